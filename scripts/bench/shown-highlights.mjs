/* global window -- parts of this file run in the page */

/** @typedef {import('playwright').Page} Page */

/**
 * Keeps the socket of the page's events, through which `tell` says what the backend would say.
 */
export const keepSocket = () => {
  window.WebSocket = class extends WebSocket {
    /** @param {string | URL} url @param {string | string[]} [protocols] */
    constructor(url, protocols) {
      super(url, protocols);
      Object.assign(window, {
        tell: (/** @type {unknown} */ payload) =>
          this.dispatchEvent(
            new MessageEvent('message', { data: JSON.stringify({ event: 'annotations.changed', payload }) }),
          ),
      });
    }
  };
};

/**
 * Keeps the whole list of annotations, so that parts of it can be shown, and where in the text the editor's
 * notes begin.
 * @param {Page} page @param {import('#core/text/study-text').StudyText} text
 */
export const keepAll = (page, { id: textId, sections }) => {
  const words = sections
    .filter(({ place }) => place === 'text')
    .flatMap(({ blocks }) => blocks.map((block) => block.text));
  return page.evaluate(
    async ([id, notesStart]) => {
      const response = await fetch('/api/annotations.list', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ textId: id }),
      });
      const { annotations, history } = (await response.json()).value;
      annotations.sort(
        (/** @type {any} */ one, /** @type {any} */ other) =>
          one.targets[0].position.start - other.targets[0].position.start,
      );
      Object.assign(window, { kept: { textId: id, annotations, history, notesStart } });
    },
    /** @type {const} */ ([textId, words.join('\n').length]),
  );
};

/**
 * Makes the page show so many of its highlights, the first of the text and the first of the notes, and waits
 * until it is idle.
 * @param {Page} page @param {number | 'all'} count
 */
export const show = async (page, count) => {
  await page.evaluate((wanted) => {
    const { kept, tell } = /** @type {any} */ (window);
    const { textId, annotations, history, notesStart } = kept;
    const inNotes = annotations.findIndex(
      (/** @type {any} */ { targets }) => targets[0].position.start >= notesStart,
    );
    const half = wanted === 'all' ? annotations.length : wanted / 2;
    const put = [...annotations.slice(0, half), ...annotations.slice(inNotes, inNotes + half)];
    const shown = new Set(put);
    const removed = annotations.flatMap((/** @type {any} */ one) => (shown.has(one) ? [] : [one.id]));
    tell({ textId, put, removed, history, trashed: 0 });
  }, count);
  await page.waitForTimeout(1000);
};
