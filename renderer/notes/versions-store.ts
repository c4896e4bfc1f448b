import { shallowRef } from 'vue';
import type { NoteVersion } from '#core/annotation/versions';
import { api } from '../api';
import { useDialogsStore } from '../stores/dialogs';
import { t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useMessages } from '../stores/messages';
import { client } from '../stores/client';
import { useNoticesStore } from '../stores/notices';
import { defineTextStore } from '../stores/text-session';

/** The earlier versions of one note, as their dialog shows them. */
export const useVersionsStore = defineTextStore((session) => {
  const dialogs = useDialogsStore();
  const annotations = useAnnotationsStore(session);
  const notices = useNoticesStore();
  const { announce } = useMessages(session);
  const id = shallowRef<string | null>(null);
  /** Newest first; null until the backend has answered. */
  const versions = shallowRef<readonly NoteVersion[] | null>(null);

  const load = async (): Promise<void> => {
    const asked = id.value;
    if (!asked) return;
    const result = await api.invoke('annotations.versions', { textId: session.text.id, id: asked });
    if (asked !== id.value || session.isLeft) return; // nobody waits for this answer any more
    if (result.ok) versions.value = result.value;
    else notices.fail(result.error.code);
  };

  const open = async (noteId: string): Promise<void> => {
    id.value = noteId;
    versions.value = null;
    dialogs.open = 'versions';
    await annotations.flush();
    await load();
  };

  const revert = async (at: string): Promise<void> => {
    if (!id.value) return;
    const argument = { textId: session.text.id, id: id.value, at, client };
    const result = await annotations.inOrder(() => api.invoke('annotations.revert', argument));
    if (!result.ok) return notices.fail(result.error.code);
    announce(t('versions.reverted'));
    await load();
  };

  return { id, versions, open, revert };
});
