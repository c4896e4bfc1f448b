import { nearestBlockId } from '#core/text/locator';
import type { FlatBlock, FlatText } from '#core/text/flat-text';

/** The blocks that a typed locator names; when it names none, the nearest block, or null. */
export interface Located {
  readonly found: readonly FlatBlock[];
  readonly nearest: FlatBlock | null;
}

/**
 * Strips what may surround a pasted locator: "#s1-p1", " ¶ 1.2 ", "(s2-p1)", or an address that ends in
 * "#n1-p3". Any dash is a hyphen.
 */
export const bareLocator = (typed: string): string =>
  typed
    .normalize('NFKC')
    .replace(/^.*#/su, '')
    .replace(/\p{Dash}/gu, '-')
    .replace(/[\p{Cf}\p{Zs}\s¶()[\]"'“”‘’]/gu, '')
    .toLowerCase();

/** Finds blocks by their id, by their number ("3", "1.2"), or by their section's id. */
export const locate = (flat: FlatText, typed: string): Located => {
  const { blocks } = flat;
  const wanted = bareLocator(typed);
  if (wanted === '') return { found: [], nearest: null };
  const byId = blocks.filter(({ block }) => block.id.toLowerCase() === wanted);
  const byNumber = blocks.filter(({ block }) => block.label?.toLowerCase() === wanted);
  const bySection = blocks.filter(
    ({ section, block }) => section.id.toLowerCase() === wanted && section.blocks[0] === block,
  );
  const found = [...new Set([...byId, ...byNumber, ...bySection])];
  if (found.length > 0) return { found, nearest: null };
  const nearest = nearestBlockId(flat, wanted);
  return {
    found,
    nearest: blocks.find(({ block }) => block.id === nearest) ?? nearestNumber(blocks, wanted),
  };
};

/** The block with the nearest number of the same form: "1.9" leads to "1.4", "7" to "3". */
const nearestNumber = (blocks: readonly FlatBlock[], wanted: string): FlatBlock | null => {
  const [stem, number] = parts(wanted);
  let best: { readonly block: FlatBlock; readonly distance: number } | null = null;
  for (const block of blocks) {
    const [otherStem, other] = parts(block.block.label?.toLowerCase() ?? '');
    const distance = Math.abs(other - number);
    if (otherStem === stem && distance < (best?.distance ?? Infinity)) best = { block, distance };
  }
  return best?.block ?? null;
};

const parts = (label: string): [stem: string, number: number] => {
  const [, stem = '', number] = /^(.*?)(\d+)$/su.exec(label) ?? [];
  return [stem, Number(number)];
};
