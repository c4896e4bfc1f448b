import { isRecord } from '#core/json/guards';
import type { RecordOverview } from '#contract/my-data';
import type { BackendPorts } from '../ports/backend-ports';
import { replaceDocument } from '../ports/replace-document';

const documentName = 'checked';
const format = 'lectern.checked';
const version = 1;

type LastCheck = NonNullable<RecordOverview['lastChecked']>;

export const readLastCheck = ({ documents }: Pick<BackendPorts, 'documents'>): LastCheck | null => {
  try {
    if (!documents.exists(documentName)) return null;
    const document = documents.read(documentName);
    if (!isRecord(document) || document['format'] !== format) return null;
    const { at, ok } = document;
    const isKnown = typeof at === 'string' && !Number.isNaN(Date.parse(at)) && typeof ok === 'boolean';
    return isKnown ? { at, ok } : null;
  } catch {
    return null;
  }
};

/** Reports a failure instead of throwing: the reader loses nothing by it. `at`: ISO 8601 in UTC. */
export const rememberCheck = (
  ports: Pick<BackendPorts, 'app' | 'documents' | 'files' | 'report'>,
  { at, ok }: LastCheck,
): void => {
  if (ports.app.readOnly) return;
  try {
    replaceDocument(ports, documentName, { format, version, at, ok });
  } catch (error) {
    ports.report(error);
  }
};
