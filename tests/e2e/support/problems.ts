import type { BrowserContext, ConsoleMessage, Request, WebError } from 'playwright/test';

/** What went wrong in the pages of one test; anything left at its end fails the test. */
export interface Problems {
  /** Problems that fit are expected from now on, such as refused connections while the server is away. */
  tolerate(pattern: RegExp): void;
}

export interface CollectedProblems extends Problems {
  /** Stops collecting; gives what is not tolerated. */
  stop(): readonly string[];
}

/**
 * Page errors, errors and warnings on the console, and requests to anything but 127.0.0.1, in every page of
 * the context.
 */
export const collectProblems = (context: BrowserContext): CollectedProblems => {
  const found: string[] = [];
  const tolerated: RegExp[] = [];
  const onError = (error: WebError): void => void found.push(`page error: ${error.error().message}`);
  const onConsole = (message: ConsoleMessage): void => {
    if (message.type() === 'error' || message.type() === 'warning') found.push(`console: ${message.text()}`);
  };
  const onRequest = (request: Request): void => {
    if (!staysHere(request.url())) found.push(`request: ${request.url()}`);
  };
  context.on('weberror', onError).on('console', onConsole).on('request', onRequest);
  return {
    tolerate: (pattern) => void tolerated.push(pattern),
    stop() {
      context.off('weberror', onError).off('console', onConsole).off('request', onRequest);
      return found.filter((problem) => !tolerated.some((pattern) => pattern.test(problem)));
    },
  };
};

const staysHere = (url: string): boolean => {
  const { protocol, hostname } = new URL(url);
  return protocol === 'http:' ? hostname === '127.0.0.1' : ['blob:', 'data:', 'about:'].includes(protocol);
};
