import { shallowRef } from 'vue';
import { destinationOfLink, linkMarkdown, type NoteLink } from '#core/links/links';
import { afterDialog, openDialog } from '../ui/dialogs';
import { isOneLink } from './markdown';

/** The field of the note that is being edited; null when there is none. */
export const writingField = shallowRef<HTMLTextAreaElement | null>(null);

/** The part of the field that a link will replace, in UTF-16 offsets. */
let replaced = { start: 0, end: 0 };

/**
 * Opens the link dialog, for a link at the caret or around the selection. The link also replaces `typed`
 * UTF-16 units before the caret.
 */
export const askForLink = (typed = 0): void => {
  const field = writingField.value;
  if (!field) return;
  replaced = { start: field.selectionStart - typed, end: field.selectionEnd };
  openDialog.value = 'link';
};

/**
 * Puts a link into the field, as one step of the field's own undo. Selected words become the words of the
 * link.
 */
export const insertLink = (words: string, link: NoteLink): void =>
  void afterDialog(() => {
    const field = writingField.value;
    if (!field) return;
    const { start, end } = replaced;
    const selected = field.value.slice(start, end);
    field.focus();
    field.setSelectionRange(start, end);
    const isKept = selected !== '' && selected !== '[[';
    const markdown = isKept ? linkAround(selected, link) : linkMarkdown(words, link);
    // Deprecated, but the only way that enters the field's own undo.
    document.execCommand('insertText', false, markdown);
  });

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
  if (before.endsWith('[[') && !before.startsWith('[[[') && !before.startsWith('\\')) askForLink(2);
};
