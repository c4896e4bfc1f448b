/** In the order in which the dialog of keys shows them. */
export const commandGroups = ['places', 'cursor', 'marking', 'view', 'program'] as const;

/** Something a person can ask for by name, key, menu or palette. */
export interface Command {
  readonly id: string;
  readonly group: (typeof commandGroups)[number];
  /** What it is called; without it, the message `commands.<id>`. */
  readonly name?: () => string;
  /** Keys as `chordOf` writes them. A key that is a single letter is off with the switch in the settings. */
  readonly keys?: readonly string[];
  /** Further keys, which work and are not shown. */
  readonly otherKeys?: readonly string[];
  /** Where else its keys work: in text fields too, or also in a dialog, which it closes first. */
  readonly reach?: 'fields' | 'dialogs';
  /** It changes the record: where that is open read-only nothing offers it, and its keys say why it does nothing. */
  readonly changes?: true;
  /** Whether it means anything at this moment; if not, the palette leaves it out and its keys are the browser's. */
  readonly ready?: () => boolean;
  /** Left out of the palette, where it would mean nothing. */
  readonly keyOnly?: true;
  readonly run: () => void;
}
