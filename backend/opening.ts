import type { Boot, OpenedText } from '#contract/commands';
import { CommandError, type ErrorCode } from '#contract/result';
import type { BackendPorts } from './ports/backend-ports';
import type { Services } from './handlers';

type OpeningServices = Pick<Services, 'library' | 'settings' | 'records' | 'uses'>;

/** `text.open`. */
export const openText = (services: OpeningServices, textId: string, client?: string): OpenedText => {
  services.records.forgetIfReadOnly();
  const opened = read(services, textId);
  if (client !== undefined) services.uses.use(client, textId);
  return opened;
};

/** `app.boot`. Reads the catalogue and the text that it gives, and no other text. */
export const boot = (
  { app, report }: Pick<BackendPorts, 'app' | 'report'>,
  services: OpeningServices,
  textId: string | null,
  client?: string,
): Boot => {
  const { library, records, settings, uses } = services;
  records.forgetIfReadOnly();
  const { lastText } = settings.get();
  const summaries = library.summaries();
  const ids = summaries.map(({ id }) => id);
  const wanted = textId ?? (lastText !== null && ids.includes(lastText) ? lastText : ids[0]);
  if (wanted === undefined) throw new CommandError('not-found', 'The library is empty.');
  const others = textId === null ? ids.filter((id) => id !== wanted) : [];
  const { instead, ...opened } = openFirst(report, [wanted, ...others], (id) => read(services, id));
  if (client !== undefined) uses.use(client, opened.text.id);
  return {
    ...(instead === null ? {} : { instead: { textId: wanted, code: instead } }),
    ...(settings.health.newer ? { settingsAreNewer: true } : {}),
    app,
    settings: settings.get(),
    library: summaries,
    ...opened,
  };
};

const read = ({ library, records }: OpeningServices, textId: string): OpenedText => {
  const text = library.text(textId);
  const annotations = records.annotations(textId).list();
  return { text, annotations, record: records.status() };
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
