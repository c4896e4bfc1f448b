import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin, Rolldown } from 'vite';
import { licencesFile, type Licence, type Licences, type TextOrigin } from '#contract/licences';
import type { StudyText } from '#core/text/study-text';
import { buildLibrary } from './build-library';

/** Where the names of all modules and files that were bundled are left for the test, from the project's folder. */
export const bundledList = 'node_modules/.cache/lectern/bundled.json';

interface LicencePorts {
  /** The project's folder, absolute. */
  readonly root: string;
  /** The folder of the TEI files, absolute. */
  readonly texts: string;
}

/** Plugins for the parts of one build. */
export interface LicencePlugins {
  /** For each part: remembers from which packages its modules and files come. */
  readonly collect: () => Plugin;
  /** For the part that is built last: writes the licences of all of them (`Licences`) beside the page. */
  readonly write: () => Plugin;
}

/**
 * Collects the licences of everything that is bundled. A package without the text of a licence stops the build,
 * because Lectern could not be given away with it.
 */
export const createLicencePlugins = ({ root, texts }: LicencePorts): LicencePlugins => {
  const bundled = new Set<string>();
  return {
    collect: () => ({
      name: 'lectern-licences',
      generateBundle(_, bundle) {
        for (const id of idsOf(bundle)) if (packageFolderOf(id) !== null) bundled.add(id);
      },
    }),
    write: () => ({
      name: 'lectern-licences-file',
      enforce: 'post',
      generateBundle() {
        const folders = new Set([...bundled].flatMap((id) => packageFolderOf(id) ?? []));
        const paths = [...folders, 'node_modules/electron'].map((folder) => join(root, folder));
        const licences: Licences = { parts: sorted(paths.map(licenceOf)), texts: originsOf(texts) };
        this.emitFile({ type: 'asset', fileName: licencesFile, source: JSON.stringify(licences) });
        mkdirSync(dirname(join(root, bundledList)), { recursive: true });
        writeFileSync(join(root, bundledList), JSON.stringify([...bundled].sort()));
      },
    }),
  };
};

/** The modules of the chunks, and the files from which other files come, such as those of typefaces. */
const idsOf = (bundle: Rolldown.OutputBundle): string[] =>
  Object.values(bundle).flatMap((output) =>
    output.type === 'chunk' ? output.moduleIds : output.originalFileNames,
  );

/** The folder of the package that holds a module, from the project's folder; null for a module of ours. */
export const packageFolderOf = (id: string): string | null => {
  const path = id.replaceAll('\\', '/');
  const below = path.slice(Math.max(0, path.indexOf('node_modules/')));
  return /^(?:node_modules\/.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(below)?.[0] ?? null;
};

/** Throws when the package has no licence, or no text of it. `folder`: the package's, absolute. */
export const licenceOf = (folder: string): Licence => {
  const { name, version, license } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Partial<Record<string, string>>; // a package's own; what is missing is asked for below
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(licen[cs]e|copying|notice)/i.test(entry.name))
    .map((entry) =>
      readFileSync(join(entry.parentPath, entry.name), 'utf8')
        .replace(/^\s*\n/, '')
        .trimEnd(),
    );
  if (!name || !version || !license || files.length === 0) {
    throw new Error(`The package in ${folder} has no text of a licence, so it cannot be bundled.`);
  }
  const kind = kindOf(name);
  const title = kind === 'typeface' ? typefaceIn(folder) : kind === 'engine' ? 'Electron' : name;
  return { kind, name, title, version, licence: license, text: files.join('\n\n') };
};

/** The typeface's own name, from Fontsource's description of it. */
const typefaceIn = (folder: string): string => {
  const { family } = JSON.parse(readFileSync(join(folder, 'metadata.json'), 'utf8')) as { family?: string };
  if (!family) throw new Error(`The package in ${folder} does not name its typeface.`);
  return family;
};

const kindOf = (name: string): Licence['kind'] =>
  name === 'electron' ? 'engine' : name.startsWith('@fontsource') ? 'typeface' : 'software';

/** By name and version; a package of two versions stands there twice. */
const sorted = (parts: readonly Licence[]): Licence[] =>
  parts.toSorted((one, other) => (`${one.name} ${one.version}` < `${other.name} ${other.version}` ? -1 : 1));

const originsOf = (texts: string): TextOrigin[] =>
  buildLibrary(texts).map(({ textJson }) => {
    const { title, creator, source } = (JSON.parse(textJson) as StudyText).metadata; // as it has just been written
    return { title, creator, source };
  });
