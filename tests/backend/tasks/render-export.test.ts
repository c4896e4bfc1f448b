import { unzipSync } from 'fflate';
import { describe, expect, it, vi } from 'vitest';
import { notesFormats } from '#core/export/formats';
import { defaultOptions, exportParts } from '#core/export/options';
import { renderTask, type Rendered, type RenderPiece, type RenderStart } from '#backend/tasks/render-export';
import { newAnnotation } from '../support/data-folder';
import { studyText } from '../support/study-text';

const time = '2026-11-29T08:00:00.000Z';
const start: RenderStart = {
  format: 'w3c',
  options: { ...defaultOptions('w3c'), parts: exportParts },
  labels: {},
  version: '0',
  made: time,
  total: 2,
  limit: null,
  pack: 'zip',
};
const noteOn = (textId: string, note: string) => ({
  ...newAnnotation(),
  textId,
  created: time,
  modified: time,
  note,
});

// eslint-disable-next-line @typescript-eslint/require-await -- others wait for their pieces
async function* given(pieces: readonly RenderPiece[]): AsyncGenerator<RenderPiece, void> {
  yield* pieces;
}

const rendered = async (changed: Partial<RenderStart>, ...pieces: RenderPiece[]): Promise<Rendered> => {
  const work = renderTask({ ...start, ...changed }, given(pieces));
  let step = await work.next();
  while (step.done !== true) step = await work.next();
  return step.value;
};
const wordsOf = ({ chunks }: Rendered): string => Buffer.concat(chunks).toString('utf8');

it('keeps apart the versions of two texts whose notes have the same id', async () => {
  const on = (textId: string): RenderPiece[] => {
    const note = { ...noteOn(textId, `now on ${textId}`), id: '00000000-0000-4000-8000-000000000001' };
    const old = { at: time, note: `once on ${textId}`, tags: [], colour: 'none' } as const;
    return [{ text: studyText(textId) }, { annotations: [note], versions: [[note.id, [old]]] }];
  };
  const words = wordsOf(await rendered({}, ...on('one'), ...on('two')));
  expect(words).toContain('once on one');
  expect(words).toContain('once on two');
});

describe('a folder in an archive', () => {
  const folder = (template: string | null = null): Partial<RenderStart> => ({
    format: 'markdown',
    options: { ...defaultOptions('markdown'), folder: true, template },
  });

  it('holds a file for each note', async () => {
    const annotations = [noteOn('one', 'First'), noteOn('one', 'Second')];
    const made = await rendered(folder(), { text: studyText('one') }, { annotations, versions: [] });
    const names = Object.keys(unzipSync(Buffer.concat(made.chunks)));
    expect(names.toSorted()).toEqual(['First.md', 'Second.md']);
  });

  it('is refused when it is too large for its form, also with a template', async () => {
    const note = noteOn('one', '');
    const annotations = Array.from({ length: 65_536 }, () => note);
    const made = rendered(folder('x'), { text: studyText('one') }, { annotations, versions: [] });
    await expect(made.then(() => 'made')).rejects.toMatchObject({ code: 'not-exported' });
  });
});

it('says where a template fails that fails at a real note only', async () => {
  const template = '{{ note.words }}\n{% if note.words contains "Vikzhel" %}{{ note.nothing }}{% endif %}';
  const changed = {
    format: 'markdown',
    options: { ...defaultOptions('markdown'), template },
  } as const;
  const pieces = [{ text: studyText('one') }, { annotations: [noteOn('one', 'Vikzhel')], versions: [] }];
  await expect(rendered(changed, ...pieces)).rejects.toMatchObject({
    code: 'wrong-template',
    message: expect.stringMatching(/line 2, column \d+\.$/) as string,
  });
  const preview = await rendered({ ...changed, limit: 20 }, ...pieces);
  expect(preview.problem).toMatchObject({ line: 2 });
});

it.each([
  ['gives back other words', () => [{ text: 'one', note: 'Another' }]],
  ['gives back nothing', () => []],
  [
    'cannot be read',
    () => {
      throw new SyntaxError('no table');
    },
  ],
])('makes no file that %s', async (_how, read) => {
  const reading = vi.spyOn(notesFormats.csv, 'read').mockImplementation(read);
  const pieces = [{ text: studyText('one') }, { annotations: [noteOn('one', 'First')], versions: [] }];
  const changed = { format: 'csv', options: defaultOptions('csv') } as const;
  await expect(rendered(changed, ...pieces)).rejects.toMatchObject({ code: 'not-exported' });
  reading.mockRestore();
  expect((await rendered(changed, ...pieces)).losses).toEqual([]);
});
