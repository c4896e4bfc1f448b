import { describe, expect, it } from 'vitest';
import { writeHtml } from '#core/export/html';
import { writeMarkdown } from '#core/export/markdown';
import { defaultOptions } from '#core/export/options';
import { clipboardFormats, forPasting } from '#renderer/export/clipboard-forms';
import { annotation, exported } from '../../core/export/support/noted-text';

const notes = exported(annotation({ note: 'Mine', tags: ['peace', 'a<b'], colour: 'green' }));

describe('what is pasted', () => {
  it('of a page has no styles and says tags and colour in a line', () => {
    const page = forPasting('html', [...writeHtml(notes, defaultOptions('html'))].join(''));
    expect(page).not.toMatch(/<style|<footer/u);
    expect(page).toContain('<p><bdi>#peace</bdi> · <bdi>#a&lt;b</bdi> · ');
    expect(page).toContain('green (to check)</p>');
  });

  it('of Markdown begins with the title and ends with the last note', () => {
    const markdown = forPasting('markdown', [...writeMarkdown(notes, defaultOptions('markdown'))].join(''));
    expect(markdown).toMatch(/^# /u);
    expect(markdown).not.toContain('<!--');
  });

  it('has a rich form for prose, but not for a template of the reader’s own', () => {
    const options = defaultOptions('markdown');
    expect(clipboardFormats({ format: 'html', options }).rich).toBe('html');
    expect(clipboardFormats({ format: 'markdown', options: { ...options, template: 'x' } }).rich).toBeNull();
    expect(clipboardFormats({ format: 'csv', options })).toEqual({ plain: 'csv', rich: null });
  });
});
