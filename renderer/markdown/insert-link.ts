import { shallowRef } from 'vue';
import { useDialogsStore } from '../stores/dialogs';
import { definePart } from '../stores/text-session';
import { useTypedAhead } from '../study/typed-ahead';
import { replaceInField } from '../ui/text-field';

/** Puts links to places and notes into the note that is being written. */
export const useInsertLink = definePart((session) => {
  const dialogs = useDialogsStore();
  const { collectTyped, startTypeAhead } = useTypedAhead(session);

  /** The field of the note that is being edited; null when there is none. */
  const writingField = shallowRef<HTMLTextAreaElement | null>(null);
  /**
   * The search for a link: the part of the field that the link will replace, in UTF-16 offsets, with its words, and
   * whether two brackets that were typed began it. Then the part begins with these brackets.
   */
  let search = { start: 0, end: 0, words: '', byBrackets: false };

  /** Opens the link dialog, for a link at the caret or around the selection. */
  const askForLink = (): void => begin(0);

  const begin = (brackets: 0 | 2): void => {
    const field = writingField.value;
    if (!field) return;
    const [start, end] = [field.selectionStart - brackets, field.selectionEnd];
    search = { start, end, words: field.value.slice(start, end), byBrackets: brackets > 0 };
    dialogs.open = 'link';
    startTypeAhead(); // letters that come before the dialog has the focus are meant for it
  };

  /**
   * Where the part is now. When another window has changed the note meanwhile, the part stands before the caret,
   * which stays at its words (use-note-field.ts). When it is not there either, nothing is replaced.
   */
  const partNow = (field: HTMLTextAreaElement): { start: number; end: number } => {
    const { start, end, words } = search;
    if (words !== '' && field.value.slice(start, end) === words) return { start, end };
    const caret = field.selectionEnd;
    return { start: field.value.slice(0, caret).endsWith(words) ? caret - words.length : caret, end: caret };
  };

  /** To be called when the dialog has the focus: gives what was typed for it until then. */
  const typedForLink = (): string => {
    const field = writingField.value;
    if (!field || !search.byBrackets) return collectTyped();
    const { start, end } = partNow(field);
    const { value, selectionEnd } = field;
    search = { ...search, start, end: selectionEnd, words: value.slice(start, selectionEnd) };
    return value.slice(end, selectionEnd) + collectTyped();
  };

  /** Whether two brackets began the search and these words, which follow them, are no search for a link. */
  const isNoSearch = (words: string, found: number): boolean =>
    search.byBrackets && (/\]\]|\n/u.test(words) || (found === 0 && words.trim() !== ''));

  /**
   * Closes the dialog. When two brackets began the search, what was typed since stands in the note, as it would
   * without the dialog.
   */
  const endSearch = (words: string): void => {
    if (!search.byBrackets) return void (dialogs.open = null);
    startTypeAhead();
    void dialogs.afterDialog(() => {
      const field = writingField.value;
      if (!field) return;
      const { start, end } = partNow(field);
      const later = field.value.slice(end, field.selectionEnd);
      field.focus();
      const typed = `[[${words}${collectTyped()}${later}`;
      const isThere = field.value.slice(start, end) === typed;
      if (!isThere) replaceInField(field, { start, end: end + later.length }, typed);
    });
  };

  /**
   * Puts a link into the field, as one step of the field's own undo. `linkFor` gives its Markdown around the words
   * that were selected; they are empty when there were none. The dialog brings it, and with it the parser of
   * Markdown, which is not loaded for the first paint.
   */
  const insertLink = (linkFor: (selected: string) => string): void =>
    void dialogs.afterDialog(() => {
      const field = writingField.value;
      if (!field) return;
      const part = partNow(field);
      const selected = field.value.slice(part.start, part.end);
      field.focus();
      replaceInField(field, part, linkFor(search.byBrackets ? '' : selected));
    });

  /** Opens the link dialog after two brackets were typed, as in a wiki. */
  const watchForBrackets = (event: Event): void => {
    const { target } = event;
    if (!(event instanceof InputEvent) || !(target instanceof HTMLTextAreaElement)) return;
    if (event.isComposing || event.data !== '[') return;
    const before = target.value.slice(Math.max(0, target.selectionStart - 3), target.selectionStart);
    if (before.endsWith('[[') && !before.startsWith('[[[') && !before.startsWith('\\')) begin(2);
  };

  return { writingField, askForLink, typedForLink, isNoSearch, endSearch, insertLink, watchForBrackets };
});
