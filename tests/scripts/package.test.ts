import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeUpProject, run, type MadeUpProject } from '../support/made-up-project';

let project: MadeUpProject;
beforeEach(async () => {
  project = makeUpProject();
  await project.start(['--shell', 'web']); // installs the made-up packages
});
afterEach(() => project.dispose());

const pack = (builder: string) => {
  project.write('node_modules/electron-builder/cli.js', builder);
  return run(project.folder, ['scripts/package.mjs', '--dir'], {});
};

it('gives its arguments to electron-builder, and shows what that says', async () => {
  const { code, stderr } = await pack('console.log("made", process.argv.slice(2).join(" "))');
  expect(code).toBe(0);
  expect(stderr).toBe('made --publish never --dir\n');
});

it('says what is needed when electron-builder reaches no network', async () => {
  const { code, stderr } = await pack(`
    console.error("  ⨯ getaddrinfo ENOTFOUND example.org  failedTask=build stackTrace=RequestError: getaddrinfo");
    console.error("    at ClientRequest.<anonymous> (/somewhere/index.js:970:111)");
    process.exit(1);`);
  expect(code).toBe(1);
  expect(stderr).toContain('⨯ getaddrinfo ENOTFOUND example.org');
  expect(stderr).toContain('No package was made');
  expect(stderr).not.toMatch(/stackTrace|ClientRequest/);
});

it('passes on any other failure as it is', async () => {
  const { code, stderr } = await pack('console.error("  ⨯ Invalid configuration"); process.exit(3)');
  expect(code).toBe(3);
  expect(stderr).toBe('  ⨯ Invalid configuration\n');
});
