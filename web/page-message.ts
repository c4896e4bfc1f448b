import type { PageMessage } from '#contract/transport';

/** A page's message on its socket as an object with exactly the contract's fields; null for anything else. */
export const parsePageMessage = (text: string): PageMessage | null => {
  const fields = Object.entries(parseJson(text) ?? {});
  const [name, unsent] = fields[0] ?? [];
  return fields.length === 1 && name === 'unsent' && typeof unsent === 'boolean' ? { unsent } : null;
};

/** Null also for what is no JSON. */
const parseJson = (text: string): object | null => {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
};
