import assert from 'node:assert/strict';
import { describe } from '#core/anchoring/describe';
import { flatten } from '#core/text/flat-text';
import type { StudyText } from '#core/text/study-text';
import type { OpenedText, TextSummary } from '#contract/commands';
import type { WrittenFile } from '#contract/my-data';
import type { ErrorCode } from '#contract/result';
import { defaultSettings } from '#contract/settings';
import { defaultOptions } from '#core/export/options';
import { backupParts, backupText, readBackupText } from './backup-text';

/**
 * One script of commands for every transport to the backend, each of which must give the same answers. It
 * starts on a fresh data folder and leaves out what a shell may refuse (`file.save`, `folder.open`,
 * `link.open`, `window.open`). A backup goes another way in each shell; what it holds must be the same.
 */
export interface ParityStep {
  readonly name: string;
  readonly command: string;
  readonly argument: unknown;
  /** `ok`, or the code of the failure. */
  readonly outcome: 'ok' | ErrorCode;
}

export type Invoke = (command: string, argument: unknown) => Promise<unknown>;
/** The text of a backup that has gone where the transport sends it. */
export type ReadBackup = (saved: WrittenFile) => Promise<string>;

export interface ParityAnswer {
  readonly name: string;
  /** The answer, with a word in place of everything that differs between runs or shells. */
  readonly answer: unknown;
}

/** Runs the script; throws when an outcome is not the expected one or an answer is not a JSON value. */
export const runParityScript = async (
  invoke: Invoke,
  readBackup: ReadBackup,
): Promise<readonly ParityAnswer[]> => {
  const [first] = valueOf<readonly TextSummary[]>(await invoke('library.list', null));
  assert(first, 'The library holds no text.');
  const { text } = valueOf<OpenedText>(await invoke('text.open', { textId: first.id }));
  const answers: ParityAnswer[] = [];
  for (const { name, command, argument, outcome } of parityScript(text)) {
    const answer = await invoke(command, argument);
    assert.equal(outcomeOf(answer), outcome, `${name}: ${JSON.stringify(answer)}`);
    assert.deepStrictEqual(JSON.parse(JSON.stringify(answer)), answer, `${name}: not a JSON value`);
    const seen =
      command === 'backup.save' ? contentsOf(await readBackup(valueOf<WrittenFile>(answer))) : answer;
    answers.push({ name, answer: withoutChance(seen) });
  }
  return answers;
};

/** What a backup holds, whatever way it came. Fails when it is not whole. */
const contentsOf = (content: string): unknown => {
  const { texts, settings, lost, refused } = readBackupText(content);
  assert.deepEqual([lost, refused], [0, []], 'The backup is not whole.');
  return { texts: [...texts], settings };
};

const firstId = '6f1c2c3e-6a0f-4a53-9a54-0d7c3d0c5b01';
const secondId = '6f1c2c3e-6a0f-4a53-9a54-0d7c3d0c5b02';
const awkward = 'Straße “quoted” <b>&amp;</b> 🙂 \u2028 line\nnext';

type Stepper = (
  name: string,
  command: string,
  argument: unknown,
  outcome?: ParityStep['outcome'],
) => ParityStep;

export const parityScript = (text: StudyText): readonly ParityStep[] => {
  const textId = text.id;
  const flat = flatten(text);
  const first = {
    ...highlight,
    id: firstId,
    targets: [describe(flat, text.contentHash, { start: 0, end: 12 })],
  };
  const second = {
    ...highlight,
    id: secondId,
    motivation: 'commenting',
    note: awkward,
    tags: ['one', 'два'],
  };
  const recolour = { textId, id: firstId, changes: { colour: 'pink' }, request: absentId };
  const step: Stepper = (name, command, argument, outcome = 'ok') => ({
    name,
    command,
    argument,
    outcome,
  });
  return [
    {
      name: 'a page that is open ends no hint of itself',
      command: 'settings.change',
      argument: { hints: { marking: false, keys: false, dividers: false } },
      outcome: 'ok',
    },
    step('the library', 'library.list', null),
    step('the first paint', 'app.boot', { textId: null }),
    step('the text', 'text.open', { textId }),
    step('the text for a window', 'text.open', { textId, client: 'one' }),
    step('the first paint of another window', 'app.boot', { textId, client: 'other' }),
    step('a window that shows no text any more', 'text.use', { textId: null, client: 'other' }),
    step('a window without a name', 'text.use', { textId }, 'bad-argument'),
    step('a text that is not there', 'text.open', { textId: 'no-such-text' }, 'not-found'),
    step('no annotations yet', 'annotations.list', { textId }),
    step('a highlight', 'annotations.create', { textId, annotation: first }),
    step('the same highlight again', 'annotations.create', { textId, annotation: first }),
    step('a note on the whole text', 'annotations.create', { textId, annotation: second }),
    step('another colour', 'annotations.update', recolour),
    step('the same command again', 'annotations.update', recolour),
    step('an awkward note', 'annotations.update', { textId, id: firstId, changes: { note: awkward } }),
    step(
      'a change of nothing that is there',
      'annotations.update',
      { textId, id: absentId, changes: {} },
      'not-found',
    ),
    step('both annotations', 'annotations.list', { textId }),
    step('deleting', 'annotations.delete', { textId, id: secondId }),
    step('undoing it', 'history.undo', { textId }),
    step('doing it again', 'history.redo', { textId }),
    step('nothing more to do again', 'history.redo', { textId }),
    step('a note with words, which is not removed', 'annotations.removeEmpty', { textId, id: firstId }),
    step('the annotation that is left', 'annotations.list', { textId }),
    step('a search', 'search.query', { textId, query: 'Kamenev', order: 'best', limit: 2 }),
    step('a search for signs', 'search.query', { textId, query: '+: "', order: 'reading', limit: 2 }),
    step('a search in my notes', 'search.mine', { textId, query: 'note', limit: 2 }),
    step('an export', 'export.copy', { textId, format: 'markdown', options }),
    step('an unknown format', 'export.copy', { textId, format: 'papyrus', options }, 'bad-argument'),
    step('a setting', 'settings.change', { theme: 'dark', desk: { wide: { side: 40 } } }),
    step('the settings', 'settings.get', null),
    step('a setting out of range', 'settings.change', { textSize: 99 }, 'bad-argument'),
    step('a flushed page', 'app.flushed', null),
    step('a page without unsent words', 'app.unsent', { unsent: false }),
    step('what is no yes or no', 'app.unsent', { unsent: 'no' }, 'bad-argument'),
    step('a context menu', 'app.offered', { actions: ['highlight', 'copy'] }),
    step('an action that is not offered there', 'app.offered', { actions: ['undo'] }, 'bad-argument'),
    step('no argument where one is due', 'text.open', null, 'bad-argument'),
    step('a path for an id', 'text.open', { textId: '../../etc/passwd' }, 'bad-argument'),
    step('a field too many', 'text.open', { textId, more: 1 }, 'bad-argument'),
    step('a list for an object', 'annotations.create', [], 'bad-argument'),
    step('an address that is no link', 'link.open', { url: 'file:///etc/passwd' }, 'bad-argument'),
    ...myDataScript(step, textId),
    step('an unknown command', 'no.such', null, 'unknown-command'),
    step('a name that every object has', 'constructor', null, 'unknown-command'),
  ];
};

/** The commands of "My data", the trash and the versions. */
const myDataScript = (step: Stepper, textId: string): ParityStep[] => {
  const brought = { ...highlight, id: thirdId, textId, note: awkward, created: long, modified: long };
  const texts = new Map([[textId, { annotations: [brought], trash: [], versions: [] }]]);
  const [reading, noBackup] = [absentId, firstId];
  const source = { kind: 'backup', reading };
  const text = backupText(long, texts, defaultSettings);
  const parts = backupParts(reading, text, Math.ceil(text.length / 3));
  const all = { missing: true, trashed: true, changed: true };
  const third = { textId, id: thirdId };
  const absent = { kind: 'snapshot', name: `${textId}.9.20260101.json` };
  return [
    step('a backup that was not sent', 'restore.preview', { source }, 'not-found'),
    ...parts.map((part) => step('a part of a backup', 'restore.receive', part)),
    step('its last part once more', 'restore.receive', parts.at(-1)),
    step('its first part once more', 'restore.receive', parts[0], 'bad-argument'),
    step('what a backup would change', 'restore.preview', { source }),
    step('what is no backup', 'restore.receive', { reading: noBackup, part: 0, text: '{}', last: true }),
    step(
      'a preview of it',
      'restore.preview',
      { source: { kind: 'backup', reading: noBackup } },
      'bad-argument',
    ),
    step('a snapshot that is not there', 'restore.preview', { source: absent }, 'not-found'),
    step('restoring', 'restore.apply', { source, bringBack: all, work: 'a restore' }),
    step('restoring again', 'restore.apply', { source, bringBack: all }),
    step('letting go of it', 'restore.forget', { reading }),
    step('restoring what is let go of', 'restore.apply', { source, bringBack: all }, 'not-found'),
    step('another wording', 'annotations.update', { ...third, changes: { note: 'Another.' } }),
    step('the earlier versions', 'annotations.versions', third),
    step('an earlier version', 'annotations.revert', { ...third, at: long }),
    step(
      'one that is not there',
      'annotations.revert',
      { ...third, at: '2001-01-01T00:00:00.000Z' },
      'not-found',
    ),
    step('into the trash', 'annotations.delete', third),
    step('the trash', 'trash.list', { textId }),
    step('out of the trash', 'trash.restore', { textId, ids: [thirdId] }),
    step('out of the trash again', 'trash.restore', { textId, ids: [thirdId] }),
    step('what was never there', 'trash.restore', { textId, ids: [absentId] }, 'not-found'),
    ...manyScript(step, textId),
    step('emptying it', 'trash.empty', { textId }),
    step('the overview', 'record.overview', null),
    step('a check', 'record.check', { work: 'a check' }),
    step('a backup', 'backup.save', {}),
    step('cancelling what is over', 'work.cancel', { work: 'a check' }),
    step('cancelling nothing', 'work.cancel', {}, 'bad-argument'),
  ];
};

/** The commands that change many annotations at once. */
const manyScript = (step: Stepper, textId: string): ParityStep[] => {
  const both = { textId, ids: [firstId, thirdId] };
  const retag = { colour: 'green', tags: { add: ['один', 'one'], remove: ['two'] } };
  return [
    step('many changed', 'annotations.changeMany', { ...both, changes: retag }),
    step('many changed again', 'annotations.changeMany', { ...both, changes: retag }),
    step(
      'many of which one is not there',
      'annotations.deleteMany',
      { textId, ids: [firstId, absentId] },
      'not-found',
    ),
    step('no one of many', 'annotations.deleteMany', { textId, ids: [] }, 'bad-argument'),
    step(
      'a tag of spaces',
      'annotations.changeMany',
      { ...both, changes: { tags: { add: [' '] } } },
      'bad-argument',
    ),
    step('an export of some', 'export.copy', {
      textId,
      format: 'markdown',
      options,
      ids: [thirdId, absentId],
    }),
    step('many deleted', 'annotations.deleteMany', both),
    step('undoing that', 'history.undo', { textId }),
    step('undoing the change of many', 'history.undo', { textId }),
  ];
};

const options = defaultOptions('markdown');
const thirdId = '6f1c2c3e-6a0f-4a53-9a54-0d7c3d0c5b04';
/** Long ago, and the same in each run. */
const long = '2020-01-01T00:00:00.000Z';
const absentId = '6f1c2c3e-6a0f-4a53-9a54-0d7c3d0c5b03';
const highlight = {
  motivation: 'highlighting' as const,
  colour: 'yellow' as const,
  style: 'solid' as const,
  tags: [],
  note: '',
  targets: [],
};

const valueOf = <Value>(answer: unknown): Value => {
  assert.equal(outcomeOf(answer), 'ok');
  return (answer as { value: Value }).value; // the value of the command asked, by the contract
};

const outcomeOf = (answer: unknown): unknown => {
  const result = answer as { ok: true } | { ok: false; error: { code: string } }; // a `Result`, by the contract
  return result.ok ? 'ok' : result.error.code;
};

/** Times differ between runs, and `app` between shells. */
const withoutChance = (answer: unknown): unknown =>
  JSON.parse(JSON.stringify(answer), (key, value: unknown) => {
    if (key === 'created' || key === 'modified') return 'a time';
    if (key === 'dataDir') return 'a folder';
    if (key === 'app') return Object.keys(value as object).sort();
    // The export names the day on which it was made.
    return typeof value === 'string' ? value.replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'a time') : value;
  });
