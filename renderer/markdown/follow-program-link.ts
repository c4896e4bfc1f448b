import { nextTick } from 'vue';
import type { ArrivedLink } from '#contract/program-link';
import { api } from '../api';
import { useReadingCursor } from '../cursor/reading-cursor';
import { t } from '../i18n';
import { useContents } from '../navigation/contents';
import { locate } from '../navigation/locate';
import { useVisits } from '../navigation/visits';
import { useAnnotationsStore } from '../stores/annotations';
import { useDialogsStore } from '../stores/dialogs';
import { useNoticesStore } from '../stores/notices';
import { useOpenTextsStore } from '../stores/open-texts';
import type { TextSession } from '../stores/text-session';
import { useShowNote } from '../study/show-note';

type Link = Exclude<ArrivedLink, { kind: 'backup' }>;

/** Goes where a link from outside leads, or says why it leads nowhere. An open dialog closes first. */
export const followProgramLink = (link: Link): void => {
  const dialogs = useDialogsStore();
  if (dialogs.open) void dialogs.afterDialog(() => void follow(link));
  else void follow(link);
};

const follow = async (link: Link): Promise<void> => {
  if (link.kind === 'refused') return explain(t('links.refused'));
  if (link.kind === 'note') return followToNote(link.id);
  const opened = await open(link.textId);
  if (!opened || link.locator === null) return;
  const { session, isStep } = opened;
  const block = session.flat.byId.get(link.locator) ?? locate(session.flat, link.locator).found[0];
  if (!block) return explain(t('links.noPlace', { locator: link.locator }));
  if (isStep) await useReadingCursor(session).moveCursorTo(block);
  else await useContents(session).goTo(block);
};

const followToNote = async (id: string): Promise<void> => {
  const found = await api.invoke('note.find', { id });
  if (!found.ok) return useNoticesStore().fail(found.error.code);
  if (!found.value) return explain(t('links.noNote'));
  const opened = await open(found.value.textId);
  if (!opened) return;
  const { session, isStep } = opened;
  if (!useAnnotationsStore(session).byId.has(found.value.id)) return explain(t('links.noNote'));
  await useShowNote(session)(found.value.id, { focus: true, isStep });
};

interface Opened {
  readonly session: TextSession;
  /** Whether Back leads from here to another text already. */
  readonly isStep: boolean;
}

/** The text in the page; null when it cannot be opened, which is said. */
const open = async (textId: string): Promise<Opened | null> => {
  const texts = useOpenTextsStore();
  const before = texts.shown;
  const show = (): Promise<TextSession | null> => texts.show(textId);
  const isStep = before !== null && before.text.id !== textId;
  const session = await (isStep ? useVisits(before).visit(show) : show());
  await nextTick();
  return session && { session, isStep };
};

const explain = (sentence: string): void => useNoticesStore().explain(sentence);
