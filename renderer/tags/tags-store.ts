import { computed } from 'vue';
import { countTags, renameTags, tagKey } from '#core/tags/tags';
import { api } from '../api';
import { useAnnotationsStore } from '../stores/annotations';
import { client } from '../stores/client';
import { useNoticesStore } from '../stores/notices';
import { defineTextStore } from '../stores/text-session';
import { shownTag } from './shown-tag';

/** All tags of the annotations on the open text, counted only while they are shown. */
export const useTagsStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);
  const notices = useNoticesStore();
  const tagged = computed(() => annotations.all.map(({ annotation }) => annotation));
  const all = computed(() => countTags(tagged.value, session.text.metadata.language));
  const byKey = computed(() => new Map(all.value.map((tag) => [tag.key, tag])));
  /** The commonest spelling of a tag or of a tag's key; words for an invisible one. */
  const nameOf = (tag: string): string => {
    const key = tagKey(tag);
    return shownTag(key && (byKey.value.get(key)?.name ?? tag));
  };

  /**
   * Gives all tags with these keys one name, as one step to undo. Gives how many annotations changed; null
   * when it failed, which it has announced.
   */
  const rename = async (keys: ReadonlySet<string>, to: string): Promise<number | null> => {
    await annotations.flush();
    const renaming = renameTags(tagged.value, keys, to);
    if (!renaming) return 0;
    const argument = { textId: session.text.id, ...renaming, client };
    const result = await annotations.inOrder(() => api.invoke('annotations.changeMany', argument));
    if (result.ok) return result.value.changed;
    notices.fail(result.error.code);
    return null;
  };

  return { all, byKey, nameOf, rename };
});
