import { CommandError } from '#contract/result';
import type { Services } from './handlers';

/**
 * `note.find`: looks first at the texts that are open, because their records are in memory. Capitals in an id mean
 * nothing (RFC 9562, section 4); the answer has it as the record has.
 */
export const findNote = (
  { library, records, uses }: Pick<Services, 'library' | 'records' | 'uses'>,
  id: string,
): { textId: string; id: string } | null => {
  const wanted = id.toLowerCase();
  const ids = library.ids().filter((textId) => records.has(textId));
  const inOrder = ids.toSorted((a, b) => Number(uses.isUsed(b)) - Number(uses.isUsed(a)));
  for (const textId of inOrder) {
    const found = noteIn(records, textId, wanted);
    if (found !== undefined) return { textId, id: found };
  }
  return null;
};

/** A record that cannot be opened hides no note of another one. */
const noteIn = (records: Services['records'], textId: string, wanted: string): string | undefined => {
  try {
    const { annotations } = records.annotations(textId).list();
    return annotations.find(({ id }) => id.toLowerCase() === wanted)?.id;
  } catch (error) {
    if (error instanceof CommandError) return undefined;
    throw error;
  }
};
