import type { BrowserWindow } from 'electron';
import { log, report } from '#backend/hosting/report';
import { asks } from './ask';
import { messages } from './messages';

/**
 * Asks what to do when the page does not answer: to wait, or to end its process, so that it is loaded again
 * (page-crash.ts). The question goes when the page answers, and when the window closes, which has a question of its
 * own (closing.ts).
 */
export const askAboutHang = (window: BrowserWindow, isClosing: () => boolean): void => {
  const page = window.webContents;
  let question: AbortController | null = null;
  const ask = async (): Promise<void> => {
    const asked = (question = new AbortController());
    try {
      const reloads = await asks(window, messages.pageHangs, asked.signal);
      if (reloads && !window.isDestroyed()) page.forcefullyCrashRenderer();
    } finally {
      if (question === asked) question = null;
    }
  };
  const withdraw = (): void => {
    question?.abort();
    question = null;
  };
  page.on('unresponsive', () => {
    log({ what: 'page-hangs' });
    if (!question && !isClosing()) void ask().catch(report);
  });
  page.on('responsive', () => {
    log({ what: 'page-answers' });
    withdraw();
  });
  window.on('close', withdraw);
};
