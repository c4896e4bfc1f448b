import type { Handlers } from '#contract/dispatch';
import type { RestoreSource } from '#contract/my-data';
import { CommandError } from '#contract/result';
import type { BackendPorts, RecordPorts } from '../ports/backend-ports';
import type { Library } from '../library/library';
import type { Records } from '../annotations/records';
import type { SettingsStore } from '../settings/settings-store';
import type { ChunkedWork } from '../work/chunked-work';
import type { Jobs } from '../work/jobs';
import type { BackupContents } from './backup-format';
import type { Readings } from './readings';
import { receiveAll } from './receive-all';

interface Services {
  readonly library: Library;
  readonly settings: SettingsStore;
  readonly records: Records;
  readonly jobs: Jobs;
  /** Brings the settings of a backup back. `document`: as it stands in the backup. */
  readonly restoreSettings: (document: Readonly<Record<string, unknown>>) => void;
}

type MyDataCommand =
  | 'record.overview'
  | 'record.check'
  | 'restore.receive'
  | 'restore.receiveOpened'
  | 'restore.forget'
  | 'restore.preview'
  | 'restore.apply'
  | 'backup.save'
  | 'work.cancel';

export type MyDataHandlers = Pick<Handlers, MyDataCommand>;

/** The commands of "My data". The modules that carry them out are loaded when they are first needed. */
export const createMyDataHandlers = (
  ports: RecordPorts & Pick<BackendPorts, 'host'>,
  { library, settings, records, jobs, restoreSettings }: Services,
): MyDataHandlers => {
  let readings: Promise<Readings> | null = null;
  const loadReadings = (): Promise<Readings> =>
    (readings ??= import('./readings').then(({ createReadings }) => createReadings(jobs)));
  const read = async (source: RestoreSource): Promise<ChunkedWork<BackupContents>> => {
    const [{ readRestoreSource }, loaded] = await Promise.all([import('./restore-source'), loadReadings()]);
    return readRestoreSource(ports, loaded, source);
  };
  return {
    'record.overview': async () => {
      const { overview } = await import('./overview');
      return overview(ports, records, idsIn(library));
    },
    'record.check': ({ work }) =>
      jobs.run(work, async () => {
        const [{ check }, { allTexts }] = await Promise.all([import('./check'), import('./overview')]);
        return check(ports, records, allTexts(ports, idsIn(library)));
      }),
    'restore.receive': async (part) => {
      await (await loadReadings()).receive(part);
      return null;
    },
    'restore.receiveOpened': async (of) => {
      const bytes = ports.host.openedBackup();
      if (bytes === null) throw new CommandError('unreadable', 'No backup was opened.');
      await receiveAll(await loadReadings(), bytes, of);
      return null;
    },
    'restore.forget': async ({ reading }) => {
      (await loadReadings()).forget(reading);
      return null;
    },
    'restore.preview': ({ source, work }) =>
      jobs.run(work, async () => {
        const { previewRestore } = await import('./restore');
        return previewRestore(records, settings, await read(source));
      }),
    'restore.apply': async ({ source, bringBack, work }) => {
      const contents = await jobs.run(work, () => read(source));
      const { applyRestore } = await import('./restore');
      const restored = await applyRestore(records, contents, bringBack);
      if (bringBack.settings === true && contents.settings !== null && restored.stopped === undefined) {
        restoreSettings(contents.settings);
      }
      return restored;
    },
    'backup.save': ({ work }) =>
      jobs.run(work, async () => {
        const [{ saveBackup }, { allTexts }] = await Promise.all([import('./backup'), import('./overview')]);
        return saveBackup(ports, records, allTexts(ports, idsIn(library)), () => settings.get());
      }),
    'work.cancel': ({ work }) => {
      jobs.cancel(work);
      return null;
    },
  };
};

/** None where the library itself is damaged: what the reader has written is looked at and saved all the same. */
const idsIn = (library: Library): readonly string[] => {
  try {
    return library.ids();
  } catch {
    return [];
  }
};
