import { expect, it } from 'vitest';
import { writeMarkdown } from '#core/export/markdown';
import { withoutHiddenParts } from '#renderer/export/preview-parts';
import { gathered } from '../../core/export/support/markdown-document';
import { annotation } from '../../core/export/support/noted-text';

it('shows of a Markdown export what other programs show of it', () => {
  const one = annotation({ note: '```\n<!-- lectern 1\n```' });
  const other = { ...annotation({ note: `[first](#note-${one.id})` }), id: one.id.replace(/1$/u, '2') };
  const content = [...writeMarkdown(gathered([one, other]), { parts: ['notes'] })].join('');
  expect(content).toContain('<a id=');
  expect(withoutHiddenParts(content).trim()).toBe(
    `# Speeches \\[\\], "made up"\n\n\n${one.note}\n\n---\n\n${other.note}`,
  );
});
