// Electron's installer is started with this module before it (node --import): it tells the process that watches
// (scripts/electron-download.mjs) what `fetch` asks for and how much has come.

/** @typedef {import('./electron-download.mjs').Told} Told */

const tell = (/** @type {Told} */ told) => void process.send?.(told);

const fetchUntold = globalThis.fetch;

/** @param {string | URL | Request} address @param {RequestInit} [options] */
const fetchTold = async (address, options) => {
  const host = hostOf(address);
  tell({ kind: 'asks', host });
  try {
    const response = await fetchUntold(address, options);
    if (!response.ok) tell({ kind: 'refused', host, status: response.status });
    if (!response.ok || !response.body) return response;
    return new Response(told(response, host), response);
  } catch (error) {
    tell({ kind: 'unreachable', host, code: codeOf(error) });
    throw error;
  }
};

Reflect.set(globalThis, 'fetch', fetchTold);

/** The body of the response, which tells how much of it has come. */
const told = (/** @type {Response} */ response, /** @type {string} */ host) => {
  const total = Number(response.headers.get('content-length')) || null;
  const reader = /** @type {ReadableStream<Uint8Array>} */ (response.body).getReader();
  let bytes = 0;
  return new ReadableStream({
    async pull(stream) {
      try {
        const { done, value } = await reader.read();
        if (!done) tell({ kind: 'came', bytes: (bytes += value.length), total });
        if (!done) return stream.enqueue(value);
        tell({ kind: 'whole' });
        stream.close();
      } catch (error) {
        tell({ kind: 'cut off', host, code: codeOf(error) });
        stream.error(error);
      }
    },
    cancel: (reason) => reader.cancel(reason),
  });
};

const hostOf = (/** @type {string | URL | Request} */ address) =>
  new URL(address instanceof Request ? address.url : address).host;

/** Node's `fetch` names the system's code only in the cause of its error. @param {unknown} error */
const codeOf = (error) => {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return cause instanceof Error ? cause.message : String(cause);
};
