import { shallowRef } from 'vue';
import { definePart } from '../stores/text-session';

/**
 * Which long quotes and notes are shown whole in their cards. They are so also when their card, which leaves the
 * page as the list scrolls, comes back.
 */
export const useOpenedOut = definePart(() => {
  const opened = shallowRef<ReadonlySet<string>>(new Set());
  /** `key` names a note, or one of its quotes. */
  const isOpenedOut = (key: string): boolean => opened.value.has(key);
  const openOut = (key: string): void => void (opened.value = new Set(opened.value).add(key));
  const cutShort = (key: string): void =>
    void (opened.value = new Set([...opened.value].filter((other) => other !== key)));
  return { isOpenedOut, openOut, cutShort };
});
