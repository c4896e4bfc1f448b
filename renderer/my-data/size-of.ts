const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/**
 * A number of bytes in words, in the largest unit that gives at least 1 (powers of 1,000). `format` writes a
 * number in the language of the interface.
 */
export const sizeOf = (
  format: (value: number, options: Intl.NumberFormatOptions) => string,
  bytes: number,
): string => {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return format(bytes / 1000 ** power, {
    style: 'unit',
    unit: units[power] ?? 'byte',
    unitDisplay: 'short',
    maximumFractionDigits: power === 0 ? 0 : 1,
  });
};
