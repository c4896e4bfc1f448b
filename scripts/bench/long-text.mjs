import { createHash } from 'node:crypto';

// A made-up text as long as a thick book. Its words are the same each time, so that runs can be compared.

/** @typedef {import('#core/text/study-text').StudyText} StudyText */
/** @typedef {import('#core/text/study-text').Section} Section */
/** @typedef {import('#core/text/study-text').Block} Block */

export const vocabulary =
  'assembly broken council delegate evening factory garrison harbour iron journal kettle lantern meeting night office printer quarter railway station telegram union village winter yard the of and to in that was for on with as by at from'.split(
    ' ',
  );
const paragraphsInSection = 30;

/**
 * A stream of words, the same for the same seed (a multiplicative congruential generator: Park and Miller,
 * CACM 1988).
 * @param {number} seed @param {readonly string[]} words
 */
const wordsFrom = (seed, words) => () => {
  seed = (seed * 48271) % 2147483647;
  return words[seed % words.length] ?? '';
};

/** @param {() => string} next @param {number} words a multiple of 10 */
const sentences = (next, words) =>
  Array.from({ length: words / 10 }, () => {
    const sentence = Array.from({ length: 10 }, next).join(' ');
    return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  }).join(' ');

/**
 * A text with so many words, in paragraphs of 100 words (a multiple of 10) and sections of 30 paragraphs, and with so many notes
 * of one or more paragraphs of 40 words. The references to the notes are spread evenly over the paragraphs.
 * @param {{ words: number, notes: number, paragraphsInNote?: number, wordsInParagraph?: number, of?: readonly string[] }} size
 * @returns {StudyText}
 */
export const longText = ({ words, notes, paragraphsInNote = 1, wordsInParagraph = 100, of = vocabulary }) => {
  const next = wordsFrom(1917, of);
  const count = Math.ceil(words / wordsInParagraph);
  /** @type {Map<number, string>} */
  const blockOfNote = new Map();
  const paragraphs = Array.from({ length: count }, (_, index) => {
    const section = Math.floor(index / paragraphsInSection) + 1;
    const id = `s${section}-p${(index % paragraphsInSection) + 1}`;
    const first = Math.floor((index * notes) / count) + 1;
    const last = Math.floor(((index + 1) * notes) / count);
    for (let note = first; note <= last; note += 1) blockOfNote.set(note, id);
    return paragraph(id, String(index + 1), sentences(next, wordsInParagraph), first, last);
  });
  /** @type {Section[]} */
  const sections = [front];
  for (let start = 0; start < count; start += paragraphsInSection) {
    const number = String(start / paragraphsInSection + 1);
    const blocks = paragraphs.slice(start, start + paragraphsInSection);
    sections.push({ id: `s${number}`, kind: 'speech', place: 'text', number, blocks });
  }
  for (let note = 1; note <= notes; note += 1) {
    const block = blockOfNote.get(note) ?? '';
    const blocks = [noteParagraph(note, sentences(next, 40), block)];
    for (let number = 2; number <= paragraphsInNote; number += 1)
      blocks.push(furtherParagraph(note, number, sentences(next, 40)));
    sections.push({ id: `n${note}`, kind: 'note', place: 'apparatus', number: String(note), blocks });
  }
  return { id: `long-text-${words}`, contentHash: hashOf(sections), metadata, names: [], sections };
};

const metadata = {
  title: 'A long text made of a few words',
  creator: null,
  date: null,
  publisher: null,
  source: null,
  language: 'en',
};

/** @type {Section} */
const front = {
  id: 'front',
  kind: 'front',
  place: 'text',
  number: null,
  blocks: [{ id: 'head', kind: 'heading', label: null, text: metadata.title, spans: [] }],
};

/**
 * @param {string} id @param {string} label @param {string} words @param {number} first of the notes that it refers to
 * @param {number} last @returns {Block}
 */
const paragraph = (id, label, words, first, last) => {
  let text = words;
  const spans = [];
  for (let note = first; note <= last; note += 1) {
    const start = text.length;
    text += `[${note}]`;
    const reference = { id: `n${note}-ref`, section: `n${note}` };
    spans.push({ start, end: text.length, type: /** @type {const} */ ('noteref'), ...reference });
  }
  return { id, kind: 'paragraph', label, text, spans };
};

/** @param {number} note @param {string} words @param {string} block that refers to it @returns {Block} */
const noteParagraph = (note, words, block) => {
  const mark = `[${note}]`;
  return {
    id: `n${note}-p1`,
    kind: 'note-paragraph',
    label: `${note}.1`,
    text: `${mark} ${words}`,
    spans: [{ start: 0, end: mark.length, type: 'backlink', block }],
  };
};

/** @param {number} note @param {number} number @param {string} words @returns {Block} */
const furtherParagraph = (note, number, words) => ({
  id: `n${note}-p${number}`,
  kind: 'note-paragraph',
  label: `${note}.${number}`,
  text: words,
  spans: [],
});

/** The hashed form of core/text/flat-text.ts. @param {readonly Section[]} sections */
const hashOf = (sections) => {
  const hashed = sections.flatMap(({ blocks }) => blocks.map(({ id, text }) => [id, text]));
  return `sha256-${createHash('sha256').update(JSON.stringify(hashed), 'utf8').digest('hex')}`;
};
