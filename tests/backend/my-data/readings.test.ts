import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { longestPart, type BackupPart } from '#contract/my-data';
import { backupParts } from '../../support/backup-text';
import { makeDataFolder, type DataFolder, type OpenBackend } from '../support/data-folder';

let dataFolder: DataFolder;
let open: OpenBackend;
let parts: BackupPart[];
beforeEach(async () => {
  dataFolder = makeDataFolder();
  open = dataFolder.open();
  for (const note of ['one', 'two', 'three 🙂']) await open.create({ note });
  const { content } = await open.backup();
  parts = backupParts(randomUUID(), content, Math.ceil(content.length / 4));
  open.backend.close();
  open = makeEmpty();
});
afterEach(() => {
  open.backend.close();
  dataFolder.remove();
});
const makeEmpty = (): OpenBackend => {
  dataFolder.remove();
  dataFolder = makeDataFolder();
  return dataFolder.open();
};

const failed = (code: string) => ({ ok: false, error: { code } });
const part = (index: number): BackupPart => {
  const found = parts[index];
  if (!found) throw new Error(`There is no part ${index}.`);
  return found;
};
const receive = (sent: BackupPart) => open.invoke('restore.receive', sent);
const sourceOf = ({ reading }: BackupPart) => ({ kind: 'backup', reading }) as const;
const preview = (reading = part(0)) => open.invoke('restore.preview', { source: sourceOf(reading) });
const whole = { ok: true, value: { lost: 0, texts: [{ missing: 3 }] } };

describe('the parts of a backup file', () => {
  it('are taken in their order, each once, also when one is repeated because its answer was lost', async () => {
    for (const sent of parts) {
      expect(await receive(sent)).toMatchObject({ ok: true });
      expect(await receive(sent), 'repeated').toMatchObject({ ok: true });
    }
    expect(await preview()).toMatchObject(whole);
  });

  it('may be repeated while they are being read', async () => {
    const answers = await Promise.all(parts.flatMap((sent) => [receive(sent), receive(sent)]));
    expect(answers.map(({ ok }) => ok)).toEqual(answers.map(() => true));
    expect(await preview()).toMatchObject(whole);
  });

  it('are refused out of order, which changes nothing', async () => {
    await receive(part(0));
    await receive(part(1));
    expect(await receive(part(3))).toMatchObject(failed('bad-argument'));
    expect(await receive(part(0))).toMatchObject(failed('bad-argument'));
    await receive(part(2));
    await receive(part(3));
    expect(await receive({ ...part(3), part: 4 }), 'after the end').toMatchObject(failed('bad-argument'));
    expect(await preview()).toMatchObject(whole);
  });

  it('of a file that the backend does not have are to be sent from the first', async () => {
    expect(await receive(part(1))).toMatchObject(failed('not-found'));
    expect(await preview()).toMatchObject(failed('not-found'));
    const bringBack = { missing: true, trashed: true, changed: true };
    const apply = () => open.invoke('restore.apply', { source: sourceOf(part(0)), bringBack });
    expect(await apply()).toMatchObject(failed('not-found'));
    for (const sent of parts) await receive(sent);
    expect(await apply()).toEqual({ ok: true, value: { restored: 3, lost: 0 } });
  });

  it('show nothing before the last has come', async () => {
    await receive(part(0));
    expect(await preview()).toMatchObject(failed('bad-argument'));
  });

  it('have a bound that fits into a request', async () => {
    const long = { ...part(0), text: '\u0000'.repeat(longestPart) };
    expect(JSON.stringify(long).length).toBeLessThan(16 * 1024 * 1024);
    expect(await receive(long)).toMatchObject({ ok: true });
    expect(await receive({ ...long, text: `${long.text}x` })).toMatchObject(failed('bad-argument'));
  });
});

describe('a backup file that was sent', () => {
  const send = async (): Promise<BackupPart> => {
    const reading = randomUUID();
    for (const sent of parts) await receive({ ...sent, reading });
    return { ...part(0), reading };
  };

  it('is kept for a preview and a restore, until the page lets go of it', async () => {
    const mine = await send();
    expect(await preview(mine)).toMatchObject(whole);
    expect(await preview(mine)).toMatchObject(whole);
    await open.ask('restore.forget', { reading: mine.reading });
    expect(await preview(mine)).toMatchObject(failed('not-found'));
    expect(await open.invoke('restore.forget', { reading: mine.reading })).toMatchObject({ ok: true });
  });

  it('makes room for a newer one when there are two', async () => {
    const [first, second] = [await send(), await send()];
    expect(await preview(first), 'used last').toMatchObject(whole);
    const third = await send();
    expect(await preview(second)).toMatchObject(failed('not-found'));
    expect(await preview(first)).toMatchObject(whole);
    expect(await preview(third)).toMatchObject(whole);
  });

  it('is not kept when sending it is cancelled', async () => {
    const underWay = new Promise<void>((begun) => {
      open.backend.subscribe((event) => event === 'work.progress' && begun());
    });
    const sending = receive({ ...part(0), text: 'x\n'.repeat(longestPart / 2), work: 'mine' });
    await underWay;
    await open.ask('work.cancel', { work: 'mine' });
    expect(await sending).toMatchObject(failed('cancelled'));
    expect(await receive(part(1))).toMatchObject(failed('not-found'));
    expect(open.reported).toEqual([]);
  });
});
