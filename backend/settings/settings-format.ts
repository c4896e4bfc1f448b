import * as v from 'valibot';
import { isRecord } from '#core/json/guards';
import { settingsPatchSchema } from '#contract/schemas';
import { windowSizes, type Arrangements } from '#contract/panes';
import { defaultSettings, type Settings } from '#contract/settings';
import { arrangementsOf } from './migrate-panes';

export const format = 'lectern.settings';
export const version = 1;

const fields = settingsPatchSchema.entries;
const deskFields = fields.desk.wrapped.entries;
const positionFields = fields.positions.wrapped;

/** Reads a document value by value. A value that is missing or out of range becomes the default. */
export const readSettings = (document: Readonly<Record<string, unknown>>): Settings => ({
  theme: valueOr(fields.theme, document['theme'], defaultSettings.theme),
  textSize: valueOr(fields.textSize, document['textSize'], defaultSettings.textSize),
  typography: readGroup(
    fields.typography.wrapped.entries,
    document['typography'],
    defaultSettings.typography,
  ),
  desk: isRecord(document['desk']) ? readDesk(document['desk']) : arrangementsOf(document),
  notes: readGroup(fields.notes.wrapped.entries, document['notes'], defaultSettings.notes),
  calendar: valueOr(fields.calendar, document['calendar'], defaultSettings.calendar),
  print: readGroup(fields.print.wrapped.entries, document['print'], defaultSettings.print),
  lastColour: valueOr(fields.lastColour, document['lastColour'], defaultSettings.lastColour),
  lastStyle: valueOr(fields.lastStyle, document['lastStyle'], defaultSettings.lastStyle),
  searchOrder: valueOr(fields.searchOrder, document['searchOrder'], defaultSettings.searchOrder),
  exports: readGroup(fields.exports.wrapped.entries, document['exports'], defaultSettings.exports),
  colourLabels: readGroup(
    fields.colourLabels.wrapped.entries,
    document['colourLabels'],
    defaultSettings.colourLabels,
  ),
  lastText: valueOr(v.nullable(fields.lastText), document['lastText'], defaultSettings.lastText),
  positions: readPositions(document['positions']),
  letterKeys: valueOr(fields.letterKeys, document['letterKeys'], defaultSettings.letterKeys),
  hints: readGroup(fields.hints.wrapped.entries, document['hints'], defaultSettings.hints),
});

/** Reads a group of values, each for itself as well. */
const readGroup = <Group extends object>(
  schemas: Readonly<Record<keyof Group, v.GenericSchema>>,
  stored: unknown,
  defaults: Group,
): Group => {
  const values = isRecord(stored) ? stored : {};
  const keys = Object.keys(defaults) as (keyof Group & string)[]; // the defaults are a literal without other keys
  return Object.fromEntries(
    keys.map((key) => [key, valueOr(schemas[key], values[key], defaults[key])]),
  ) as Group; // each key with a value that its schema has parsed, or its default
};

const readDesk = (stored: Readonly<Record<string, unknown>>): Settings['desk'] =>
  Object.fromEntries(
    windowSizes.map((size) => [
      size,
      readGroup(deskFields[size].wrapped.entries, stored[size], defaultSettings.desk[size]),
    ]),
  ) as unknown as Arrangements; // each size has its arrangement

const readPositions = (stored: unknown): Settings['positions'] => {
  const entries = Object.entries(isRecord(stored) ? stored : {});
  return Object.fromEntries(
    entries.filter(([id, position]) => v.is(positionFields, { [id]: position })),
  ) as Settings['positions']; // each has just been checked
};

const valueOr = <Schema extends v.GenericSchema>(
  schema: Schema,
  value: unknown,
  otherwise: v.InferOutput<Schema>,
): v.InferOutput<Schema> => {
  const parsed = v.safeParse(schema, value);
  return parsed.success ? parsed.output : otherwise;
};
