import type { Handlers } from '#contract/dispatch';
import type { EventName, Events } from '#contract/events';
import { CommandError } from '#contract/result';
import type { Annotations } from './annotations/annotations';
import type * as Exporting from './export/exporting';
import { findNote } from './find-note';
import { boot, openText } from './opening';
import type { BackendPorts } from './ports/backend-ports';
import type { Library } from './library/library';
import type { TextUses } from './library/text-uses';
import { patchOf } from './my-data/backed-up-settings';
import { createMyDataHandlers, type MyDataHandlers } from './my-data/my-data-handlers';
import type { WaitingWork } from './work/chunked-work';
import type { Jobs } from './work/jobs';
import type { Records } from './annotations/records';
import type { LazySearch } from './search/lazy-search';
import type { SettingsStore } from './settings/settings-store';

export interface Services {
  readonly library: Library;
  readonly search: LazySearch;
  readonly settings: SettingsStore;
  readonly records: Records;
  readonly uses: TextUses;
  readonly jobs: Jobs;
  announce<Name extends EventName>(event: Name, payload: Events[Name]): void;
}

/** What each command of the contract does. */
export const createHandlers = (ports: BackendPorts, services: Services): Handlers => {
  const { library, search, settings, records, uses } = services;
  /**
   * Reads no text, so that words can be saved whatever has become of it. Throws `not-found` for a text that is
   * not in the library, that no window shows or has shown in this run, and that has no record: it gets none.
   */
  const annotationsOn = (textId: string): Annotations => {
    const isKnown = library.ids().includes(textId) || uses.isUsed(textId) || records.has(textId);
    if (!isKnown) throw new CommandError('not-found', 'There is no such text.');
    return records.annotations(textId);
  };
  const exporting = <Value>(
    work: string | undefined,
    begin: (module: typeof Exporting, services: Exporting.ExportServices) => WaitingWork<Value>,
  ): Promise<Value> =>
    uses.during(() =>
      services.jobs.run(work, async () => {
        const [module, { allTexts }] = await Promise.all([
          import('./export/exporting'),
          import('./my-data/overview'),
        ]);
        const recordedTexts = (): readonly string[] => allTexts(ports, library.ids());
        return begin(module, {
          ports,
          library,
          recordedTexts,
          annotationsOn,
          settings: () => settings.get(),
        });
      }),
    );
  return {
    'app.boot': ({ textId, client }) => boot(ports, services, textId, client),
    'app.flushed': () => {
      ports.host.flushed();
      return null;
    },
    'app.unsent': ({ unsent }) => {
      ports.host.unsent?.(unsent);
      return null;
    },
    'app.offered': ({ actions }) => {
      ports.host.offered?.(actions);
      return null;
    },
    'app.engines': async () => (await import('./diagnosis/engines')).engines(),
    'app.diagnose': () =>
      services.jobs.run(undefined, async () => {
        const { diagnose } = await import('./diagnosis/diagnosis');
        const { app, documents, files } = ports;
        const askedBy = app.shell === 'desktop' ? 'the desktop window' : 'a page in the browser';
        return diagnose({ app, documents, files, library: ports.library, askedBy });
      }),
    'app.link': () => ports.host.takeLink(),
    'library.list': () => library.summaries(),
    'text.open': ({ textId, client }) => openText(services, textId, client),
    'text.use': ({ textId, client }) => {
      uses.use(client, textId);
      return null;
    },
    'note.find': ({ id }) => findNote(services, id),
    'annotations.list': ({ textId }) => annotationsOn(textId).list(),
    'annotations.create': ({ textId, annotation, client }) =>
      annotationsOn(textId).create(annotation, client),
    'annotations.update': ({ textId, id, changes, ...origin }) =>
      annotationsOn(textId).update(id, changes, origin),
    'annotations.versions': ({ textId, id }) => annotationsOn(textId).versions(id),
    'annotations.revert': ({ textId, id, at, client }) => annotationsOn(textId).revert(id, at, client),
    'annotations.removeEmpty': ({ textId, id, client }) => annotationsOn(textId).removeEmpty(id, client),
    'annotations.delete': ({ textId, id, client }) => {
      annotationsOn(textId).delete(id, client);
      return null;
    },
    'annotations.changeMany': ({ textId, ids, changes, client }) => ({
      changed: annotationsOn(textId).changeMany(ids, changes, client),
    }),
    'annotations.deleteMany': ({ textId, ids, client }) => {
      annotationsOn(textId).deleteMany(ids, client);
      return null;
    },
    'trash.list': ({ textId }) => annotationsOn(textId).trash(),
    'trash.restore': ({ textId, ids, client }) => {
      annotationsOn(textId).restore(ids, client);
      return null;
    },
    'trash.empty': ({ textId, ids }) => ({ removed: annotationsOn(textId).emptyTrash(ids) }),
    'history.undo': ({ textId, client, agreed }) => annotationsOn(textId).undo(client, agreed),
    'history.redo': ({ textId, client, agreed }) => annotationsOn(textId).redo(client, agreed),
    ...whileTextsStay(
      uses,
      createMyDataHandlers(ports, {
        ...services,
        restoreSettings: (document) =>
          services.announce('settings.changed', settings.change(patchOf(document))),
      }),
    ),
    'search.query': (argument) => search.query(argument),
    'search.mine': (argument) =>
      uses.during(() => search.mine(argument, annotationsOn(argument.textId).list().annotations)),
    'export.save': ({ work, ...request }) =>
      exporting(work, ({ saveExport }, parts) => saveExport(parts, request)),
    'export.copy': ({ work, ...request }) =>
      exporting(work, ({ copyExport }, parts) => copyExport(parts, request)),
    'export.preview': ({ work, ...request }) =>
      exporting(work, ({ previewExport }, parts) => previewExport(parts, request)),
    'file.save': ({ fileName, content }) => {
      if (ports.host.saveFile === null) throw unsupported();
      return ports.host.saveFile(fileName, content);
    },
    'folder.open': async () => {
      if (ports.host.openFolder === null) throw unsupported();
      await opened(ports, 'The folder', ports.host.openFolder(ports.app.dataDir));
      return null;
    },
    'window.open': () => {
      if (ports.host.openWindow === null) throw unsupported();
      ports.host.openWindow();
      return null;
    },
    'link.open': async ({ url }) => {
      if (ports.host.openLink === null) throw unsupported();
      await opened(ports, 'The address', ports.host.openLink(url));
      return null;
    },
    'settings.get': () => settings.get(),
    'settings.change': (patch) => {
      const changed = settings.change(patch);
      services.announce('settings.changed', changed);
      return changed;
    },
  };
};

/** The same handlers, during whose work no text is let go. */
const whileTextsStay = (uses: TextUses, handlers: MyDataHandlers): MyDataHandlers => ({
  'record.overview': (argument) => uses.during(() => handlers['record.overview'](argument)),
  'record.check': (argument) => uses.during(() => handlers['record.check'](argument)),
  'restore.receive': handlers['restore.receive'],
  'restore.receiveOpened': handlers['restore.receiveOpened'],
  'restore.forget': handlers['restore.forget'],
  'restore.preview': (argument) => uses.during(() => handlers['restore.preview'](argument)),
  'restore.apply': (argument) => uses.during(() => handlers['restore.apply'](argument)),
  'backup.save': (argument) => uses.during(() => handlers['backup.save'](argument)),
  'work.cancel': handlers['work.cancel'],
});

/** Waits until the system has opened something; throws `not-opened` when it could not. */
const opened = async (
  ports: Pick<BackendPorts, 'report'>,
  what: string,
  opening: Promise<void>,
): Promise<void> => {
  try {
    await opening;
  } catch (error) {
    ports.report(error);
    throw new CommandError('not-opened', `${what} could not be opened.`, { cause: error });
  }
};

const unsupported = (): CommandError => new CommandError('unsupported', 'This shell cannot do that.');
