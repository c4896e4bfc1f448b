import { isRecord } from '#core/json/guards';
import type { FileProblem } from '#contract/my-data';
import { mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import type { BackendPorts } from '../ports/backend-ports';
import { isRefusal } from '../record/read-file';
import { setAside } from '../record/set-aside';
import { format, readSettings, version } from './settings-format';

const documentName = 'settings';

/** As a check reads it: null when all is well or there is none. */
export const settingsProblem = (ports: BackendPorts): FileProblem | null => {
  const document = parseDocument(ports);
  if (document === 'missing') return null;
  if (typeof document === 'string') return document;
  return document['version'] === version ? null : 'newer-format';
};

export interface SettingsHealth {
  /** Whether there was a document that could not be read, so that the defaults are used. */
  readonly damaged: boolean;
  /** Where it was set aside, by paths within the data folder; nothing is where it must stay. */
  readonly setAside: readonly string[];
  /** Whether a later version wrote it: it is read as far as it is understood, and never written. */
  readonly newer: boolean;
}

/** The person's settings. They are read when they are first asked for. */
export interface SettingsStore {
  get(): Settings;
  /** Holds in memory at once, and on disk where it can be written: a setting is not worth an alarm. */
  change(patch: SettingsPatch): Settings;
  readonly health: SettingsHealth;
  /** Tries once more to write what could not be written. */
  close(): void;
}

interface Stored {
  readonly document: Readonly<Record<string, unknown>>;
  readonly health: SettingsHealth;
  /** A later program wrote it, or it could not be read and is still there: then it is not written over. */
  readonly writable: boolean;
}

export const createSettingsStore = (ports: BackendPorts): SettingsStore => {
  let stored: Stored | null = null;
  let settings: Settings | null = null;
  let unwritten = false;
  let closed = false;

  const load = (): Stored => (stored ??= readDocument(ports));
  const get = (): Settings => (settings ??= readSettings(load().document));
  const write = (): void => {
    if (closed) return;
    const { document, writable } = load();
    if (!writable) return;
    try {
      // Keys that this program does not know stay.
      ports.documents.write(documentName, { ...document, format, version, ...get() });
      unwritten = false;
    } catch (error) {
      unwritten = true;
      ports.report(error);
    }
  };
  return {
    get,
    change(patch) {
      settings = mergeSettings(get(), patch);
      write();
      return settings;
    },
    get health() {
      return stored?.health ?? whole;
    },
    close() {
      if (unwritten) write();
      closed = true;
    },
  };
};

const whole: SettingsHealth = { damaged: false, setAside: [], newer: false };
const withDefaults = (setAside: readonly string[], writable: boolean): Stored => ({
  document: {},
  health: { ...whole, damaged: true, setAside },
  writable,
});

const readDocument = (ports: BackendPorts): Stored => {
  const { documents, app } = ports;
  const writable = !app.readOnly;
  const document = parseDocument(ports);
  if (document === 'missing') return { document: {}, health: whole, writable };
  if (typeof document !== 'string') {
    const newer = document['version'] !== version;
    return { document, health: { ...whole, newer }, writable: writable && !newer };
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

const parseDocument = ({ documents }: BackendPorts): Parsed => {
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
