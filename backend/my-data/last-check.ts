import { isRecord } from '#core/annotation/stored';
import type { BackendPorts } from '../backend';

const documentName = 'checked';
const format = 'lectern.checked';
const version = 1;

/** When everything was last verified; null: never, or it is not known. */
export const readLastCheck = ({ documents }: BackendPorts): string | null => {
  try {
    if (!documents.exists(documentName)) return null;
    const document = documents.read(documentName);
    if (!isRecord(document) || document['format'] !== format) return null;
    const { at } = document;
    return typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? at : null;
  } catch {
    return null;
  }
};

/** A date that cannot be remembered is not worth an alarm. `at`: ISO 8601 in UTC. */
export const rememberCheck = (ports: BackendPorts, at: string): void => {
  if (ports.app.readOnly) return;
  try {
    ports.documents.write(documentName, { format, version, at });
  } catch (error) {
    ports.report(error);
  }
};
