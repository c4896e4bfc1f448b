import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import { wellFormed } from '#core/text/well-formed';
import type { Boot, ExportedFile, OpenedText } from '#contract/commands';
import type { Handlers } from '#contract/dispatch';
import type { EventName, Events } from '#contract/events';
import { localDay } from '#contract/local-day';
import { CommandError, type ErrorCode } from '#contract/result';
import type { Settings, SettingsPatch } from '#contract/settings';
import type { Annotations } from './annotations/annotations';
import type { BackendPorts } from './ports/backend-ports';
import type { Library } from './library/library';
import { createMyDataHandlers } from './my-data/my-data-handlers';
import type { Jobs } from './work/jobs';
import type { Records } from './annotations/records';
import type { Search } from './search/search';
import { readSettings } from './settings/settings-format';
import type { SettingsStore } from './settings/settings-store';

interface Services {
  readonly library: Library;
  readonly settings: SettingsStore;
  readonly records: Records;
  readonly jobs: Jobs;
  announce<Name extends EventName>(event: Name, payload: Events[Name]): void;
}

/** What each command of the contract does. */
export const createHandlers = (ports: BackendPorts, services: Services): Handlers => {
  const { library, settings, records } = services;
  /** Throws `not-found` for a text that is not in the library: such a text gets no record. */
  const annotationsOn = (textId: string): Annotations => {
    library.text(textId);
    return records.annotations(textId);
  };
  return {
    'app.boot': ({ textId }) => boot(ports, services, textId),
    'app.flushed': () => {
      ports.host.flushed();
      return null;
    },
    'library.list': () => library.summaries(),
    'text.open': ({ textId }) => openText(services, textId),
    'text.use': () => null,
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
    ...createMyDataHandlers(ports, {
      ...services,
      restoreSettings: (document) =>
        services.announce('settings.changed', settings.change(patchOf(readSettings(document)))),
    }),
    'search.query': createSearchHandler(ports, library),
    'export.render': ({ textId, ids }) =>
      renderExport(ports, library.text(textId), annotationsOn(textId), settings.get(), ids ?? null),
    'file.save': ({ fileName, content }) => {
      if (ports.host.saveFile === null) throw unsupported();
      return ports.host.saveFile(fileName, content);
    },
    'folder.open': async () => {
      if (ports.host.openFolder === null) throw unsupported();
      await opened(ports, 'The folder', ports.host.openFolder(ports.app.dataDir));
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

/** A patch cannot set `lastText` to null. */
const patchOf = ({ lastText, ...settings }: Settings): SettingsPatch =>
  lastText === null ? settings : { ...settings, lastText };

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

const openText = ({ library, records }: Services, textId: string): OpenedText => {
  const text = library.text(textId);
  records.forgetIfReadOnly();
  const annotations = records.annotations(textId).list();
  return { text, annotations, record: records.status() };
};

const boot = (
  { app, report }: Pick<BackendPorts, 'app' | 'report'>,
  services: Services,
  textId: string | null,
): Boot => {
  const { library, settings } = services;
  const { lastText } = settings.get();
  const ids = library.ids();
  const wanted = textId ?? (lastText !== null && ids.includes(lastText) ? lastText : ids[0]);
  if (wanted === undefined) throw new CommandError('not-found', 'The library is empty.');
  const others = textId === null ? ids.filter((id) => id !== wanted) : [];
  const { instead, ...opened } = openFirst(report, [wanted, ...others], (id) => openText(services, id));
  return {
    ...(instead === null ? {} : { instead: { textId: wanted, code: instead } }),
    ...(settings.health.newer ? { settingsAreNewer: true } : {}),
    app,
    settings: settings.get(),
    library: library.summaries(),
    ...opened,
  };
};

/**
 * Opens the first text that can be opened. `instead`: why the first of `ids` could not, when another was
 * opened. Throws the first error when none can.
 */
const openFirst = <Opened extends object>(
  report: (error: unknown) => void,
  ids: readonly string[],
  open: (id: string) => Opened,
): Opened & { readonly instead: ErrorCode | null } => {
  let first: CommandError | null = null;
  for (const id of ids) {
    try {
      return { ...open(id), instead: first?.code ?? null };
    } catch (error) {
      if (!(error instanceof CommandError)) report(error); // a defect with one text must not hide the others
      first ??=
        error instanceof CommandError ? error : new CommandError('internal', 'The text was not opened.');
    }
  }
  throw first ?? new CommandError('not-found', 'There is no text.');
};

/** Loads the search with the first query. */
const createSearchHandler = (
  ports: Pick<BackendPorts, 'library'>,
  library: Library,
): Handlers['search.query'] => {
  let search: Promise<Search> | null = null;
  return async (argument) => {
    search ??= import('./search/search').then(({ createSearch }) =>
      createSearch(ports.library, library.text),
    );
    return (await search)(argument);
  };
};

/** `ids`: the annotations to export; null: all. */
const renderExport = async (
  ports: Pick<BackendPorts, 'now'>,
  text: StudyText,
  annotations: Annotations,
  { colourLabels }: Settings,
  ids: readonly string[] | null,
): Promise<ExportedFile> => {
  const { exportMarkdown } = await import('#core/export/markdown');
  const chosen = ids && new Set(ids);
  const exported = annotations.list().annotations.filter(({ id }) => chosen?.has(id) ?? true);
  return {
    fileName: `${text.id}-${chosen ? 'selection-' : ''}${localDay(ports.now())}.md`,
    mediaType: 'text/markdown',
    content: wellFormed(exportMarkdown(text, flatten(text), exported, colourLabels)),
  };
};
