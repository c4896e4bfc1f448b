import { shallowRef } from 'vue';
import { destinationOfLink, linkMarkdown, type NoteLink } from '#core/links/links';
import { afterDialog, openDialog } from '../ui/dialogs';
import { collectTyped, startTypeAhead } from '../study/typed-ahead';
import { isOneLink } from './markdown';

/** The field of the note that is being edited; null when there is none. */
export const writingField = shallowRef<HTMLTextAreaElement | null>(null);

/**
 * The search for a link: the part of the field that the link will replace, in UTF-16 offsets, and whether two
 * brackets that were typed began it. Then the part begins with these brackets.
 */
let search = { start: 0, end: 0, byBrackets: false };

/** Opens the link dialog, for a link at the caret or around the selection. */
export const askForLink = (): void => begin(0);

const begin = (brackets: 0 | 2): void => {
  const field = writingField.value;
  if (!field) return;
  search = { start: field.selectionStart - brackets, end: field.selectionEnd, byBrackets: brackets > 0 };
  openDialog.value = 'link';
  startTypeAhead(); // letters that come before the dialog has the focus are meant for it
};

/** To be called when the dialog has the focus: gives what was typed for it until then. */
export const typedForLink = (): string => {
  const { field, words } = sinceBegun();
  search.end = Math.max(search.end, search.byBrackets ? (field?.selectionEnd ?? 0) : 0);
  return words + collectTyped();
};

/** What has come into the field behind the brackets since the search began. */
const sinceBegun = (): { field: HTMLTextAreaElement | null; words: string } => {
  const field = writingField.value;
  const { end, byBrackets } = search;
  return { field, words: byBrackets ? (field?.value.slice(end, field.selectionEnd) ?? '') : '' };
};

/** Whether two brackets began the search and these words, which follow them, are no search for a link. */
export const isNoSearch = (words: string, found: number): boolean =>
  search.byBrackets && (/\]\]|\n/u.test(words) || (found === 0 && words.trim() !== ''));

/**
 * Closes the dialog. When two brackets began the search, what was typed since stands in the note, as it would
 * without the dialog.
 */
export const endSearch = (words: string): void => {
  if (!search.byBrackets) return void (openDialog.value = null);
  const { start, end } = search;
  startTypeAhead();
  void afterDialog(() => {
    const { field, words: later } = sinceBegun();
    if (!field) return;
    field.focus();
    const typed = `[[${words}${collectTyped()}${later}`;
    const isThere = field.value.slice(start, end) === typed;
    if (!isThere) replace(field, { start, end: end + later.length }, typed);
  });
};

/**
 * Puts a link into the field, as one step of the field's own undo. Selected words become the words of the
 * link.
 */
export const insertLink = (words: string, link: NoteLink): void =>
  void afterDialog(() => {
    const field = writingField.value;
    if (!field) return;
    const { start, end, byBrackets } = search;
    const selected = field.value.slice(start, end);
    field.focus();
    const isKept = selected !== '' && !byBrackets;
    replace(field, search, isKept ? linkAround(selected, link) : linkMarkdown(words, link));
  });

const replace = (
  field: HTMLTextAreaElement,
  { start, end }: { readonly start: number; readonly end: number },
  words: string,
): void => {
  field.setSelectionRange(start, end);
  // Deprecated, but the only way that enters the field's own undo.
  document.execCommand('insertText', false, words);
};

/**
 * A link around words as they were typed, where that makes one link; else around the words with their
 * Markdown escaped.
 */
const linkAround = (selected: string, link: NoteLink): string => {
  const markdown = `[${selected}](${destinationOfLink(link)})`;
  return isOneLink(markdown) ? markdown : linkMarkdown(selected, link);
};

/** Opens the link dialog after two brackets were typed, as in a wiki. */
export const watchForBrackets = (event: Event): void => {
  const { target } = event;
  if (!(event instanceof InputEvent) || !(target instanceof HTMLTextAreaElement)) return;
  if (event.isComposing || event.data !== '[') return;
  const before = target.value.slice(Math.max(0, target.selectionStart - 3), target.selectionStart);
  if (before.endsWith('[[') && !before.startsWith('[[[') && !before.startsWith('\\')) begin(2);
};
