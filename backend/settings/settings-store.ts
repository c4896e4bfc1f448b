import { isRecord } from '#core/json/guards';
import type { FileProblem } from '#contract/my-data';
import { mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import type { BackendPorts, RecordPorts } from '../ports/backend-ports';
import { removeLeftovers, replaceDocument } from '../ports/replace-document';
import { isRefusal } from '../record/read-file';
import { setAside } from '../record/set-aside';
import { format, readSettings, version } from './settings-format';

const documentName = 'settings';

/** What is wrong with the settings file; null when it is good or missing. */
export const settingsProblem = (ports: Pick<BackendPorts, 'documents'>): FileProblem | null => {
  const document = parseDocument(ports);
  if (document === 'missing') return null;
  if (typeof document === 'string') return document;
  return document['version'] === version ? null : 'newer-format';
};

export interface SettingsHealth {
  /** Whether the document could not be read, so that the defaults are used. */
  readonly damaged: boolean;
  /** Its new path within the data folder when it was set aside; empty when it was not. */
  readonly setAside: readonly string[];
  /**
   * Whether a later version of the program wrote it: then this one reads what it understands, and never
   * writes it.
   */
  readonly newer: boolean;
}

/** The reader's settings. The store reads them when they are first asked for. */
export interface SettingsStore {
  get(): Settings;
  /**
   * Changes the settings in memory, and on disk if that works. Where only places in texts change, as while
   * somebody scrolls, the disk follows at most once in `placesEvery` and at the end. A failure to write is
   * reported, not thrown: a setting is not worth an alarm.
   */
  change(patch: SettingsPatch): Settings;
  readonly health: SettingsHealth;
  /** Writes what is not on disk yet. */
  close(): void;
}

interface Stored {
  readonly document: Readonly<Record<string, unknown>>;
  readonly health: SettingsHealth;
  /**
   * False: a later version wrote the document, or it could not be read and is still in place; then nothing
   * overwrites it.
   */
  readonly writable: boolean;
}

/** Time between two writes that keep only where somebody reads, in ms. */
export const placesEvery = 10_000;

const changesOnlyPlaces = (patch: SettingsPatch): boolean => Object.keys(patch).join() === 'positions';

export const createSettingsStore = (ports: RecordPorts): SettingsStore => {
  let stored: Stored | null = null;
  let settings: Settings | null = null;
  let unwritten = false;
  let closed = false;
  /** When the settings were written last, in ms of `performance.now()`. */
  let writtenAt = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  const load = (): Stored => (stored ??= readDocument(ports));
  const get = (): Settings => (settings ??= readSettings(load().document));
  const write = (): void => {
    clearTimeout(timer);
    timer = undefined;
    const { document, writable } = load();
    if (closed || !writable || ports.app.readOnly) return;
    writtenAt = performance.now();
    try {
      // Keys that this version does not know are kept.
      replaceDocument(ports, documentName, { ...document, format, version, ...get() });
      unwritten = false;
    } catch (error) {
      unwritten = true;
      ports.report(error);
    }
  };
  const writeSoon = (): void => {
    unwritten = true;
    const wait = writtenAt + placesEvery - performance.now();
    if (wait <= 0) write();
    else timer ??= setTimeout(write, wait).unref();
  };
  return {
    get,
    change(patch) {
      settings = mergeSettings(get(), patch);
      if (changesOnlyPlaces(patch)) writeSoon();
      else write();
      return settings;
    },
    get health() {
      return stored?.health ?? good;
    },
    close() {
      if (unwritten) write();
      clearTimeout(timer);
      closed = true;
    },
  };
};

const good: SettingsHealth = { damaged: false, setAside: [], newer: false };
const withDefaults = (setAside: readonly string[], writable: boolean): Stored => ({
  document: {},
  health: { ...good, damaged: true, setAside },
  writable,
});

const readDocument = (ports: RecordPorts): Stored => {
  const { documents, app } = ports;
  const writable = !app.readOnly;
  if (writable) removeLeftovers(ports, documentName);
  const document = parseDocument(ports);
  if (document === 'missing') return { document: {}, health: good, writable };
  if (typeof document !== 'string') {
    const newer = document['version'] !== version;
    return { document, health: { ...good, newer }, writable: writable && !newer };
  }
  if (!writable || document === 'unreadable') return withDefaults([], false);
  try {
    const path = documents.path(documentName);
    const name = setAside(ports, path);
    if (documents.exists(documentName)) ports.files.remove(path);
    return withDefaults([name], writable);
  } catch (error) {
    ports.report(error);
    return withDefaults([], false);
  }
};

type Parsed = Readonly<Record<string, unknown>> | 'missing' | 'damaged' | 'unreadable';

const parseDocument = ({ documents }: Pick<BackendPorts, 'documents'>): Parsed => {
  if (!documents.exists(documentName)) return 'missing';
  let document;
  try {
    document = documents.read(documentName);
  } catch (error) {
    return isRefusal(error) ? 'unreadable' : 'damaged';
  }
  if (!isRecord(document) || document['format'] !== format) return 'damaged';
  return Number.isSafeInteger(document['version']) && Number(document['version']) >= version
    ? document
    : 'damaged';
};
