import { shallowRef, watch } from 'vue';
import { linkedNotes } from '#core/links/linked-notes';
import { useAnnotationsStore, type AnchoredAnnotation } from '../stores/annotations';
import { byPosition } from '../stores/anchored-entries';
import { changedBetween } from '../stores/sorted-lists';
import { defineTextStore } from '../stores/text-session';

/** Knows which notes link to which. A change of one note costs its own length, however many others there are. */
export const useBacklinksStore = defineTextStore((session) => {
  const annotations = useAnnotationsStore(session);
  /** By the id of a note: the ids of the notes to which it links, and of those that link to it. */
  const linksFrom = new Map<string, readonly string[]>();
  const linksTo = new Map<string, Set<string>>();
  /** Grows when a link comes or goes. */
  const version = shallowRef(0);

  const follow = (id: string, after: readonly string[]): void => {
    const before = linksFrom.get(id) ?? [];
    if (before.length === after.length && before.every((to, index) => to === after[index])) return;
    for (const to of before) linksTo.get(to)?.delete(id);
    for (const to of after) linksTo.set(to, (linksTo.get(to) ?? new Set()).add(id));
    if (after.length > 0) linksFrom.set(id, after);
    else linksFrom.delete(id);
    version.value += 1;
  };

  watch(
    () => annotations.all,
    (after, before) => {
      const { gone, come } = changedBetween(before ?? [], after);
      const left = new Set(gone.map(({ annotation }) => annotation.id));
      for (const { annotation } of come) {
        left.delete(annotation.id);
        follow(annotation.id, linkedNotes(annotation.note));
      }
      for (const id of left) follow(id, []);
    },
    { immediate: true, flush: 'sync' },
  );

  /** The notes that link to a note, in the order of the text; a link to itself does not count. */
  const linkingTo = (id: string): readonly AnchoredAnnotation[] => {
    void version.value;
    const ids = linksTo.get(id);
    if (!ids || ids.size === 0) return [];
    const found = [...ids].flatMap((from) => (from === id ? [] : (annotations.byId.get(from) ?? [])));
    return found.toSorted(byPosition);
  };

  return { linkingTo };
});
