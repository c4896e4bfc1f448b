/** In the order of the dialog that lists the keys. */
export const commandGroups = ['places', 'cursor', 'marking', 'view', 'program'] as const;

/** The sections of the menu "More", in their order. The first is there in a narrow window only. */
export const menuSections = ['steps', 'notes', 'files', 'program'] as const;

/** An action that a key, a menu or the palette runs. */
export interface Command {
  readonly id: string;
  readonly group: (typeof commandGroups)[number];
  /** The name that is shown; by default the message `commands.<id>`. */
  readonly name?: () => string;
  /** Keys as `chordOf` writes them. A switch in the settings turns off keys that are single letters. */
  readonly keys?: readonly string[];
  /** Further keys, which are not shown. */
  readonly otherKeys?: readonly string[];
  /**
   * Where its keys work besides the page: in text fields, or also in dialogs, which the command closes first.
   */
  readonly reach?: 'fields' | 'dialogs';
  /** In a dialog it acts on the dialog, which stays open. */
  readonly staysInDialog?: true;
  /**
   * It changes the record: when the record is read-only, nothing offers it, and its keys announce why it does
   * nothing.
   */
  readonly changes?: true;
  /** Whether it can run now; if not, the palette leaves it out and the browser handles its keys. */
  readonly ready?: () => boolean;
  /** Its section of the menu "More"; by default it is not in that menu. */
  readonly menu?: (typeof menuSections)[number];
  /** Left out of the palette, where it would make no sense. */
  readonly keyOnly?: true;
  readonly run: () => void;
}
