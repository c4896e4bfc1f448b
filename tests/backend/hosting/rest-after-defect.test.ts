import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { restAfterDefect } from '#backend/hosting/rest-after-defect';

type Handler = (error: unknown) => void;

const handlers = new Map<string, Handler>();
const exit = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  const remember = (event: string, handler: Handler): void => void handlers.set(event, handler);
  vi.spyOn(process, 'on').mockImplementation(remember as never); // one shape for all overloads
  vi.spyOn(process, 'exit').mockImplementation(exit as never); // the real one never returns
  vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  exit.mockReset();
});

it('a program that does not come to rest after a defect ends all the same', () => {
  const rest = vi.fn();
  restAfterDefect(rest);
  handlers.get('uncaughtException')?.(new Error('a defect'));
  handlers.get('unhandledRejection')?.(new Error('another'));
  expect(rest).toHaveBeenCalledOnce();
  vi.runAllTimers();
  expect(exit).toHaveBeenCalledExactlyOnceWith(1);
});

it('it does not end by itself while a person is asked about words that are not on disk', () => {
  restAfterDefect(
    () => undefined,
    () => true,
  );
  handlers.get('uncaughtException')?.(new Error('a defect'));
  vi.runAllTimers();
  expect(exit).not.toHaveBeenCalled();
});
