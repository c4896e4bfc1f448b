import { tagKey, tagsToWrite } from '../tags/tags';
import type { Annotation, AnnotationChanges, Colour, Style } from './annotation';

/**
 * A change of many annotations at once. Tags are added and removed, since each annotation has its own; any
 * spelling will do.
 */
export interface ChangesForMany {
  readonly colour?: Colour;
  readonly style?: Style;
  readonly tags?: { readonly add?: readonly string[]; readonly remove?: readonly string[] };
}

/** The change that one of the annotations gets. Its tags keep their order; new tags come last, each once. */
export const changesFor = (
  { tags }: Pick<Annotation, 'tags'>,
  { tags: retagging, ...others }: ChangesForMany,
): AnnotationChanges => {
  if (retagging === undefined) return others;
  const { add = [], remove = [] } = retagging;
  const removed = new Set(remove.map(tagKey));
  const kept = removed.size === 0 ? tags : tags.filter((tag) => !removed.has(tagKey(tag)));
  return { ...others, tags: tagsToWrite(kept, [...kept, ...add]) };
};
