import { shallowRef } from 'vue';
import type { Trashed } from '#core/annotation/trash';
import type { Result } from '#contract/result';
import { api } from '../api';
import { counted, t } from '../i18n';
import { useAnnotationsStore } from '../stores/annotations';
import { useMessages } from '../stores/messages';
import { client } from '../stores/client';
import { useNoticesStore } from '../stores/notices';
import { defineTextStore } from '../stores/text-session';

/** The trash of the open text, as its dialog shows it. */
export const useTrashStore = defineTextStore((session) => {
  const notices = useNoticesStore();
  const { announce } = useMessages(session);
  const annotations = useAnnotationsStore(session);
  /** The last deleted first; null until the backend has answered. */
  const items = shallowRef<readonly Trashed[] | null>(null);

  const load = async (): Promise<void> => {
    const result = await api.invoke('trash.list', { textId: session.text.id });
    if (session.isLeft) return;
    if (result.ok) items.value = result.value;
    else notices.fail(result.error.code);
  };

  const announceAndReload = async (result: Result<unknown>, sentence: string): Promise<void> => {
    if (result.ok) announce(sentence);
    else notices.fail(result.error.code);
    await load();
  };

  const restore = async (ids: readonly string[]): Promise<void> =>
    announceAndReload(
      await annotations.inOrder(() => api.invoke('trash.restore', { textId: session.text.id, ids, client })),
      counted('trash.restored', ids.length),
    );

  const empty = async (): Promise<void> =>
    announceAndReload(
      await api.invoke('trash.empty', {
        textId: session.text.id,
        ids: (items.value ?? []).map(({ id }) => id), // what the reader has seen, and nothing else
      }),
      t('trash.emptied'),
    );

  return { items, load, restore, empty };
});
