import type { Annotation } from '#core/annotation/annotation';

/**
 * What is on disk, as far as this window has been told. Only events are certain to come in the order in which things happened (`modified` is
 * not: undoing brings an older one back); answers and lists may be late. But every state that an answer gives has an event of its
 * own: an answer whose event has come is older than what the events say, or the same.
 */
export const createOnDisk = () => {
  const known = new Map<string, Annotation>();
  /** The `modified` of each state that is known of an annotation since it was last asked to be created or changed. */
  const sinceAsked = new Map<string, Set<string | undefined>>();
  /** For each list under way, what has come since it was asked for; null: removed. */
  const lists = new Set<Map<string, Annotation | null>>();
  let [asked, laid] = [0, 0];

  const put = (id: string, annotation: Annotation | null): void => {
    if (annotation) known.set(id, annotation);
    else known.delete(id);
    for (const since of lists) since.set(id, annotation);
  };

  const lay = (annotations: readonly Annotation[]): void => {
    known.clear();
    for (const annotation of annotations) known.set(annotation.id, annotation);
  };

  return {
    known: known as ReadonlyMap<string, Annotation>,
    /** An event tells what is there now; null: nothing. */
    told(id: string, annotation: Annotation | null): void {
      sinceAsked.get(id)?.add(annotation?.modified);
      put(id, annotation);
    },
    /** A creation or change sets out; one at a time for each annotation. */
    asked(id: string): void {
      sinceAsked.set(id, new Set([known.get(id)?.modified]));
    },
    /** The answer to it. */
    answered(annotation: Annotation): void {
      const { id, modified } = annotation;
      if (!sinceAsked.get(id)?.has(modified)) put(id, annotation);
      sinceAsked.delete(id);
    },
    /** All there is. */
    lay,
    /**
     * The list of all is asked for. Gives what is called with it when it has come, or with null when it does not come, and what says
     * whether it was laid: one that was asked for before the last that was laid is not.
     */
    askedForAll(): (list: readonly Annotation[] | null) => boolean {
      const since = new Map<string, Annotation | null>();
      const turn = ++asked;
      lists.add(since);
      return (list) => {
        lists.delete(since);
        if (!list || turn < laid) return false;
        laid = turn;
        const all = new Map<string, Annotation | null>(list.map((annotation) => [annotation.id, annotation]));
        for (const [id, annotation] of since) all.set(id, annotation);
        lay([...all.values()].filter((annotation) => annotation !== null));
        return true;
      };
    },
  };
};
