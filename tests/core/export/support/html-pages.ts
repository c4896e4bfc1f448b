import fc from 'fast-check';
import type { NoteVersion } from '#core/annotation/versions';
import { gather } from '#core/export/gather';
import { writeHtml } from '#core/export/html';
import type { ExportedNotes } from '#core/export/model';
import { defaultOptions, exportParts, type ExportOptions } from '#core/export/options';
import { flat, labels, text } from './noted-text';

export const options = (given: Partial<ExportOptions> = {}): ExportOptions => ({
  ...defaultOptions('html'),
  parts: exportParts,
  grouping: 'none',
  ...given,
});
export const version: Omit<NoteVersion, 'at' | 'note'> = { tags: [], colour: 'none' };
/** Words that try to leave the place where they stand. */
export const hostile = fc.string({
  unit: fc.constantFrom(
    ...'<>&"\'=/`*[]()#!-|~_:\\ \n\r\0',
    'a',
    'א',
    '😀',
    '\ud800',
    '</p>',
    '<script>',
    '-->',
    '&lt;',
    'javascript:',
    '[x](#s1-p1)',
    '[^1]',
    '\n[^1]: ',
  ),
});

export const made = (
  annotations: Parameters<typeof gather>[2],
  { grouping }: ExportOptions,
  earlier: (id: string) => readonly NoteVersion[] = () => [],
): ExportedNotes => ({
  made: '2026-11-29T08:00:00.000Z',
  version: '0.1.0',
  texts: [
    gather(text, flat, annotations, {
      labels,
      grouping,
      versions: new Map(annotations.map(({ id }) => [id, earlier(id)])),
    }),
  ],
});
export const written = (given: ExportedNotes, how: ExportOptions): string =>
  [...writeHtml(given, how)].join('');
