/** Places that were left, the latest last, and those one came back from, the next one first. */
export interface Trail<Place> {
  readonly behind: readonly Place[];
  readonly ahead: readonly Place[];
}

export interface Step<Place> {
  readonly trail: Trail<Place>;
  readonly to: Place;
}

export const emptyTrail: Trail<never> = { behind: [], ahead: [] };

/** So many places are kept behind. */
export const longest = 100;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** A jump away from `here`. What lay ahead is given up; a place is not kept twice in a row. */
export const leave = <Place>({ behind }: Trail<Place>, here: Place): Trail<Place> => ({
  behind: (same(behind.at(-1), here) ? [...behind] : [...behind, here]).slice(-longest),
  ahead: [],
});

/** Back from `here` to the last place that is another one; null when there is none. */
export const back = <Place>(trail: Trail<Place>, here: Place): Step<Place> | null => {
  const at = trail.behind.findLastIndex((place) => !same(place, here));
  const to = trail.behind[at];
  return to === undefined
    ? null
    : { trail: { behind: trail.behind.slice(0, at), ahead: [here, ...trail.ahead] }, to };
};

/** Forward again to where `back` was called; null when there is nothing ahead. */
export const forward = <Place>(trail: Trail<Place>, here: Place): Step<Place> | null => {
  const [to, ...ahead] = trail.ahead;
  return to === undefined ? null : { trail: { behind: [...trail.behind, here], ahead }, to };
};
