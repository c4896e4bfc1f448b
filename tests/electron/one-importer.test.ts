import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';

const folder = resolve(import.meta.dirname, '../../electron');
const naming = (word: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && readFileSync(resolve(folder, path), 'utf8').includes(word))
    .map((path) => path.replaceAll('\\', '/'));

it('one file takes what pages send, and one file gives pages their way to send', () => {
  expect(naming('ipcMain.')).toEqual(['ipc.ts']);
  expect(naming('ipcRenderer.')).toEqual(['preload/index.ts']);
});
