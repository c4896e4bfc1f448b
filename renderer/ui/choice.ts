/** One line of a choice list (choice-list.vue). */
export interface Choice {
  readonly id: string;
  readonly name: string;
  /** What the text itself says there, in its language. */
  readonly words?: string;
  readonly keys?: readonly string[];
}
