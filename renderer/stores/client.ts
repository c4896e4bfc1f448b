/**
 * Names this window to the backend: a change that another client makes ends an editing session, and is not undone
 * without a question. A page that is loaded again in the same tab keeps the name.
 */
export const client: string = (() => {
  const key = 'lectern-client';
  try {
    const known = sessionStorage.getItem(key) ?? crypto.randomUUID();
    sessionStorage.setItem(key, known);
    return known;
  } catch {
    return crypto.randomUUID(); // the browser keeps nothing for this page
  }
})();
