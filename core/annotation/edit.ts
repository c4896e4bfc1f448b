import {
  annotationColours,
  motivations,
  styles,
  type Annotation,
  type AnnotationChanges,
  type NewAnnotation,
  type Target,
} from './annotation';

/** An empty note on the whole text. */
export const emptyNote: Omit<NewAnnotation, 'id'> = {
  motivation: 'commenting',
  colour: 'none',
  style: 'solid',
  tags: [],
  note: '',
  targets: [],
};

/** `now` is ISO 8601 in UTC with milliseconds, as are all times here. */
export const createAnnotation = (made: NewAnnotation, textId: string, now: string): Annotation => ({
  id: made.id,
  textId,
  created: now,
  modified: now,
  motivation: made.motivation,
  colour: made.colour,
  style: made.style,
  tags: made.tags,
  note: made.note,
  targets: made.targets,
});

/**
 * The annotation with the changes. Fields unknown to this program stay. Gives the same object when nothing
 * would change.
 */
export const changeAnnotation = (
  annotation: Annotation,
  changes: AnnotationChanges,
  now: string,
): Annotation =>
  changesNothing(annotation, changes) ? annotation : { ...annotation, ...changes, modified: now };

/**
 * A new annotation with the same content under another id. It contains only what this program can write:
 * fields and values that a later version added are dropped or replaced by a default.
 */
export const copyAsNew = (annotation: NewAnnotation, id: string): NewAnnotation => ({
  id,
  motivation: oneOf(motivations, annotation.motivation) ?? 'commenting',
  colour: oneOf(annotationColours, annotation.colour) ?? 'yellow',
  style: oneOf(styles, annotation.style) ?? 'solid',
  tags: annotation.tags,
  note: annotation.note,
  targets: annotation.targets.map(targetAnew),
});

const oneOf = <Value>(known: readonly Value[], value: Value): Value | undefined =>
  known.find((one) => one === value);

const targetAnew = ({ quote: { exact, prefix, suffix }, position, contentHash }: Target): Target => ({
  quote: { exact, prefix, suffix },
  position: { start: position.start, end: position.end },
  contentHash,
});

/** Whether the annotation has the content and id of `made`, whatever its times. */
export const isSameContent = (annotation: Annotation, made: NewAnnotation): boolean =>
  annotation.id === made.id && changesNothing(annotation, contentOf(made));

/** Whether a change concerns only the note, as typing does. */
export const isTyping = (changes: AnnotationChanges): boolean => {
  const keys = Object.keys(changes);
  return keys.length === 1 && keys[0] === 'note';
};

/** Whether deleting it would lose words that someone typed. */
export const hasWords = (annotation: Pick<Annotation, 'note' | 'tags'>): boolean =>
  annotation.note !== '' || annotation.tags.length > 0;

const contentOf = ({ motivation, colour, style, tags, note, targets }: NewAnnotation): AnnotationChanges => ({
  motivation,
  colour,
  style,
  tags,
  note,
  targets,
});

/** Whether a change would change nothing. */
export const changesNothing = (annotation: Annotation, changes: AnnotationChanges): boolean =>
  (changes.motivation ?? annotation.motivation) === annotation.motivation &&
  (changes.colour ?? annotation.colour) === annotation.colour &&
  (changes.style ?? annotation.style) === annotation.style &&
  (changes.note ?? annotation.note) === annotation.note &&
  isSameJson(changes.tags ?? annotation.tags, annotation.tags) &&
  isSameJson(changes.targets ?? annotation.targets, annotation.targets);

/** Equal whatever the order of the keys. */
const isSameJson = (one: unknown, other: unknown): boolean => {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const [entries, others] = [Object.entries(one), new Map<string, unknown>(Object.entries(other))];
  return (
    entries.length === others.size &&
    entries.every(([key, value]) => others.has(key) && isSameJson(value, others.get(key)))
  );
};
