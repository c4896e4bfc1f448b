import * as v from 'valibot';
import type { DocumentStore } from '#backend/ports/document-store';
import type { WindowPlace } from './window-place';

const name = 'window';
const format = 1;

const pixels = v.pipe(v.number(), v.safeInteger());
const size = v.pipe(pixels, v.minValue(1));
const documentSchema = v.object({
  format: v.literal(format),
  bounds: v.object({ x: pixels, y: pixels, width: size, height: size }),
  maximised: v.boolean(),
});

export interface WindowMemory {
  /** Null when nothing is remembered or it cannot be read. */
  read(): WindowPlace | null;
  /** Reports a failure instead of throwing: a window's place is not worth holding the program open. */
  write(place: WindowPlace): void;
}

/**
 * Where the window was, in a document of its own. A file that is damaged or from a newer version is left as it is, and
 * then nothing is remembered.
 */
export const createWindowMemory = (
  documents: DocumentStore,
  readOnly: boolean,
  report: (error: unknown) => void,
): WindowMemory => {
  const read = (): WindowPlace | null => {
    if (!documents.exists(name)) return null;
    const { bounds, maximised } = v.parse(documentSchema, documents.read(name));
    return { bounds, maximised };
  };
  return {
    read() {
      try {
        return read();
      } catch (error) {
        report(error);
        return null;
      }
    },
    write(place) {
      if (readOnly) return;
      try {
        read(); // throws when the file is not ours to replace
        documents.write(name, { format, ...place });
      } catch (error) {
        report(error);
      }
    },
  };
};
