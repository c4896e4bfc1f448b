import assert from 'node:assert/strict';
import type { ExportedFile } from '#contract/export';
import type { WrittenFile } from '#contract/my-data';
import type { Host } from '#backend/ports/host';

/** A destination that keeps backups in memory, each at an address as the web shell gives it. */
export interface KeptBackups {
  readonly destination: Host['destination'];
  /** Throws when nothing was saved there. */
  read(saved: WrittenFile | null): ExportedFile;
}

export const keepBackups = (): KeptBackups => {
  const kept = new Map<string, ExportedFile>();
  return {
    destination: () =>
      Promise.resolve({
        async *take(file) {
          const { fileName, mediaType, bytes } = file;
          let content = Buffer.alloc(0);
          for (const chunk of file.chunks()) {
            content = Buffer.concat([content, chunk]);
            yield content.length / bytes;
            await Promise.resolve();
          }
          assert.equal(content.length, bytes);
          const address = `/backup/${kept.size}`;
          kept.set(address, { fileName, mediaType, content: content.toString('utf8') });
          return { address, fileName };
        },
      }),
    read(saved) {
      const file = saved !== null && 'address' in saved ? kept.get(saved.address) : undefined;
      assert(file, 'No backup was saved.');
      return file;
    },
  };
};
