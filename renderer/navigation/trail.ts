/** Visits that Back leads to, the latest last, and those that Forward leads to, the next one first. */
export interface Trail<Visit> {
  readonly behind: readonly Visit[];
  readonly ahead: readonly Visit[];
}

export interface Step<Visit> {
  readonly trail: Trail<Visit>;
  readonly to: Visit;
}

export const emptyTrail: Trail<never> = { behind: [], ahead: [] };

/** Number of visits that are kept for Back. */
export const longest = 100;

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Adds the visit that a jump leaves, unless it equals the last one. Nothing is left for Forward. */
export const push = <Visit>({ behind }: Trail<Visit>, here: Visit): Trail<Visit> => ({
  behind: (same(behind.at(-1), here) ? [...behind] : [...behind, here]).slice(-longest),
  ahead: [],
});

/** Goes back from `here` to the last visit that differs from it; null when there is none. */
export const back = <Visit>(trail: Trail<Visit>, here: Visit): Step<Visit> | null => {
  const at = trail.behind.findLastIndex((visit) => !same(visit, here));
  const to = trail.behind[at];
  return to === undefined
    ? null
    : { trail: { behind: trail.behind.slice(0, at), ahead: [here, ...trail.ahead] }, to };
};

/** Goes forward again to where `back` was called; null when there is nothing to go forward to. */
export const forward = <Visit>(trail: Trail<Visit>, here: Visit): Step<Visit> | null => {
  const [to, ...ahead] = trail.ahead;
  return to === undefined ? null : { trail: { behind: [...trail.behind, here], ahead }, to };
};
