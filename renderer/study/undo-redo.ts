import { shallowRef } from 'vue';
import { api } from '../api';
import { t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useAppStore } from '../stores/app';
import { client } from '../stores/client';
import { useMessages } from '../stores/messages';
import { useNoticesStore } from '../stores/notices';
import { definePart } from '../stores/text-session';
import { stepInWords } from './others-step';

/** Whether nothing can be changed in this window, which this explains. */
export const refuseReadOnly = (): boolean => {
  const { readOnly } = useAppStore();
  if (readOnly) useNoticesStore().explain(t('status.readOnly'));
  return readOnly;
};

/** Undo and redo of the steps of a text, and what is told of a step that can be undone. */
export const useUndoRedo = definePart((session) => {
  const annotations = useAnnotationsStore(session);
  const notices = useNoticesStore();
  const { announce, explain, toast } = useMessages(session);

  /** The step of another window of which the person has been told: asking again undoes or redoes it. */
  let asked: { readonly command: 'history.undo' | 'history.redo'; readonly number: number } | null = null;
  const undoOrRedo = async (command: 'history.undo' | 'history.redo'): Promise<void> => {
    if (refuseReadOnly()) return;
    const isUndo = command === 'history.undo';
    const known = asked?.command === command ? { agreed: asked.number } : {};
    asked = null;
    await annotations.flush();
    const argument = { textId: session.text.id, client, ...known };
    const result = await annotations.inOrder(() => api.invoke(command, argument));
    if (!result.ok) return notices.fail(result.error.code);
    if (!result.value) return explain(t(isUndo ? 'history.nothingToUndo' : 'history.nothingToRedo'));
    const { asked: question } = result.value;
    if (question) {
      asked = { command, number: question.number };
      const step = stepInWords(result.value, question);
      return explain(t(isUndo ? 'history.askUndo' : 'history.askRedo', { step }));
    }
    announce(t(isUndo ? 'history.undone' : 'history.redone'));
  };
  const undo = (): Promise<void> => undoOrRedo('history.undo');
  const redo = (): Promise<void> => undoOrRedo('history.redo');

  const isShown = shallowRef(true);
  session.onLeave(() => (isShown.value = false));
  /**
   * Speaks of a step that was just made, and shows it with "Undo" beside it until anything else is done in the
   * text, because the button would then undo that. `shown`: the words beside the button.
   */
  const toastStep = (spoken: string, shown: string): void => {
    const { acts } = annotations;
    isShown.value = true;
    toast(spoken, {
      shown,
      action: { name: t('history.undo'), run: () => void undo() },
      isTrue: () => annotations.acts === acts && isShown.value,
    });
  };

  return { undo, redo, toastStep };
});
