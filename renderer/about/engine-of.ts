import type { Engine } from '#contract/commands';

/**
 * The browser's engine by its `navigator.userAgent`, which leaves zeros for what it does not tell; null for one
 * that is not known here.
 */
export const engineOf = (userAgent: string): Engine | null => {
  for (const [name, form] of forms) {
    const version = form.exec(userAgent)?.[1];
    if (version !== undefined) return { name, version: version.replace(/(\.0)+$/, '') };
  }
  return null;
};

/** Every browser names older ones too, so the order matters. */
const forms: readonly (readonly [string, RegExp])[] = [
  ['Firefox', /Firefox\/([\d.]+)/],
  ['Chromium', /Chrom(?:e|ium)\/([\d.]+)/],
  ['Safari', /Version\/([\d.]+).* Safari\//],
];
