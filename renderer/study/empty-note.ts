import { api } from '../api';
import { t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { client } from '../stores/client';
import { useMessages } from '../stores/messages';
import { definePart } from '../stores/text-session';
import { useUndoRedo } from './undo-redo';

/** What becomes of a note that has no words when its editor closes. */
export const useRemoveIfEmpty = definePart((session) => {
  const annotations = useAnnotationsStore(session);
  const { announce } = useMessages(session);
  const { toastStep } = useUndoRedo(session);

  /**
   * To be called when the editor of a note closes: a note with nothing or only blanks in it is not kept, while a
   * highlight and a bookmark stay what they are (`annotations.removeEmpty`). Gives whether the note was removed,
   * which it has announced.
   */
  return async (id: string): Promise<boolean> => {
    const shown = annotations.byId.get(annotations.currentId(id))?.annotation;
    if (!shown || shown.note.trim() !== '') return false;
    if (shown.motivation !== 'commenting' || shown.tags.length > 0) {
      if (shown.note !== '') annotations.change(shown.id, { note: '' });
      return false;
    }
    await annotations.flush();
    if (annotations.stateOf(shown.id) !== 'saved') return false;
    const argument = { textId: session.text.id, id: shown.id, client };
    const result = await annotations.inOrder(() => api.invoke('annotations.removeEmpty', argument));
    if (!result.ok || result.value === null) return false;
    if (result.value === 'forgotten') announce(t('status.emptyNotKept'));
    else toastStep(t('status.deleted'), t('status.gone'));
    return true;
  };
});
