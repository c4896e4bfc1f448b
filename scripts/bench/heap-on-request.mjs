// Loaded before the web shell (`node --import`) by web-shell.mjs, with `--expose-gc`: answers each message of
// the benchmark with the bytes that the heap holds after a collection.

process.on('message', () => {
  for (let time = 0; time < 3; time += 1) globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed);
});
process.channel?.unref();
