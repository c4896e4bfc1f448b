import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Host, StreamedFile } from '#backend/ports/host';

/** Files that wait for the browser to download them. */
export interface Downloads {
  /** Gives a backup an address of its own. */
  readonly destination: Host['destination'];
  /** The file at this path, which is gone afterwards; null when there is none. */
  collect(path: string): StreamedFile | null;
}

/** How long a file waits: the page asks for it at once. */
const waitMilliseconds = 60_000;

export const downloadFolder = '/backup/';

export const createDownloads = (milliseconds = waitMilliseconds): Downloads => {
  const waiting = new Map<string, StreamedFile>();
  return {
    destination: () =>
      Promise.resolve({
        // eslint-disable-next-line @typescript-eslint/require-await -- other destinations wait for the disk
        async *take(file) {
          const address = `${downloadFolder}${randomUUID()}`;
          yield 1; // the browser shows how far the download is
          waiting.set(address, file);
          setTimeout(() => waiting.delete(address), milliseconds).unref();
          return { address, fileName: file.fileName };
        },
      }),
    collect(path) {
      const file = waiting.get(path) ?? null;
      waiting.delete(path);
      return file;
    },
  };
};

/** The chunks, with time for other requests after each: the socket of a fast reader never makes them wait. */
export async function* unhurried(chunks: Iterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  for (const chunk of chunks) {
    yield chunk;
    await nextTurn();
  }
}
