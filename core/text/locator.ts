import type { FlatText } from './flat-text';

/**
 * The id itself when the text has a block of that id. Otherwise, as after a new edition, the most similar
 * block id: the one with the longest common beginning, and of several, the one with the nearest number after
 * it ("s3-p9" leads to "s3-p7" rather than to "s3-p2" or "s4-p9"). Null when no block id is similar.
 */
export const nearestBlockId = (flat: FlatText, id: string): string | null => {
  const wanted = partsOf(id);
  let best: { readonly id: string; readonly shared: number; readonly distance: number } | null = null;
  for (const { block } of flat.blocks) {
    if (block.id === id) return id;
    const parts = partsOf(block.id);
    const parting = wanted.findIndex((part, index) => parts[index] !== part);
    const shared = parting < 0 ? wanted.length : parting;
    const distance = numbersApart(wanted[shared], parts[shared]);
    if (shared === 0 && distance === Infinity) continue;
    if (best === null || shared > best.shared || (shared === best.shared && distance < best.distance)) {
      best = { id: block.id, shared, distance };
    }
  }
  return best?.id ?? null;
};

/** "s3-p12" as "s", "3", "-p", "12". */
const partsOf = (id: string): string[] => id.match(/\d+|\D+/gu) ?? [];

const numbersApart = (a: string | undefined, b: string | undefined): number => {
  const apart = Math.abs(Number(a) - Number(b));
  return Number.isNaN(apart) ? Infinity : apart;
};
