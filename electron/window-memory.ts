import * as v from 'valibot';
import type { BackendPorts } from '#backend/ports/backend-ports';
import type { DocumentStore } from '#backend/ports/document-store';
import { setAside } from '#backend/record/set-aside';
import type { WindowPlace } from './window-place';

const name = 'window';
const format = 'lectern.window';
const version = 1;

const pixels = v.pipe(v.number(), v.safeInteger());
const size = v.pipe(pixels, v.minValue(1));
const headSchema = v.object({ format: v.literal(format), version: v.pipe(v.number(), v.minValue(version)) });
const placeSchema = v.object({
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
 * Where the window was, in a document of its own. A damaged one is set aside before it is replaced; one of a newer
 * version is neither read nor replaced.
 */
export const createWindowMemory = (ports: BackendPorts): WindowMemory => {
  const { documents, app } = ports;
  return {
    read() {
      const found = look(documents);
      return typeof found === 'string' ? null : found;
    },
    write(place) {
      if (app.readOnly) return;
      try {
        const found = look(documents);
        if (found === 'newer') return;
        if (found === 'damaged') setAside(ports, documents.path(name));
        documents.write(name, { format, version, ...place });
      } catch (error) {
        ports.report(error);
      }
    },
  };
};

const look = (documents: DocumentStore): WindowPlace | 'missing' | 'damaged' | 'newer' => {
  if (!documents.exists(name)) return 'missing';
  try {
    const document = documents.read(name);
    return v.parse(headSchema, document).version > version ? 'newer' : v.parse(placeSchema, document);
  } catch {
    return 'damaged';
  }
};
