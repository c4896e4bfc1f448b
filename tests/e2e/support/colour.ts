/** sRGB, each 0 … 255, and an alpha of 0 … 1. */
export type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** What `getComputedStyle` writes: `rgb(1, 2, 3)` or `rgba(1, 2, 3, 0.5)`. */
export const parseColour = (written: string): Colour => {
  const [red, green, blue, alpha = 1] = (written.match(/[\d.]+/g) ?? []).map(Number);
  if (red === undefined || green === undefined || blue === undefined)
    throw new Error(`No colour: ${written}`);
  return [red, green, blue, alpha];
};

/** One colour painted over an opaque one, as browsers do it: in sRGB. */
export const over = (top: Colour, ground: Colour): Colour => {
  const mix = (index: 0 | 1 | 2): number => top[index] * top[3] + ground[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
};

const linear = (channel: number): number => {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
};

const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/** WCAG 2.2, "contrast ratio": 1 … 21. */
export const contrast = (a: Colour, b: Colour): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

/** Oklab after https://bottosson.github.io/posts/oklab/. */
const oklab = (colour: Colour): readonly [number, number, number] => {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
};

/** CSS Color 4, "ΔEOK": how far apart two colours look; 0.02 is one just noticeable difference. */
export const difference = (a: Colour, b: Colour): number => {
  const [first, second] = [oklab(a), oklab(b)];
  return Math.hypot(first[0] - second[0], first[1] - second[1], first[2] - second[2]);
};
