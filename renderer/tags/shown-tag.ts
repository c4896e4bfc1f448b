import { tagKey } from '#core/tags/tags';
import { t } from '../i18n';

/**
 * A tag as it is shown. Earlier versions accepted tags of invisible characters; words stand for these, so
 * that the reader can remove them.
 */
export const shownTag = (tag: string): string => (tagKey(tag) === '' ? t('tags.unseen') : tag);
