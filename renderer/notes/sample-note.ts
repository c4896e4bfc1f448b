import { nextTick } from 'vue';
import { t } from '../i18n';
import { firstBlockInView, scrollerOf } from '../page/scrollers';
import { useAnnotationsStore } from '../stores/annotations';
import { useMessages } from '../stores/messages';
import { useSettingsStore } from '../stores/settings';
import { definePart } from '../stores/text-session';
import { useShowNote } from '../study/show-note';
import { samplePassage } from './sample-passage';

/** Makes an ordinary note on a passage of the open text. Its words say how notes are used, and nothing of the text. */
export const useSampleNote = definePart((session) => {
  const annotations = useAnnotationsStore(session);
  const showNote = useShowNote(session);
  const { announce } = useMessages(session);

  return async (): Promise<void> => {
    const text = scrollerOf('text');
    const seen = text && firstBlockInView(text);
    const range = samplePassage(session.flat, session.text.metadata.language, seen?.id ?? null);
    const { lastColour, lastStyle } = useSettingsStore().settings;
    const look = { colour: range ? lastColour : 'none', style: lastStyle } as const;
    const id = annotations.create(range, look, 'commenting', t('sample.note'));
    await showNote(id, { focus: true });
    await nextTick();
    announce(t('sample.added'));
  };
});
