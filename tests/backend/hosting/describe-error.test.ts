import { describe, expect, it } from 'vitest';
import { describeError } from '#backend/hosting/describe-error';

const secret = 'Zwetschge';

/** An error with this stack, as V8 would give it. */
const withStack = (message: string, ...frames: string[]): Error =>
  Object.assign(new Error(message), { stack: [`Error: ${message}`, ...frames].join('\n') });

describe('an error in the log', () => {
  it.each([
    [
      'in the program',
      `at save (file:///home/${secret}/Lectern/out/main/chunks/a-1.js:2:3)`,
      'at save out/main/chunks/a-1.js:2:3',
    ],
    [
      'in the package',
      `at async save (file:///opt/${secret}/resources/app.asar/out/main/index.js:2:3)`,
      'at async save out/main/index.js:2:3',
    ],
    [
      'on Windows',
      `at save (C:\\Users\\${secret}\\Lectern\\resources\\app.asar\\out\\main\\index.js:2:3)`,
      'at save out/main/index.js:2:3',
    ],
    ['without a name', `at file:///home/${secret}/out/main/index.js:2:3`, 'at out/main/index.js:2:3'],
    [
      'below a folder named like one of ours',
      `at save (/home/web/${secret}/out/main/index.js:2:3)`,
      'at save out/main/index.js:2:3',
    ],
    [
      'with a space in the path',
      `at save (/home/${secret} (x)/out/main/index.js:2:3)`,
      'at save out/main/index.js:2:3',
    ],
    [
      'called by another name',
      `at Object.save [as ${secret}] (/x/out/main/index.js:2:3)`,
      'at Object.save out/main/index.js:2:3',
    ],
    ['in Node', 'at readSync (node:fs:123:4)', 'at readSync node:fs:123:4'],
    ['in another program', `at save (/home/${secret}/other/index.js:2:3)`, 'at save (elsewhere)'],
    [
      'in words that are run',
      `at eval (eval at ${secret} (/x/out/main/index.js:1:1), <anonymous>:2:3)`,
      'at eval (elsewhere)',
    ],
    ['in the language itself', 'at Array.map (<anonymous>)', 'at Array.map (elsewhere)'],
  ])('names a place %s without a path of the machine', (_, frame, told) => {
    expect(describeError(withStack('', `    ${frame}`))).toBe(`Error\n    ${told}`);
  });

  it('takes no line of a message for a frame', () => {
    const message = `first\n    at ${secret} (/x/out/main/index.js:1:2)\nlast`;
    const text = describeError(withStack(message, '    at save (/x/out/main/index.js:2:3)'));
    expect(text).toBe('Error\n    at save out/main/index.js:2:3');
    const changed = withStack(message, '    at save (/x/out/main/index.js:2:3)');
    changed.message = 'another message';
    expect(describeError(changed)).toBe('Error');
  });

  it('gives names and codes that look like some, and no others', () => {
    expect(
      describeError(Object.assign(withStack(''), { name: secret + ' is a fruit', code: `${secret}!` })),
    ).toBe('Error');
    expect(describeError(Object.assign(withStack(''), { code: 'ERR_FAILED' }))).toBe('Error ERR_FAILED');
  });

  it.each([secret, secret.toUpperCase(), `${secret}Error9`, `${secret} Error`, 'error', 'E', `Er${secret}`])(
    'takes no lone word for a name or a code: %s',
    (word) => {
      const error = Object.assign(withStack(''), { name: word, code: word });
      error.cause = Object.assign(withStack(''), { name: word, code: `E${word}` });
      expect(describeError(error)).toBe('Error\n  caused by Error');
    },
  );

  it.each(['TypeError', 'DataFolderError', 'NotAFileError'])('names %s', (name) => {
    expect(describeError(Object.assign(withStack(''), { name }))).toBe(name);
  });

  it.each(['ENOSPC', 'EACCES', 'EAI_AGAIN', 'ENOTFILE', 'UNKNOWN', 'ERR_INVALID_ARG_TYPE'])(
    'gives the code %s',
    (code) => {
      expect(describeError(Object.assign(withStack(''), { code }))).toBe(`Error ${code}`);
    },
  );

  it('ends where causes go in a circle', () => {
    const error = withStack('');
    error.cause = error;
    expect(describeError(error).split('caused by')).toHaveLength(5);
  });
});
