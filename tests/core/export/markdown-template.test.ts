import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInTemplate } from '#core/export/built-in-template';
import { prepareFormat } from '#core/export/formats';
import { writeMarkdown } from '#core/export/markdown';
import { writeMarkdownFolder } from '#core/export/markdown-folder';
import { checkTemplate, prepareTemplate, TemplateError } from '#core/export/markdown-template';
import { defaultOptions, exportParts } from '#core/export/options';
import { templateNames } from '#core/export/template-names';
import { noteGroupings } from '#core/notes/note-groups';
import { documentOf, gathered } from './support/markdown-document';
import { annotation, notes, targetOf } from './support/noted-text';

const options = defaultOptions('markdown');
const withoutMap = (document: string): string => document.slice(0, document.lastIndexOf('<!-- lectern 1\n'));

describe('the template of a note', () => {
  it('that Lectern brings gives what Lectern writes without it', async () => {
    const template = await prepareTemplate(builtInTemplate);
    fc.assert(
      fc.property(
        notes,
        fc.subarray([...exportParts]),
        fc.constantFrom(...noteGroupings),
        (made, parts, grouping) => {
          const old = made.map(
            ({ id, note }) => [id, [{ at: '2026', note, tags: [], colour: 'none' }]] as const,
          );
          const given = gathered(made, { grouping, versions: new Map(old) });
          const content = [...writeMarkdown(given, { parts }, template)].join('');
          expect(content).toBe(withoutMap(documentOf(given, parts)));
        },
      ),
    );
    expect(await checkTemplate(builtInTemplate)).toBeNull();
  });

  it('can name what the list for readers names, and nothing else', async () => {
    const template = await prepareTemplate(`{% for pair in note %}note.{{ pair[0] }} {% endfor -%}
      {% for passage in note.passages %}{% for pair in passage %}passage.{{ pair[0] }} {% endfor %}{% endfor -%}
      {% for wording in note.earlier %}{% for pair in wording %}wording.{{ pair[0] }} {% endfor %}{% endfor -%}
      {% for pair in text %}text.{{ pair[0] }} {% endfor %}`);
    const note = annotation({ targets: [targetOf('spoke')] });
    const versions = new Map([[note.id, [{ at: '2026', note: 'Old', tags: [], colour: 'none' as const }]]]);
    const given = gathered([note], { grouping: 'none', versions });
    const [, named = ''] = [...writeMarkdown(given, { parts: exportParts }, template)]
      .join('')
      .split(/^# .*$/mu);
    const listed = Object.entries(templateNames).flatMap(([group, names]) =>
      names.map((name) => `${group}.${name}`),
    );
    expect(named.trim().split(/\s+/u).sort()).toEqual(listed.sort());
  });

  it('of the reader’s own says what stands in a note, and is not read back', async () => {
    const template = `{% for passage in note.passages %}{{ passage.quote }}
{{ passage.citation }} in {{ note.section }}
{% endfor %}
{{ note.words }}{% if note.tags contains '#peace' %} — {{ note.label | upcase }}{% endif %}, {{ text.title }}`;
    const given = gathered([
      annotation({ note: '# mine', tags: ['peace'], colour: 'green', targets: [targetOf('spoke')] }),
    ]);
    const { write, read } = await prepareFormat('markdown', { template });
    const content = [...write(given, { ...options, template })].join('');
    expect(content).toContain('> spoke\n(Speech, ¶ 1) in First speech\n\n\\# mine — TO CHECK, Speeches');
    expect(content).not.toContain('<!--');
    expect(read).toBeNull();
    const [file] = writeMarkdownFolder(given, options, await prepareTemplate(template));
    expect(file?.content).toContain('\\# mine — TO CHECK');
  });

  it.each([
    ['{{ note.words }}\n  {% if note.label %}x', 2, 3, 'not closed'],
    ['{{ note.words', 1, 1, 'not closed'],
    ['a\n{{ note.word }}', 2, 4, 'undefined variable: note.word'],
    ['{{ nothing }}', 1, 4, 'undefined variable: nothing'],
    ['{% if false %}{{ note.wrong }}{% endif %}', 1, 18, 'undefined variable: note.wrong'],
    [
      '{% for passage in note.passages %}{{ passage.page }}{% endfor %}',
      1,
      38,
      'undefined variable: passage.page',
    ],
    ['{{ note.words | shout }}', 1, 1, 'undefined filter: shout'],
    ['{% write %}', 1, 1, 'tag "write" not found'],
    ['{{ note.constructor }}', 1, 4, 'undefined variable: note.constructor'],
    ['{% for i in (1..100000000) %}{% endfor %}', 1, 1, 'memory'],
    ["{% render 'package.json' %}", 1, 1, 'package.json'],
    ["{% include '/etc/passwd' %}", 1, 1, '/etc/passwd'],
  ])('%j is pointed at: line %i, column %i, %s', async (source, line, column, message) => {
    const problem = await checkTemplate(source);
    expect(problem).toMatchObject({ line, column });
    expect(problem?.message).toContain(message);
    expect(problem?.message).not.toMatch(/line:\d/u);
  });

  it('ends when its loops take too long, and the loop is pointed at', async () => {
    const loops = ['i', 'j', 'k'].map((each) => `{% for ${each} in (1..9999) %}`).join('\n');
    const problem = await checkTemplate(`${loops}{{ k }}{% endfor %}{% endfor %}{% endfor %}`);
    expect(problem?.line).toBeGreaterThan(1);
    expect(problem?.message).toContain('limit exceeded');
  });

  const doubled = (times: number) =>
    `{% assign a = 'xxxxxxxxxxxxxxxx' %}{% for i in (1..${times}) %}{% capture a %}{{ a }}{{ a }}{% endcapture %}{% endfor %}{{ a }}`;

  it.each([
    [22, 'too much of a note'],
    [40, 'Invalid string length'],
  ])('makes no note that is larger than any memory: doubled %i times', async (times, message) => {
    expect((await checkTemplate(doubled(times)))?.message).toContain(message);
  });

  it('makes no file that is larger than any memory', async () => {
    const given = gathered([annotation()]);
    const template = await prepareTemplate(doubled(19));
    const write = () => [...writeMarkdown(given, options, template)].join('').length;
    expect(write()).toBeGreaterThan(8_000_000);
    expect(() => Array.from({ length: 40 }, write)).toThrow('too much of all notes');
  });

  it('cannot change what the next template finds', async () => {
    expect(await checkTemplate('{% increment note %}{% increment text %}')).toBeNull();
    expect(await checkTemplate('{{ note.words }}{{ text.title }}')).toBeNull();
  });

  it('is told what is wrong in few words, however long it is', async () => {
    const problem = await checkTemplate(`{{ note${'.a'.repeat(9000)} }}`);
    expect(problem?.message).toMatch(/^undefined variable: note\.a.{10,180}…$/u);
  });

  it('reads no file, and does not end in half a file of notes', async () => {
    await expect(prepareFormat('markdown', { template: '{{ note.x }}' })).rejects.toThrow(TemplateError);
    const failing = await prepareTemplate("{% if note.words == 'x' %}{% render 'package.json' %}{% endif %}");
    const given = gathered([annotation({ note: 'x' })]);
    expect(() => [...writeMarkdown(given, options, failing)]).toThrow(TemplateError);
  });
});
