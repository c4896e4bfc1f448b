import { isRecord } from '#core/annotation/stored';
import { mergeSettings, type Settings, type SettingsPatch } from '#contract/settings';
import type { BackendPorts } from '../backend';
import { setAside } from '../set-aside';
import { format, readSettings, version } from './settings-format';

const documentName = 'settings';

/** As a check reads it: null when all is well or there is none. */
export const settingsProblem = (ports: BackendPorts): 'damaged' | 'newer-format' | null => {
  const document = parseDocument(ports);
  if (document === 'missing') return null;
  if (document === 'damaged') return 'damaged';
  return document['version'] === version ? null : 'newer-format';
};

/** The person's settings. They are read when they are first asked for. */
export interface SettingsStore {
  get(): Settings;
  /** Holds in memory at once, and on disk where it can be written: a setting is not worth an alarm. */
  change(patch: SettingsPatch): Settings;
  /** What was set aside because it could not be read, by paths within the data folder. */
  readonly setAside: readonly string[];
  /** Tries once more to write what could not be written. */
  close(): void;
}

interface Stored {
  readonly document: Readonly<Record<string, unknown>>;
  /** Null, or the path of a damaged document within the data folder. */
  readonly setAside: string | null;
  /** A later program wrote it, or it is damaged and still there: then it is not written over. */
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
    get setAside() {
      const name = stored?.setAside ?? null;
      return name === null ? [] : [name];
    },
    close() {
      if (unwritten) write();
      closed = true;
    },
  };
};

const readDocument = (ports: BackendPorts): Stored => {
  const { documents, app } = ports;
  const writable = !app.readOnly;
  const document = parseDocument(ports);
  if (document === 'missing') return { document: {}, setAside: null, writable };
  if (document !== 'damaged') {
    return { document, setAside: null, writable: writable && document['version'] === version };
  }
  if (!writable) return { document: {}, setAside: null, writable };
  try {
    const path = documents.path(documentName);
    const name = setAside(ports, path);
    if (documents.exists(documentName)) ports.files.remove(path);
    return { document: {}, setAside: name, writable };
  } catch (error) {
    ports.report(error);
    return { document: {}, setAside: null, writable: false };
  }
};

const parseDocument = ({
  documents,
}: BackendPorts): Readonly<Record<string, unknown>> | 'missing' | 'damaged' => {
  if (!documents.exists(documentName)) return 'missing';
  let document;
  try {
    document = documents.read(documentName);
  } catch {
    return 'damaged';
  }
  if (!isRecord(document) || document['format'] !== format) return 'damaged';
  return Number.isSafeInteger(document['version']) && Number(document['version']) >= version
    ? document
    : 'damaged';
};
