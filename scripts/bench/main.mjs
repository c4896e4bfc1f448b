import '../node-version.mjs';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { findOrGetChromium } from '../chromium.mjs';
import { prepare } from '../prepare.mjs';
import { root, say } from '../project.mjs';

// `npm run bench` prints tables and writes bench-results.json for comparisons. Compare figures of the same
// machine only.

const bench = async () => {
  await prepare();
  const chromium = await findOrGetChromium({ shell: false });
  const [
    { benchStart },
    { benchPaint },
    { benchReading },
    { benchRecord },
    { benchHighlights },
    { benchNotesPane },
    { benchMegabyteNote },
    { benchFolding },
    { benchSwitching },
    { benchSearching },
    { benchPackageSize },
    { benchDesktopStart },
    { benchIdle },
    { benchExports },
    { benchExportSentences },
    { benchExportMemory },
    { benchExportMeanwhile },
  ] = await Promise.all([
    import('./start-time.mjs'),
    import('./first-paint.mjs'),
    import('./reading.mjs'),
    import('./record.mjs'),
    import('./highlights.mjs'),
    import('./notes-pane.mjs'),
    import('./megabyte-note.mjs'),
    import('./folding.mjs'),
    import('./switching.mjs'),
    import('./searching.mjs'),
    import('./package-size.mjs'),
    import('./desktop-start.mjs'),
    import('./idle.mjs'),
    import('./exports.mjs'),
    import('./export-sentences.mjs'),
    import('./export-memory.mjs'),
    import('./export-meanwhile.mjs'),
  ]);
  const out = join(root, 'out');
  const machine = {
    node: process.version,
    platform: process.platform,
    cores: cpus().length,
    processor: cpus()[0]?.model,
  };
  const results = {
    date: new Date().toISOString(),
    machine,
    start: await benchStart(out),
    desktopStart: await benchDesktopStart(out, chromium),
    paint: await benchPaint(out, chromium),
    reading: await benchReading(out, chromium),
    highlights: await benchHighlights(out, chromium),
    notesPane: await benchNotesPane(out, chromium),
    megabyteNote: await benchMegabyteNote(out, chromium),
    exports: await benchExports(),
    exportSentences: await benchExportSentences(),
    exportMemory: await benchExportMemory(),
    exportMeanwhile: await benchExportMeanwhile(out, chromium),
    folding: await benchFolding(),
    switching: await benchSwitching(out, chromium),
    searching: await benchSearching(out, chromium),
    idle: await benchIdle(out, chromium),
    record: benchRecord(),
    packageSize: benchPackageSize(out),
  };
  writeFileSync(join(root, 'bench-results.json'), `${JSON.stringify(results, null, 2)}\n`);
  console.log('\nWritten to bench-results.json.');
};

bench().catch((error) => {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
