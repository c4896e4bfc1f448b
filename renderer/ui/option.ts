/** One entry of the list below a combobox (combobox.vue). */
export interface Option {
  readonly id: string;
  readonly name: string;
  /** The first words of the text there, in the text's language. */
  readonly words?: string;
  readonly keys?: readonly string[];
}
