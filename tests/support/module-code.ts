import ts from 'typescript';
import { parse } from 'vue/compiler-sfc';

/** Source files of a layer, parsed together. Names are resolved within a file, types are not. */
export interface ModuleCode {
  readonly files: readonly ModuleFile[];
  /** The declaration that a name in some file means; null for a global. */
  declarationOf(name: ts.Identifier): ts.Declaration | null;
}

export interface ModuleFile {
  readonly path: string;
  readonly source: ts.SourceFile;
  /**
   * The statements that run once, when the module is loaded. Those of `<script setup>` run for each instance
   * of the component and are left out.
   */
  readonly statements: readonly ts.Statement[];
}

/** @param sources the contents by path; the path ends in `.ts` or `.vue` */
export const parseModules = (sources: ReadonlyMap<string, string>): ModuleCode => {
  const scripts = new Map([...sources].map(([path, source]) => [`/${path}.ts`, scriptOf(path, source)]));
  const host: ts.CompilerHost = {
    getSourceFile: (name) => {
      const script = scripts.get(name);
      return script && ts.createSourceFile(name, script.code, ts.ScriptTarget.Latest, true);
    },
    fileExists: (name) => scripts.has(name),
    readFile: (name) => scripts.get(name)?.code,
    getDefaultLibFileName: () => '',
    getCurrentDirectory: () => '/',
    getCanonicalFileName: (name) => name,
    useCaseSensitiveFileNames: () => true,
    getNewLine: () => '\n',
    writeFile: () => undefined,
  };
  const options = { noLib: true, noResolve: true, types: [], target: ts.ScriptTarget.Latest };
  const program = ts.createProgram({ rootNames: [...scripts.keys()], options, host });
  const checker = program.getTypeChecker();
  const files = [...sources.keys()].map((path) => {
    const source = program.getSourceFile(`/${path}.ts`);
    if (!source) throw new Error(`${path} was not parsed.`);
    const perInstance = scripts.get(`/${path}.ts`)?.perInstance ?? null;
    const statements = source.statements.filter((statement) => !within(statement, perInstance));
    return { path, source, statements };
  });
  return {
    files,
    declarationOf: (name) => checker.getSymbolAtLocation(name)?.declarations?.[0] ?? null,
  };
};

interface Range {
  readonly start: number;
  readonly end: number;
}

const within = (node: ts.Node, range: Range | null): boolean =>
  range !== null && node.end > range.start && node.end <= range.end;

/**
 * The script of a module. In a component, all that is no script becomes spaces, so that positions stay those
 * of the file.
 */
const scriptOf = (path: string, source: string): { code: string; perInstance: Range | null } => {
  if (!path.endsWith('.vue')) return { code: source, perInstance: null };
  const { script, scriptSetup } = parse(source, { sourceMap: false }).descriptor;
  const ranges = [script, scriptSetup]
    .flatMap((block) => (block ? [{ start: block.loc.start.offset, end: block.loc.end.offset }] : []))
    .sort((a, b) => a.start - b.start);
  const code = ranges.reduce((before, { start, end }) => {
    const blank = source.slice(before.length, start).replaceAll(/[^\n]/g, ' ');
    return before + blank + source.slice(start, end);
  }, '');
  const perInstance = ranges.find(({ start }) => start === scriptSetup?.loc.start.offset) ?? null;
  return { code, perInstance };
};
