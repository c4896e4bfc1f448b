import './node-version.mjs';
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findOrGetChromium } from './chromium.mjs';
import { prepare } from './prepare.mjs';
import { installed, root } from './project.mjs';
import { add, closingLine, fromPlaywright, fromVitest, single, unsteadyTests } from './test-counts.mjs';

// `npm test`: every check, whatever the ones before it found; `npm test -- --only unit,e2e tests/web` for a part of
// it, `npm test -- --shard 1/2` for the first half of the tests.

/** @typedef {import('./test-counts.mjs').Counts} Counts */
/** @typedef {() => Promise<Counts>} Step */

const names = /** @type {const} */ (['format', 'lint', 'types', 'build', 'unit', 'e2e']);
const reports = join(root, 'test-results');
const cache = installed('.cache/lectern');

const { values, positionals } = parseArgs({
  options: { only: { type: 'string' }, shard: { type: 'string' } },
  allowPositionals: true,
});
/** What the test runners are told: which part of the tests, and which files. */
const selected = [...(values.shard ? [`--shard=${values.shard}`] : []), ...positionals];
const chosen = values.only?.split(',') ?? names;
const testsRun = chosen.includes('unit') || chosen.includes('e2e');

/**
 * @param {readonly string[]} command a Node program and its arguments
 * @param {{ env?: NodeJS.ProcessEnv, kept?: boolean }} [options] `kept`: its output is given back, not shown
 * @returns {Promise<{ code: number, output: string }>}
 */
const runNode = (command, { env = process.env, kept = false } = {}) =>
  new Promise((done) => {
    const stdio = kept ? /** @type {const} */ ('pipe') : /** @type {const} */ ('inherit');
    const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', stdio, stdio] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => done({ code: 1, output: error.message }));
    child.on('close', (code) => done({ code: code ?? 1, output }));
  });

/** @param {string} name @param {readonly string[]} command @returns {Step} */
const check = (name, command) => async () => {
  const { code, output } = await runNode(command, { kept: true });
  console.log(code === 0 ? `${name}: passed` : `${name}: failed\n${output}`);
  return single(code === 0);
};

/** @type {Step} */
const build = async () => {
  try {
    await prepare();
    console.log('build: passed');
    return single(true);
  } catch (error) {
    console.log(`build: failed\n${error instanceof Error ? error.message : error}`);
    return single(false);
  }
};

/** @type {Step} */
const unit = async () => {
  const file = join(reports, 'unit.json');
  const command = [installed('vitest/vitest.mjs'), 'run', ...selected];
  const { code } = await runNode([
    ...command,
    '--reporter=default',
    '--reporter=json',
    `--outputFile=${file}`,
  ]);
  return fromVitest(file, code);
};

/** @type {Step} */
const e2e = async () => {
  const file = join(reports, 'e2e.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const command = [installed('playwright/cli.js'), 'test', ...selected, '--reporter=list,json'];
  const { code } = await runNode(command, { env });
  const counts = fromPlaywright(file, code);
  const unsteady = unsteadyTests(file);
  return unsteady.length === 0 ? counts : add([counts, await lookAgain(unsteady)]);
};

/**
 * Runs each test that failed once and then passed five times more; one failure among them fails the whole.
 * @param {readonly string[]} places as `file:line`
 */
const lookAgain = async (places) => {
  console.log(`These failed once and passed when they were run again; each runs five times more:`);
  const command = [installed('playwright/cli.js'), 'test', ...places, '--repeat-each=5', '--retries=0'];
  const { code } = await runNode(command);
  for (const place of places) console.log(`unsteady: ${place} ${code === 0 ? 'passed' : 'see above'}`);
  return code === 0 ? add([]) : single(false);
};

/** @type {Record<(typeof names)[number], Step>} */
const steps = {
  format: check('format', [
    installed('prettier/bin/prettier.cjs'),
    ...['--check', '.', '--log-level', 'warn'],
    ...['--cache', '--cache-location', join(cache, 'prettier')],
  ]),
  lint: check('lint', [
    installed('eslint/bin/eslint.js'),
    ...['.', '--max-warnings', '0'],
    ...['--cache', '--cache-strategy', 'content', '--cache-location', join(cache, 'eslint')],
  ]),
  types: check('types', [installed('vue-tsc/bin/vue-tsc.js'), '-b']),
  build,
  unit,
  e2e,
};

/** @param {readonly (typeof names)[number][]} lane one after the other @returns {Promise<Counts>} */
const runLane = async (lane) => {
  const counts = [];
  for (const name of lane) if (chosen.includes(name)) counts.push(await steps[name]());
  return add(counts);
};

const test = async () => {
  const unknown = chosen.filter((name) => !names.some((known) => known === name));
  if (unknown.length > 0) throw new Error(`--only takes ${names.join(', ')}, not ${unknown.join(', ')}.`);
  // Whoever runs tests alone means the tests of what stands there now.
  await prepare({ build: !chosen.includes('build') && testsRun });
  mkdirSync(reports, { recursive: true });
  for (const report of ['unit.json', 'e2e.json']) rmSync(join(reports, report), { force: true });
  /** @type {Counts[]} */
  const counts = [];
  if (testsRun) counts.push(await findChromium());
  // Two at a time, since ESLint uses one core; the end-to-end tests get the machine to themselves.
  counts.push(...(await Promise.all([runLane(['format', 'lint']), runLane(['types', 'build', 'unit'])])));
  counts.push(await runLane(['e2e']));
  return add(counts);
};

/** Hands the browser's path on to the runners; one that cannot be had is one failure of its own. */
const findChromium = async () => {
  try {
    process.env['LECTERN_CHROMIUM'] = await findOrGetChromium();
    return add([]);
  } catch (error) {
    console.log(error instanceof Error ? error.message : error);
    return single(false);
  }
};

test().then(
  (counts) => {
    for (const reason of counts.reasons) console.log(`skipped: ${reason}`);
    console.log(closingLine(counts));
    process.exitCode = counts.failed === 0 ? 0 : 1;
  },
  (error) => {
    console.log(error instanceof Error ? error.message : error);
    console.log(closingLine(single(false)));
    process.exitCode = 1;
  },
);
