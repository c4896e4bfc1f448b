import type { Handlers } from '#contract/dispatch';
import type { BackendPorts } from '../ports/backend-ports';
import type { Library } from '../library/library';
import type { Records } from '../annotations/records';
import type { SettingsStore } from '../settings/settings-store';
import type { Works } from '../work/jobs';

interface Parts {
  readonly library: Library;
  readonly settings: SettingsStore;
  readonly records: Records;
  readonly works: Works;
  /** Called with the settings of a source that are to be brought back. */
  readonly bringSettingsBack: (document: Readonly<Record<string, unknown>>) => void;
}

type MyDataCommand =
  'record.overview' | 'record.check' | 'restore.preview' | 'restore.apply' | 'backup.make' | 'work.cancel';

/** The commands of "My data"; what does them is loaded when it is first asked for. */
export const createMyDataHandlers = (
  ports: BackendPorts,
  { library, settings, records, works, bringSettingsBack }: Parts,
): Pick<Handlers, MyDataCommand> => ({
  'record.overview': async () => {
    const { overview } = await import('./overview');
    return overview(ports, records, library.ids());
  },
  'record.check': ({ work }) =>
    works.run(work, async () => {
      const [{ check }, { allTexts }] = await Promise.all([import('./check'), import('./overview')]);
      return check(ports, records, allTexts(ports, library.ids()));
    }),
  'restore.preview': ({ source, work }) =>
    works.run(work, async () => {
      const { previewRestore } = await import('./restore');
      return previewRestore(ports, records, source);
    }),
  'restore.apply': async ({ source, bringBack, work }) => {
    const contents = await works.run(work, async () =>
      (await import('./restore-source')).readSource(ports, source),
    );
    const { applyRestore } = await import('./restore');
    const restored = await applyRestore(records, contents, bringBack);
    if (bringBack.settings === true && contents.settings !== null && restored.stopped === undefined) {
      bringSettingsBack(contents.settings);
    }
    return restored;
  },
  'backup.make': ({ work }) =>
    works.run(work, async () => {
      const [{ makeBackup }, { allTexts }] = await Promise.all([import('./backup'), import('./overview')]);
      return makeBackup(ports, records, allTexts(ports, library.ids()), settings.get());
    }),
  'work.cancel': ({ work }) => {
    works.cancel(work);
    return null;
  },
});
