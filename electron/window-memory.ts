import * as v from 'valibot';
import type { RecordPorts } from '#backend/ports/backend-ports';
import type { DocumentStore } from '#backend/ports/document-store';
import { replaceDocument } from '#backend/ports/replace-document';
import { setAside } from '#backend/record/set-aside';
import type { WindowState } from './window-state';

const name = 'window';
const format = 'lectern.window';
const version = 1;

const pixels = v.pipe(v.number(), v.safeInteger());
const size = v.pipe(pixels, v.minValue(1));
const headSchema = v.object({ format: v.literal(format), version: v.pipe(v.number(), v.minValue(version)) });
const stateSchema = v.object({
  bounds: v.object({ x: pixels, y: pixels, width: size, height: size }),
  maximised: v.boolean(),
  // The first versions had neither of these.
  fullScreen: v.optional(v.boolean(), false),
  zoom: v.optional(v.pipe(v.number(), v.finite()), 1),
});

export interface WindowMemory {
  /** Null when nothing is remembered, or it cannot be read. */
  read(): WindowState | null;
  /** Reports a failure instead of throwing: the state of a window must not stop the program from closing. */
  write(state: WindowState): void;
}

/**
 * Remembers where the window was, in a document of its own. A damaged document is set aside before it is
 * replaced. A document of a newer version is neither read nor replaced.
 */
export const createWindowMemory = (ports: RecordPorts): WindowMemory => {
  const { documents, app } = ports;
  return {
    read() {
      const found = readDocument(documents);
      return typeof found === 'string' ? null : found;
    },
    write(state) {
      if (app.readOnly) return;
      try {
        const found = readDocument(documents);
        if (found === 'newer') return;
        if (found === 'damaged') setAside(ports, documents.path(name));
        replaceDocument(ports, name, { format, version, ...state });
      } catch (error) {
        ports.report(error);
      }
    },
  };
};

const readDocument = (documents: DocumentStore): WindowState | 'missing' | 'damaged' | 'newer' => {
  if (!documents.exists(name)) return 'missing';
  try {
    const document = documents.read(name);
    return v.parse(headSchema, document).version > version ? 'newer' : v.parse(stateSchema, document);
  } catch {
    return 'damaged';
  }
};
