import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Annotation } from '#core/annotation/annotation';
import { firstText, signIn, wholeTextNote, type Client } from '../support/http-client';
import { startLectern, temporaryDataDir } from '../support/web-shell';

/** Kills of the real process in the middle of real commands; `LECTERN_KILLS=200` for the nightly run. */
const kills = Number(process.env['LECTERN_KILLS'] ?? 40);

let dataDir: string;
beforeEach(() => {
  dataDir = temporaryDataDir();
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

interface Answer {
  readonly ok: boolean;
  readonly value?: Annotation;
}

/** What the program has acknowledged, and what it was asked and never answered: that may be there or not. */
interface Book {
  readonly acknowledged: Map<string, string>;
  readonly asked: Map<string, Set<string>>;
}

const ask = async (client: Client, book: Book, textId: string, id: string, note: string): Promise<void> => {
  const command = book.acknowledged.has(id)
    ? { name: 'annotations.update', argument: { textId, id, changes: { note } } }
    : { name: 'annotations.create', argument: { textId, annotation: { ...wholeTextNote, id, note } } };
  book.asked.set(id, (book.asked.get(id) ?? new Set()).add(note));
  const answer = (await client.invoke(command.name, command.argument)) as Answer;
  expect(answer.ok).toBe(true);
  book.acknowledged.set(id, note);
  book.asked.set(id, new Set([note]));
};

/** Writes one thing after the other until the process is gone. */
const writeUntilKilled = async (client: Client, book: Book, textId: string, round: number): Promise<void> => {
  try {
    for (let step = 0; ; step++) {
      const known = [...book.acknowledged.keys()];
      const id = step % 3 === 0 ? randomUUID() : (known[(round * 7 + step) % known.length] ?? randomUUID());
      await ask(client, book, textId, id, `round ${round}, step ${step} ${'…'.repeat(step % 50)}`);
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error) return; // the connection is gone, as it should be
    throw error;
  }
};

it(
  `loses nothing that was acknowledged, over ${kills} kills`,
  async () => {
    const book: Book = { acknowledged: new Map(), asked: new Map() };
    let textId = '';
    for (let round = 0; round <= kills; round++) {
      const lectern = await startLectern({ dataDir });
      const client = await signIn(lectern);
      textId ||= await firstText(client);
      const { value } = (await client.invoke('annotations.list', { textId })) as {
        value: { annotations: readonly Annotation[] };
      };
      const there = new Map(value.annotations.map(({ id, note }) => [id, note]));
      for (const id of book.acknowledged.keys()) {
        expect(book.asked.get(id), `${id} after kill ${round}`).toContain(there.get(id));
      }
      for (const [id, note] of there) {
        book.acknowledged.set(id, note);
        book.asked.set(id, new Set([note]));
      }
      if (round === kills) await lectern.stop();
      else {
        const writing = writeUntilKilled(client, book, textId, round);
        // Somewhere in the first writes: the time of some of them, no two rounds alike.
        setTimeout(() => process.kill(lectern.pid, 'SIGKILL'), (round * 13) % 47);
        await writing;
        await lectern.ended;
      }
    }
    expect(book.acknowledged.size).toBeGreaterThan(kills / 2);
  },
  10 * 60_000,
);
