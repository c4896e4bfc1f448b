import { arch, release, totalmem } from 'node:os';
import type { BackendPorts } from '../ports/backend-ports';
import { scaleProgress, type ChunkedWork } from '../work/chunked-work';
import { engines } from './engines';
import { folderFacts } from './folder-facts';
import { section, sizeOf, type Row } from './layout';
import { endOfLog } from './log-end';
import { recordFacts } from './record-facts';
import { settingsFacts } from './settings-facts';

export interface DiagnosisPorts extends Pick<BackendPorts, 'app' | 'documents' | 'files' | 'library'> {
  readonly askedBy: 'the desktop window' | 'a page in the browser' | 'the command line';
}

/**
 * What a bug report needs, as text. It names nothing that the reader wrote or chose: no note, quotation,
 * title, label, id of a text, or path. Writes nothing. What cannot be found out is said instead of thrown.
 */
export function* diagnose(ports: DiagnosisPorts): ChunkedWork<string> {
  const { app } = ports;
  const record = yield* scaleProgress(recordFacts(ports), 0, 1);
  return `${[
    `Lectern ${app.version}: what a bug report needs.\n` +
      'It contains nothing that you wrote: no notes, quotations, titles, labels or paths.',
    section('Program', programFacts(ports)),
    section('Data folder', folderFacts(app.dataDir)),
    section('Record', record),
    section('Settings that were changed', settingsFacts(ports)),
    ['End of the log', ...endOfLog(app.dataDir).map((line) => `  ${line}`)].join('\n'),
  ].join('\n\n')}\n`;
}

const programFacts = ({ app, askedBy }: DiagnosisPorts): Row[] => [
  ['asked by', askedBy + (askedBy !== 'the command line' && app.readOnly ? ', which is read-only' : '')],
  [
    'engines',
    engines()
      .map(({ name, version }) => `${name} ${version}`)
      .join(', '),
  ],
  ['system', `${process.platform} ${release()} ${arch()}`],
  ['memory', `${sizeOf(process.memoryUsage.rss())} in use, ${sizeOf(totalmem())} in the machine`],
  ['running for', `${Math.round(process.uptime())} s`],
];
