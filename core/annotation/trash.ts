import type { Annotation } from './annotation';

/** A deleted annotation, whole, so that it can come back as it was. */
export interface Trashed {
  /** The annotation's own id. */
  readonly id: string;
  /** ISO 8601 in UTC with milliseconds. */
  readonly deleted: string;
  readonly annotation: Annotation;
}

/** A deleted annotation is kept at least so long. */
export const daysInTrash = 30;

/** Ids of what was deleted before a time. `time`: ISO 8601 in UTC with milliseconds, as all times here. */
export const deletedBefore = (trash: Iterable<Trashed>, time: string): string[] =>
  [...trash].filter(({ deleted }) => deleted < time).map(({ id }) => id);

/** What a record holds under one id: a live annotation, one in the trash, or neither. */
export interface EntryState {
  readonly annotation: Annotation | null;
  readonly trashed: Trashed | null;
}
