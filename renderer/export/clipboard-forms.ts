import type { ExportRequest } from '#contract/export';
import type { ExportFormat } from '#core/export/options';
import { withoutHiddenParts } from './preview-parts';

/** In which formats an export goes on the clipboard. `rich` null: there are only plain words. */
export interface ClipboardFormats {
  readonly plain: ExportFormat;
  readonly rich: ExportFormat | null;
}

/** Prose has two forms. Only one of them knows a template of the reader's own. */
export const clipboardFormats = ({
  format,
  options,
}: Pick<ExportRequest, 'format' | 'options'>): ClipboardFormats => {
  if (format === 'markdown' && options.template !== null) return { plain: format, rich: null };
  return format === 'markdown' || format === 'html'
    ? { plain: 'markdown', rich: 'html' }
    : { plain: format, rich: null };
};

/** What is pasted is read by people: no front matter and no map, and the styles are those of where it comes to stand. */
export const forPasting = (format: ExportFormat, content: string): string => {
  if (format === 'markdown') return `${withoutHiddenParts(content).trim()}\n`;
  return format === 'html' ? unstyled(content) : content;
};

/**
 * A page without its styles: a paste makes absolute sizes of relative ones, a pixel each, and nobody could read the
 * words. What only the styles put into one line becomes a line.
 */
const unstyled = (page: string): string =>
  page
    .replace(/<style>[\s\S]*?<\/style>/u, '')
    .replace(/<footer>.*?<\/footer>/u, '')
    .replaceAll(
      /<ul class="signs">(.*?)<\/ul>/gsu,
      (_, items: string) => `<p>${signsIn(items).join(' · ')}</p>`,
    );

const signsIn = (items: string): string[] =>
  Array.from(items.matchAll(/<li( class="tag")?[^>]*>(.*?)<\/li>/gsu), ([, tag, words = '']) =>
    tag === undefined ? words : `<bdi>#${words}</bdi>`,
  );
