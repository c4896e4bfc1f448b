import type { Annotation } from '#core/annotation/annotation';

/**
 * The annotations that are saved, as far as this window has been told. Only events are certain to come in the
 * order in which things happened; answers and lists may come late, and `modified` does not tell which state
 * is newer, because undoing brings an older one back. But every state that an answer gives has its own event:
 * when that event has come before the answer, the answer is as old as the events, or older. When it has not,
 * the events until then are older than the answer.
 */
export const createSavedAnnotations = () => {
  const byId = new Map<string, Annotation>();
  /**
   * By id: the `modified` of each state that has been known since the last request to create or change the
   * annotation.
   */
  const knownSinceRequest = new Map<string, Set<string | undefined>>();
  /** By id: the `modified` of the answer that was put and whose own event has not come yet. */
  const expectedEvents = new Map<string, string>();
  /** For each list that has been requested and not answered, what has come since, by id; null: removed. */
  const openLists = new Set<Map<string, Annotation | null>>();
  /** Numbers of the list requested last, and of the newest one that was taken. */
  let [requestedList, takenList] = [0, 0];

  const put = (id: string, annotation: Annotation | null): void => {
    if (annotation) byId.set(id, annotation);
    else byId.delete(id);
    for (const since of openLists) since.set(id, annotation);
  };

  const replaceAll = (annotations: readonly Annotation[]): void => {
    byId.clear();
    for (const annotation of annotations) byId.set(annotation.id, annotation);
  };

  return {
    byId: byId as ReadonlyMap<string, Annotation>,
    /** An event tells the present state; null: removed. */
    announced(id: string, annotation: Annotation | null): void {
      knownSinceRequest.get(id)?.add(annotation?.modified);
      const expected = expectedEvents.get(id);
      if (annotation && expected !== undefined && annotation.modified < expected) return;
      expectedEvents.delete(id);
      put(id, annotation);
    },
    /**
     * A request to create or change an annotation is sent; each annotation has one request at a time. A
     * repetition counts from when the request was sent first, since its answer is as old.
     */
    requested(id: string, repeated: boolean): void {
      if (repeated && knownSinceRequest.has(id)) return;
      knownSinceRequest.set(id, new Set([byId.get(id)?.modified]));
    },
    /** The answer to that request has come. */
    answered(annotation: Annotation): void {
      const { id, modified } = annotation;
      if (!knownSinceRequest.get(id)?.has(modified)) {
        put(id, annotation);
        expectedEvents.set(id, modified);
      }
      knownSinceRequest.delete(id);
    },
    replaceAll,
    /**
     * The whole list is requested. The caller hands the list, or null when the request failed, to the
     * function that this gives; that function returns whether it took the list. It refuses a list that was
     * requested before the newest one that it took.
     */
    listRequested(): (list: readonly Annotation[] | null) => boolean {
      const since = new Map<string, Annotation | null>();
      const number = ++requestedList;
      openLists.add(since);
      return (list) => {
        openLists.delete(since);
        if (!list || number < takenList) return false;
        takenList = number;
        const all = new Map<string, Annotation | null>(list.map((annotation) => [annotation.id, annotation]));
        for (const [id, annotation] of since) all.set(id, annotation);
        // A list is asked for when events may have been missed, which are not expected any more.
        for (const id of [...expectedEvents.keys()]) if (!since.has(id)) expectedEvents.delete(id);
        replaceAll([...all.values()].filter((annotation) => annotation !== null));
        return true;
      };
    },
  };
};
