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

/** How many bytes the body of a command may have. */
const mostBodyBytes = 16 * 1024 * 1024;

/**
 * The JSON value in the body. A body that is too large is read to its end but not kept, so that the answer
 * arrives.
 * @throws BadRequest
 */
export const readJson = async (request: IncomingMessage): Promise<unknown> => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new BadRequest(415, 'A command takes its argument as application/json.');
  }
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length; // a stream without an encoding gives buffers
    if (size <= mostBodyBytes) chunks.push(chunk);
    else chunks.length = 0;
  }
  if (size > mostBodyBytes) throw new BadRequest(413, `A command takes at most ${mostBodyBytes} bytes.`);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new BadRequest(400, 'The argument is not JSON.');
  }
};
