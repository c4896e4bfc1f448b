import type { Argument } from '#contract/commands';
import type { Readings } from './readings';

/** Gives a whole file to a reading, part by part. Its text may be cut within a character. */
export const receiveAll = async (
  readings: Readings,
  bytes: AsyncIterable<Uint8Array>,
  of: Pick<Argument<'restore.receive'>, 'reading' | 'work'>,
): Promise<void> => {
  const decoder = new TextDecoder(); // takes a byte order mark away
  let part = 0;
  for await (const piece of bytes) {
    await readings.receive({ ...of, part, text: decoder.decode(piece, { stream: true }), last: false });
    part += 1;
  }
  await readings.receive({ ...of, part, text: decoder.decode(), last: true });
};
