import { CommandError } from '#contract/result';
import type { Services } from './handlers';

/** `note.find`: looks first at the texts that are open, because their records are in memory. */
export const findNote = (
  { library, records, uses }: Pick<Services, 'library' | 'records' | 'uses'>,
  id: string,
): { textId: string } | null => {
  const ids = library.ids().filter((textId) => records.has(textId));
  const inOrder = ids.toSorted((a, b) => Number(uses.isUsed(b)) - Number(uses.isUsed(a)));
  const textId = inOrder.find((each) => holds(records, each, id));
  return textId === undefined ? null : { textId };
};

/** A record that cannot be opened hides no note of another one. */
const holds = (records: Services['records'], textId: string, id: string): boolean => {
  try {
    return records
      .annotations(textId)
      .list()
      .annotations.some((annotation) => annotation.id === id);
  } catch (error) {
    if (error instanceof CommandError) return false;
    throw error;
  }
};
