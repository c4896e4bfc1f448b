import type { Annotation } from './annotation';

/** A deleted annotation, whole, so that it can come back as it was. */
export interface Trashed {
  /** The annotation's own id. */
  readonly id: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly deleted: string;
  /**
   * The number of the day in use on which it came into the trash (backend/record/days-in-use.ts). Absent in
   * what versions without this count have deleted.
   */
  readonly dayInUse?: number;
  readonly annotation: Annotation;
}

/** A deleted annotation is kept for at least so many days in use after the one on which it was deleted. */
export const daysInTrash = 30;

/**
 * The ids of entries that have been in the trash for longer than they are kept, and the entries of which that
 * cannot be known: those without a number, or with one that is higher than `today`, the number of the present
 * day, because the count has begun anew.
 */
export const agedTrash = (
  trash: Iterable<Trashed>,
  today: number,
): { readonly expired: string[]; readonly unnumbered: Trashed[] } => {
  const entries = [...trash];
  const isNumbered = ({ dayInUse }: Trashed): boolean => typeof dayInUse === 'number' && dayInUse <= today;
  return {
    expired: entries
      .filter((entry) => isNumbered(entry) && today - (entry.dayInUse ?? today) > daysInTrash)
      .map(({ id }) => id),
    unnumbered: entries.filter((entry) => !isNumbered(entry)),
  };
};

/** What a record holds under one id: a live annotation, one in the trash, or neither. */
export interface EntryState {
  readonly annotation: Annotation | null;
  readonly trashed: Trashed | null;
}
