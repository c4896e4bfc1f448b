import type { IncomingMessage } from 'node:http';

/** A request that the page would never send; `status` is the HTTP status of the answer. */
export class BadRequest extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.name = 'BadRequest';
    this.status = status;
  }
}

export const mostBodyBytes = 16 * 1024 * 1024;

/** A backup becomes one string; V8's longest string is about twice as long as this. */
const mostBackupBytes = 256 * 1024 * 1024;

/** How many bytes a command's body may have. */
export const mostBytesOf = (command: string): number =>
  command === 'restore.preview' || command === 'restore.apply' ? mostBackupBytes : mostBodyBytes;

/**
 * The JSON value in the body. A body that is too large is read to its end but not kept, so that the answer
 * arrives.
 * @throws BadRequest
 */
export const readJson = async (request: IncomingMessage, mostBytes: number): Promise<unknown> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new BadRequest(415, 'A command takes its argument as application/json.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length; // a stream without an encoding gives buffers
    if (size <= mostBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > mostBytes) throw new BadRequest(413, `A command takes at most ${mostBytes} bytes.`);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest(400, 'The argument is not JSON.');
  }
};
