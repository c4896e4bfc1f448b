import { dialog, type BrowserWindow } from 'electron';
import { report } from '#backend/hosting/report';
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
    const words = messages.pageHangs;
    const { signal } = (question = new AbortController());
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: words.message,
      detail: words.detail,
      buttons: [words.wait, words.reload],
      defaultId: 0,
      cancelId: 0,
      signal,
    });
    question = null;
    if (response === 1 && !window.isDestroyed()) page.forcefullyCrashRenderer();
  };
  const withdraw = (): void => question?.abort();
  page.on('unresponsive', () => {
    if (!question && !isClosing()) void ask().catch(report);
  });
  page.on('responsive', withdraw);
  window.on('close', withdraw);
};
