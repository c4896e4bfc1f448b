// Markdown shows a note's words, and cannot show all of them as they were typed: white space at the ends, a line break
// that became a hard one, a link that leads nowhere in the file. What is different is kept as mends.

/** From a number of UTF-16 units after the mend before it, so many units give way to words. */
export type Mend = readonly [skipped: number, removed: number, words: string];

/** UTF-16 units: how far two wordings may drift apart, and how many must be the same for them to meet again. */
const [reach, meeting] = [120, 4];

/** What makes `was` of `plain`; null when they are the same. Time grows with the length. */
export const mendsFor = (plain: string, was: string): readonly Mend[] | null => {
  if (plain === was) return null;
  const mends: Mend[] = [];
  let [at, other, done] = [0, 0, 0];
  while (at < plain.length || other < was.length) {
    if (at < plain.length && plain.charCodeAt(at) === was.charCodeAt(other)) {
      at += 1;
      other += 1;
      continue;
    }
    const [removed, added] = nextMeeting(plain, at, was, other);
    mends.push([at - done, removed, was.slice(other, other + added)]);
    at += removed;
    other += added;
    done = at;
  }
  return mends;
};

const nextMeeting = (plain: string, at: number, was: string, other: number): readonly [number, number] => {
  if (plain[at] === '\\' && plain[at + 1] === was[other]) return [1, 0]; // an escape, of which many may follow
  for (let distance = 1; distance <= reach; distance += 1)
    for (let removed = 0; removed <= distance; removed += 1)
      if (meets(plain, at + removed, was, other + distance - removed)) return [removed, distance - removed];
  let same = 0;
  const [rest, otherRest] = [plain.length - at, was.length - other];
  while (same < Math.min(rest, otherRest) && plain.at(-1 - same) === was.at(-1 - same)) same += 1;
  return [rest - same, otherRest - same];
};

const meets = (plain: string, at: number, was: string, other: number): boolean => {
  if (at > plain.length || other > was.length) return false;
  for (let index = 0; index < meeting; index += 1) {
    const [one, two] = [plain.charCodeAt(at + index), was.charCodeAt(other + index)];
    if (Number.isNaN(one) && Number.isNaN(two)) return true; // both have ended
    if (one !== two) return false;
  }
  return true;
};

export const mended = (plain: string, mends: readonly Mend[]): string => {
  const made: string[] = [];
  let at = 0;
  for (const [skipped, removed, words] of mends) {
    made.push(plain.slice(at, at + skipped), words);
    at += skipped + removed;
  }
  return made.join('') + plain.slice(at);
};
