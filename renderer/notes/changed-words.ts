import { h, type FunctionalComponent } from 'vue';
import { t } from '../i18n';
import type { Change } from './changes-between';

/** Words of a comparison. What was inserted or deleted is so for screen readers too, which often say nothing of it. */
export const ChangedWords: FunctionalComponent<Change> = ({ kind, words }) => {
  if (kind === 'same') return words;
  const spoken = (said: string) => h('span', { class: 'visually-hidden' }, said);
  return h(kind === 'inserted' ? 'ins' : 'del', { dir: 'auto' }, [
    spoken(t(`versions.${kind}`)),
    words,
    spoken(t('versions.end')),
  ]);
};
ChangedWords.props = ['kind', 'words'];
