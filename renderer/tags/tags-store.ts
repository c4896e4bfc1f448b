import { defineStore } from 'pinia';
import { computed } from 'vue';
import { countTags, renameTags } from '#core/tags/tags';
import { api } from '../api';
import { useAnnotationsStore } from '../stores/annotations';
import { useNoticesStore } from '../stores/notices';
import { useTextStore } from '../stores/text';

/** All tags that the open text's annotations bear. Counted only while somebody looks at them. */
export const useTagsStore = defineStore('tags', () => {
  const texts = useTextStore();
  const annotations = useAnnotationsStore();
  const notices = useNoticesStore();
  const tagged = computed(() => annotations.all.map(({ annotation }) => annotation));
  const all = computed(() => countTags(tagged.value, texts.text.metadata.language));

  /** All tags of these keys become one of this name, as one step to undo. Gives how many annotations changed; null when it failed, which it has said. */
  const rename = async (keys: ReadonlySet<string>, to: string): Promise<number | null> => {
    await annotations.flush();
    const renaming = renameTags(tagged.value, keys, to);
    if (!renaming) return 0;
    const result = await api.invoke('annotations.changeMany', { textId: texts.text.id, ...renaming });
    if (result.ok) return result.value.changed;
    notices.fail(result.error.code);
    return null;
  };

  return { all, rename };
});
