import { randomUUID } from 'node:crypto';

/** @typedef {import('#core/text/study-text').StudyText} StudyText */
/** @typedef {import('#core/annotation/annotation').NewAnnotation} NewAnnotation */

const colours = /** @type {const} */ (['yellow', 'green', 'blue', 'pink', 'orange', 'purple']);

/**
 * Highlights of five words, spread evenly over the text and the notes.
 * @param {StudyText} text
 * @param {number} count
 * @returns {NewAnnotation[]}
 */
export const highlightsOf = ({ sections, contentHash }, count) => {
  const flat = sections.flatMap(({ blocks }) => blocks.map((block) => block.text)).join('\n');
  return Array.from({ length: count }, (_, index) => {
    const from = Math.floor((index * (flat.length - 200)) / count);
    const start = flat.indexOf(' ', from) + 1;
    const end = start + 30;
    const quote = {
      exact: flat.slice(start, end),
      prefix: flat.slice(Math.max(0, start - 32), start),
      suffix: flat.slice(end, end + 32),
    };
    return {
      id: randomUUID(),
      motivation: 'highlighting',
      colour: colours[index % colours.length] ?? 'yellow',
      style: 'solid',
      tags: [],
      note: '',
      targets: [{ quote, position: { start, end }, contentHash }],
    };
  });
};

/**
 * Makes so many highlights in a text, by commands from an open page, and puts my notes behind the editor's.
 * @param {import('playwright').Page} page @param {StudyText} text @param {number} count
 */
export const fillWithHighlights = (page, text, count) =>
  page.evaluate(
    async ([textId, annotations]) => {
      const post = (/** @type {string} */ command, /** @type {unknown} */ argument) =>
        fetch(`/api/${command}`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(argument),
        });
      await post('settings.change', { desk: { wide: { tree: { panes: ['editor', 'mine', 'names'] } } } });
      for (let at = 0; at < annotations.length; at += 50)
        await Promise.all(
          annotations
            .slice(at, at + 50)
            .map((annotation) => post('annotations.create', { textId, annotation })),
        );
    },
    /** @type {const} */ ([text.id, highlightsOf(text, count)]),
  );
