import type { BackupPart, RestoreSource } from '#contract/my-data';
import { failure, type Result } from '#contract/result';
import { api } from '../api';

/**
 * What a restore takes from. `file`: the backup file, to be sent again if need be; `opened`: the one that the program
 * was asked to open; null for a snapshot.
 */
export interface Chosen {
  readonly source: RestoreSource;
  readonly file: Blob | 'opened' | null;
}

/** The task for which a file is sent. */
export interface Sending {
  /** The id by which the backend cancels what it does for the task. */
  readonly work: string;
  readonly signal: AbortSignal;
  /** Called with the share of the file that the backend has, 0 … 1. */
  readonly sent: (share: number) => void;
}

/** In bytes. The text of a part may be a few UTF-16 units longer. */
const partBytes = 1024 * 1024;

/** The answer when the file is gone, has changed since it was chosen, or cannot be read. */
export const fileNotRead = failure('unreadable', 'The file could not be read.');
const cancelled = failure('cancelled', 'Cancelled between two requests.');

/**
 * Asks something of the backend that needs the source, after the file has been sent. When the backend does not
 * keep the file any longer, sends it again.
 */
export const askOf = async <Value>(
  chosen: Chosen,
  sending: Sending,
  ask: () => Promise<Result<Value>>,
): Promise<Result<Value>> => {
  if (sending.signal.aborted) return cancelled;
  const answer = await ask();
  if (chosen.file === null || !isGone(answer)) return answer;
  const sent = await sendBackup(chosen, sending);
  if (!sent.ok) return sent;
  return sending.signal.aborted ? cancelled : ask();
};

const isGone = (answer: Result<unknown>): boolean => !answer.ok && answer.error.code === 'not-found';

/** Sends the file part by part, and once more from its beginning when the backend has let go of it meanwhile. */
export const sendBackup = async (chosen: Chosen, sending: Sending): Promise<Result<null>> => {
  const sent = await sendParts(chosen, sending);
  return isGone(sent) ? sendParts(chosen, sending) : sent;
};

const sendParts = async (
  { source, file }: Chosen,
  { work, signal, sent }: Sending,
): Promise<Result<null>> => {
  if (source.kind !== 'backup' || file === null) return fileNotRead;
  const { reading } = source;
  if (file === 'opened') return receiveOpened(reading, work);
  const decoder = new TextDecoder(); // takes a byte order mark away
  for (let [part, start] = [0, 0]; ; part += 1) {
    sent(file.size === 0 ? 0 : start / file.size);
    const end = Math.min(file.size, start + partBytes);
    const bytes = await bytesOf(file.slice(start, end));
    if (bytes === null) return fileNotRead;
    const last = end === file.size;
    const text = decoder.decode(bytes, { stream: !last });
    if (signal.aborted) return cancelled;
    const answer = await receive({ reading, part, text, last, work });
    if (answer.ok && last) sent(1);
    if (!answer.ok || last) return answer;
    start = end;
  }
};

const receiveOpened = async (reading: string, work: string): Promise<Result<null>> => {
  const answer = await api.invoke('restore.receiveOpened', { reading, work });
  return !answer.ok && answer.error.code === 'unreadable' ? fileNotRead : answer;
};

/** The backend takes a part only once, so it can be sent again when the answer may have been lost. */
const receive = async (part: BackupPart): Promise<Result<null>> => {
  const answer = await api.invoke('restore.receive', part);
  const isLost = !answer.ok && answer.error.code === 'unreachable';
  return isLost ? api.invoke('restore.receive', part) : answer;
};

const bytesOf = async (piece: Blob): Promise<ArrayBuffer | null> => {
  try {
    return await piece.arrayBuffer();
  } catch {
    return null;
  }
};

/** The backend may forget the file. */
export const forget = ({ source }: Chosen): void => {
  if (source.kind === 'backup') void api.invoke('restore.forget', { reading: source.reading });
};
