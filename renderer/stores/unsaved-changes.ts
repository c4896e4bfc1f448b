import type { AnnotationChanges, NewAnnotation } from '#core/annotation/annotation';

/**
 * A request to the backend that has been sent at least once. When its answer is lost, exactly the same request
 * is sent again, and the backend recognises it.
 */
export type SentRequest =
  | { readonly kind: 'create'; readonly annotation: NewAnnotation }
  | {
      readonly kind: 'update';
      readonly changes: AnnotationChanges;
      /** The `modified` of the annotation as the person saw it who changed these fields; null: not known. */
      readonly base: string | null;
      /** A UUID, by which the backend recognises a repetition. */
      readonly request: string;
    };

/** What was made or changed of one annotation in this window and is not known to be saved. */
export interface UnsavedChanges {
  /** Sent, and neither acknowledged nor refused. */
  readonly sent: SentRequest | null;
  /** A new annotation that has not been sent. */
  readonly made: NewAnnotation | null;
  /** The fields that the person changed and that are not in `sent`; no other fields. */
  readonly changes: AnnotationChanges;
  /** For each field of `changes`, the base of its first change. */
  readonly bases: Bases;
}
type WithRequest = UnsavedChanges & { readonly sent: SentRequest };
type Bases = Readonly<Partial<Record<keyof AnnotationChanges, string | null>>>;

export const nothingUnsaved: UnsavedChanges = { sent: null, made: null, changes: {}, bases: {} };

export const isAllSaved = ({ sent, made, changes }: UnsavedChanges): boolean =>
  sent === null && made === null && fieldsOf(changes).length === 0;

/** `base`: the `modified` of the annotation as this window shows it; null: not known. */
export const withChanges = (
  unsaved: UnsavedChanges,
  changes: AnnotationChanges,
  base: string | null,
): UnsavedChanges => ({
  ...unsaved,
  changes: { ...unsaved.changes, ...changes },
  bases: { ...basesOf(changes, base), ...unsaved.bases },
});

/**
 * Puts what is to be sent next into `sent`, unless a request is there already. A change has one base, so
 * fields with another base wait for the next request. Note, tags and the other fields change separately, so that
 * each is a step of undo of its own, unless they are `joined`, because one of them was refused by itself.
 */
export const withRequest = (unsaved: UnsavedChanges, request: string, joined = false): WithRequest => {
  const { sent, made, changes, bases } = unsaved;
  if (sent !== null) return { ...unsaved, sent };
  if (made !== null) {
    return { ...nothingUnsaved, sent: { kind: 'create', annotation: { ...made, ...changes } } };
  }
  const fields = fieldsOf(changes);
  const [first] = fields;
  const base = (first && bases[first]) ?? null;
  const isNow = (field: keyof AnnotationChanges): boolean =>
    (bases[field] ?? null) === base && (joined || stepOf(field) === stepOf(first));
  const [now, later] = [fields.filter(isNow), fields.filter((field) => !isNow(field))];
  return {
    made,
    sent: { kind: 'update', changes: pick(changes, now), base, request },
    changes: pick(changes, later),
    bases: pick(bases, later),
  };
};

/**
 * `modified`: that of the annotation as the request left it, on which later changes of its fields build; null:
 * not known.
 */
export const acknowledged = (
  { sent, changes, bases }: UnsavedChanges,
  modified: string | null,
): UnsavedChanges => {
  const known = sent?.kind === 'update' ? fieldsOf(sent.changes) : fieldsOf(changes);
  const built = known.filter((field) => field in changes);
  return {
    ...nothingUnsaved,
    changes,
    bases: { ...bases, ...Object.fromEntries(built.map((field) => [field, modified])) },
  };
};

/** The request was refused or is given up: what it held is unsent again, below what was changed since. */
export const takenBack = (unsaved: UnsavedChanges): UnsavedChanges => {
  const { sent, made, changes, bases } = unsaved;
  if (sent === null) return unsaved;
  if (sent.kind === 'create') return { sent: null, made: sent.annotation, changes, bases };
  return {
    sent: null,
    made,
    changes: { ...sent.changes, ...changes },
    bases: { ...bases, ...basesOf(sent.changes, sent.base) },
  };
};

/** The fields in which what this window shows differs from what is known to be saved. */
export const unsavedFields = ({ sent, changes }: UnsavedChanges): AnnotationChanges =>
  sent?.kind === 'update' ? { ...sent.changes, ...changes } : changes;

/** An annotation that was made here and is not acknowledged yet; null for any other. */
export const unsavedCreation = ({ sent, made, changes }: UnsavedChanges): NewAnnotation | null => {
  const creation = sent?.kind === 'create' ? sent.annotation : made;
  return creation && { ...creation, ...changes };
};

const stepOf = (field: keyof AnnotationChanges | undefined): string =>
  field === 'note' || field === 'tags' ? field : 'others';

const fieldsOf = (changes: AnnotationChanges): (keyof AnnotationChanges)[] =>
  Object.keys(changes) as (keyof AnnotationChanges)[]; // the schema of changes knows no other keys

const basesOf = (changes: AnnotationChanges, base: string | null): Bases =>
  Object.fromEntries(fieldsOf(changes).map((field) => [field, base]));

const pick = <Values extends object>(values: Values, fields: readonly (keyof Values)[]): Values =>
  Object.fromEntries(fields.map((field) => [field, values[field]])) as Values; // only optional fields are left out
