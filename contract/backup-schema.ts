import * as v from 'valibot';
import { isRecord } from '#core/json/guards';
import { annotationFields, rangeCheck, rangeFields, textId, uuid } from './schemas';

// What stands in a backup is checked as what a command brings is, and with the same fields. Two things differ:
// fields that this version does not know are kept, and tags are not cleaned, because they were on a disk already.

/** As `Date.toISOString` writes it: ISO 8601 in UTC with milliseconds, of a day that exists. */
const moment = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((time) => {
    const date = new Date(time);
    return !Number.isNaN(date.getTime()) && date.toISOString() === time;
  }),
);

const target = v.looseObject({
  quote: v.looseObject({ exact: v.string(), prefix: v.string(), suffix: v.string() }),
  position: v.pipe(v.looseObject(rangeFields), rangeCheck),
  contentHash: v.string(),
});

const { motivation, colour, style } = annotationFields;
const tags = v.array(v.string());
const annotation = v.looseObject({
  id: uuid,
  textId,
  created: moment,
  modified: moment,
  motivation,
  colour,
  style,
  tags,
  note: v.string(),
  targets: v.array(target),
});
const trashed = v.looseObject({
  id: uuid,
  deleted: moment,
  dayInUse: v.exactOptional(v.pipe(v.number(), v.safeInteger())),
  annotation,
});
const version = v.looseObject({ at: moment, note: v.string(), tags, colour });
const versions = v.looseObject({ id: uuid, versions: v.array(version) });

const kinds = { annotation, trashed, versions } as const;

/**
 * Which field of a backup's entry is not as a command would take it, as a path such as `annotation.colour`;
 * null when all are. `entry`: a value whose checksum is right.
 */
export const wrongFieldOf = (entry: unknown): string | null => {
  if (!isRecord(entry) || !v.is(textId, entry['textId'])) return 'textId';
  const kind = (['annotation', 'trashed', 'versions'] as const).find((name) => entry[name] !== undefined);
  if (kind === undefined) return 'annotation';
  const parsed = v.safeParse(kinds[kind], entry[kind], { abortEarly: true });
  if (!parsed.success) return [kind, v.getDotPath(parsed.issues[0])].filter((part) => part).join('.');
  const kept = isRecord(entry[kind]) ? entry[kind] : {};
  if (kind === 'annotation') return kept['textId'] === entry['textId'] ? null : 'annotation.textId';
  if (kind === 'versions' || !isRecord(kept['annotation'])) return null;
  if (kept['annotation']['id'] !== kept['id']) return 'trashed.annotation.id';
  return kept['annotation']['textId'] === entry['textId'] ? null : 'trashed.annotation.textId';
};
