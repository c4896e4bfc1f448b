/** A line of the text: what it is about, and what there is to say. */
export type Row = readonly [name: string, value: string];

const nameWidth = 22;

export const section = (title: string, rows: readonly Row[]): string =>
  [
    title,
    ...(rows.length === 0 ? [['none', ''] as const] : rows).map(([name, value]) =>
      `  ${name.padEnd(nameWidth)} ${value}`.trimEnd(),
    ),
  ].join('\n');

export const sizeOf = (bytes: number): string => {
  if (bytes < 1000) return `${bytes} bytes`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  return `${(bytes / 1000 ** power).toFixed(1)} ${units[power - 1] ?? ''}`;
};

export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;
