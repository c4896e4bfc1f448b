import { tagKey } from '#core/tags/tags';
import { t } from '../i18n';

/** A tag as it is shown: what nobody would see, which an older program let in, is said in words, so that it can be taken away. */
export const shownTag = (tag: string): string => (tagKey(tag) === '' ? t('tags.unseen') : tag);
