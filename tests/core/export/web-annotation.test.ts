import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notesFormats } from '#core/export/formats';
import { defaultOptions } from '#core/export/options';
import type { ExportedNotes } from '#core/export/model';
import { annotation, exported, notes } from './support/noted-text';

/** The schemas of the W3C's test suite; they lie beside the project, not in it. */
const suite = resolve(import.meta.dirname, '../../../../shared/conformance/web-annotation');

/** Without its name: the schemas refer to each other by their files' names. */
const schemaAt = (path: string): Record<string, unknown> =>
  JSON.parse(readFileSync(path, 'utf8'), (key, value: unknown) =>
    key === 'id' && typeof value === 'string' ? undefined : value,
  ) as Record<string, unknown>;

/** What an annotation must satisfy, by name. */
const compileMusts = () => {
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  const definitions = join(suite, 'definitions');
  for (const file of readdirSync(definitions)) {
    ajv.addSchema(schemaAt(join(definitions, file)), file);
  }
  const { assertions } = JSON.parse(
    readFileSync(join(suite, 'annotations/annotationMusts.test'), 'utf8'),
  ) as {
    assertions: string[];
  };
  return assertions.map((path) => {
    const schema = schemaAt(join(suite, path));
    return { name: String(schema['title']), validate: ajv.compile(schema) };
  });
};

/** The annotations of a file, each with the context that the file gives them all. */
const annotationsIn = (given: ExportedNotes): object[] => {
  const file = JSON.parse([...notesFormats.w3c.write(given, defaultOptions('w3c'))].join('')) as {
    '@context': unknown;
    first: { items: object[] };
  };
  return file.first.items.map((item) => ({ '@context': file['@context'], ...item }));
};

describe.skipIf(!existsSync(suite))(
  'an exported Web Annotation (the W3C’s schemas lie beside the project)',
  () => {
    it('satisfies all that the W3C’s test suite wants of one', () => {
      const musts = compileMusts();
      expect(musts.length).toBeGreaterThan(50);
      fc.assert(
        fc.property(notes, (made) => {
          for (const each of annotationsIn(exported(...made)))
            for (const { name, validate } of musts)
              expect(validate(each), `${name}\n${JSON.stringify([each, validate.errors])}`).toBe(true);
        }),
        { numRuns: 30 },
      );
    });

    it('would be refused without what the standard wants', () => {
      const musts = compileMusts();
      for (const gone of ['id', 'type', 'target', '@context']) {
        const [given = {}] = annotationsIn(exported(annotation({ note: 'words' })));
        const broken = Object.fromEntries(Object.entries(given).filter(([key]) => key !== gone));
        expect(
          musts.every(({ validate }) => validate(broken)),
          gone,
        ).toBe(false);
      }
    });
  },
);
