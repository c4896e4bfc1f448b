import { shallowRef } from 'vue';
import { destinationOfLink, linkMarkdown, type NoteLink } from '#core/links/links';
import { afterDialog, openDialog } from '../ui/dialogs';
import { isOneLink } from './markdown';

/** The field of the note that is being written; null when none is. */
export const writingField = shallowRef<HTMLTextAreaElement | null>(null);

/** What a link will stand instead of: UTF-16 offsets into the field's words. */
let replaced = { start: 0, end: 0 };

/** Asks where a link shall lead, to put it where the caret is, or around what is selected. `typed`: so many letters before the caret go. */
export const askForLink = (typed = 0): void => {
  const field = writingField.value;
  if (!field) return;
  replaced = { start: field.selectionStart - typed, end: field.selectionEnd };
  openDialog.value = 'link';
};

/** Puts the link into the field, as one step of the field's own undo. Selected words stay the words of the link. */
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
    // The only way that the field's undo knows of; it is deprecated and has no successor.
    document.execCommand('insertText', false, markdown);
  });

/** With the words as they were typed where that makes a link; else with each letter of them shown as it is. */
const linkAround = (selected: string, link: NoteLink): string => {
  const markdown = `[${selected}](${destinationOfLink(link)})`;
  return isOneLink(markdown) ? markdown : linkMarkdown(selected, link);
};

/** Two brackets ask for a link, as in a wiki. */
export const watchForBrackets = (event: Event): void => {
  const { target } = event;
  if (!(event instanceof InputEvent) || !(target instanceof HTMLTextAreaElement)) return;
  if (event.isComposing || event.data !== '[') return;
  const before = target.value.slice(Math.max(0, target.selectionStart - 3), target.selectionStart);
  if (before.endsWith('[[') && !before.startsWith('[[[') && !before.startsWith('\\')) askForLink(2);
};
