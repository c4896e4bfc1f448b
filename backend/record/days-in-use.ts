import * as v from 'valibot';
import type { RecordPorts } from '../ports/backend-ports';
import { removeLeftovers, replaceDocument } from '../ports/replace-document';
import { checksum } from './checksummed-lines';
import { isRefusal } from './read-file';
import { setAside } from './set-aside';

const name = 'days';
const format = 'lectern.days';
const version = 1;
/** A clock that jumps to and fro among so many days advances the count by no more than their number. */
const mostRemembered = 100;

/**
 * Counts the days on which the program was used while something lay in the trash. What ages is judged by this
 * count and never by the clock: each date counts once, so one start with a wrong clock is one day.
 */
export interface DaysInUse {
  /**
   * The number of the present day, from 1; it is counted when it is new. Null when the count cannot be known:
   * the folder is read-only, or the file cannot be read or is of a later version. Then nothing ages.
   */
  today(): number | null;
}

interface Counted {
  readonly count: number;
  /** The last dates that were counted, in UTC (YYYY-MM-DD), the newest last. */
  readonly days: readonly string[];
}

/** A count that damage made higher would empty the trash, so the document holds a checksum. */
const sumOf = ({ count, days }: Counted): string => checksum(JSON.stringify([count, days]));

const schema = v.pipe(
  v.object({
    format: v.literal(format),
    version: v.literal(version),
    count: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
    days: v.array(v.pipe(v.string(), v.isoDate())),
    sum: v.string(),
  }),
  v.check((document) => document.sum === sumOf(document)),
  v.transform(({ count, days }): Counted => ({ count, days })),
);

/** What a later version has written, whatever else it holds. */
const laterSchema = v.object({
  format: v.literal(format),
  version: v.pipe(v.number(), v.minValue(version + 1)),
});

/** The count is kept in the document `days`, which is read when it is first asked for. */
export const createDaysInUse = (ports: RecordPorts): DaysInUse => {
  let known: Counted | null | undefined;
  return {
    today() {
      if (known === undefined) known = readCounted(ports);
      if (known === null) return null;
      const date = ports.now().toISOString().slice(0, 10);
      if (!known.days.includes(date)) {
        known = { count: known.count + 1, days: [...known.days, date].slice(-mostRemembered) };
        try {
          replaceDocument(ports, name, { format, version, ...known, sum: sumOf(known) });
        } catch (error) {
          ports.report(error); // the day may be counted later, so that everything is kept for longer
        }
      }
      return known.count;
    },
  };
};

const none: Counted = { count: 0, days: [] };

/** A damaged file is set aside and the count begins anew; whoever uses it takes larger numbers for today's. */
const readCounted = (ports: RecordPorts): Counted | null => {
  const { documents, app } = ports;
  if (app.readOnly) return null;
  removeLeftovers(ports, name);
  if (!documents.exists(name)) return none;
  try {
    const document = documents.read(name);
    return v.is(laterSchema, document) ? null : v.parse(schema, document);
  } catch (error) {
    if (isRefusal(error)) return null;
  }
  try {
    setAside(ports, documents.path(name));
    return none;
  } catch (error) {
    ports.report(error);
    return null;
  }
};
