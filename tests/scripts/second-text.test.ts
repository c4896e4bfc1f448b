import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFolderLibrary } from '#backend/ports/folder-library';
import type { StudyText } from '#core/text/study-text';
import { buildLibrary } from '#scripts/build-library';
import { copyBuild } from '../../scripts/bench/build-copy.mjs';
import { libraryOf } from '../../scripts/bench/lay-texts.mjs';
import { addSecondText, secondTextId } from '../../scripts/bench/second-text.mjs';
import { root } from '../../scripts/project.mjs';

const bundledId = 'lenin-cc-speeches-1917-11-14';

let build: ReturnType<typeof copyBuild>;
beforeAll(async () => {
  build = copyBuild(join(root, 'out'));
  await addSecondText(build.out);
});
afterAll(() => build.remove());

const text = (id: string): StudyText =>
  JSON.parse(createFolderLibrary(libraryOf(build.out)).readText(id)) as StudyText; // the build wrote it
const blocksOf = (id: string) => text(id).sections.flatMap(({ blocks }) => blocks);
const lengthOf = (id: string): number => blocksOf(id).reduce((sum, block) => sum + block.text.length, 0);

describe('the second text of the tests', () => {
  it('follows the bundled text in a copied library, with an index, and leaves the build alone', () => {
    const library = createFolderLibrary(libraryOf(build.out));
    expect(library.list().map(({ id }) => id)).toEqual([bundledId, secondTextId]);
    expect(
      library.list().every(({ id, title }) => title !== id),
      'with its title',
    ).toBe(true);
    expect(JSON.parse(library.readIndex(secondTextId))).toMatchObject({
      textId: secondTextId,
      contentHash: text(secondTextId).contentHash,
    });
    expect(createFolderLibrary(libraryOf(join(root, 'out'))).list()).toHaveLength(1);
  });

  it('would show a mix-up: every block and note of the bundled text has its id there too, with other words', () => {
    const second = new Map(blocksOf(secondTextId).map((block) => [block.id, block]));
    for (const { id, kind, text: words } of blocksOf(bundledId)) {
      expect(second.get(id), id).toMatchObject({ kind });
      expect(second.get(id)?.text, id).not.toBe(words);
    }
    expect(second.has('n2-p1'), 'and it has blocks of its own').toBe(true);
    expect(text(secondTextId).contentHash).not.toBe(text(bundledId).contentHash);
  });

  it('is about as long, with notes, names and dates', () => {
    expect(lengthOf(secondTextId) / lengthOf(bundledId)).toBeGreaterThan(0.75);
    expect(lengthOf(secondTextId) / lengthOf(bundledId)).toBeLessThan(1.25);
    const types = new Set(blocksOf(secondTextId).flatMap(({ spans }) => spans.map(({ type }) => type)));
    const ofBundled = new Set(blocksOf(bundledId).flatMap(({ spans }) => spans.map(({ type }) => type)));
    expect(types).toEqual(ofBundled);
  });

  it('is a text that the build of the program takes', () => {
    const [built] = buildLibrary(join(root, 'tests/fixtures/second-text'));
    expect(built?.textJson).toBe(readFileSync(join(libraryOf(build.out), secondTextId, 'text.json'), 'utf8'));
  });
});
