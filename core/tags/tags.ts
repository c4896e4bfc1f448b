/** A tag in all its spellings, with the number of annotations that have it. */
export interface TagCount {
  /** The same for all spellings of a tag (`tagKey`); empty when nothing of the tag can be seen. */
  readonly key: string;
  /** The most frequent spelling; of several, the one that was met first. */
  readonly name: string;
  /** Every spelling, `name` first. */
  readonly spellings: readonly string[];
  readonly count: number;
}

/** The part of an annotation that matters here. */
interface Tagged {
  readonly id: string;
  readonly tags: readonly string[];
}

/** A change of many annotations, as the command `annotations.changeMany` takes it. */
export interface Renaming {
  readonly ids: readonly string[];
  readonly changes: {
    readonly tags: { readonly add: readonly string[]; readonly remove: readonly string[] };
  };
}

/**
 * Spellings are one tag when they differ in upper and lower case, in how a letter with a mark is encoded
 * (Unicode Normalization Form C), or in invisible characters. The key of a tag that is wholly invisible,
 * which an older version of the program let in, is empty.
 */
export const tagKey = (tag: string): string =>
  cleanTag(tag)
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .normalize('NFC');

/**
 * `tagKey` with a cache, for a pass over many annotations in which the same spelling comes a thousand times.
 */
export const createTagKeyCache = (): ((tag: string) => string) => {
  const known = new Map<string, string>();
  return (tag) => {
    const key = known.get(tag) ?? tagKey(tag);
    known.set(tag, key);
    return key;
  };
};

/**
 * The tag as typed, but on one line and without white space around it. Empty when nothing of it can be seen.
 */
export const cleanTag = (typed: string): string => {
  const tag = typed.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  return /[^\s\p{Default_Ignorable_Code_Point}]/u.test(tag) ? tag : '';
};

/**
 * The signs that separate tags where several are typed or pasted: commas and semicolons of every script that
 * has its own (Unicode 17, "COMMA" and "SEMICOLON" in the names), and line breaks.
 */
const separators =
  // Latin, Armenian, Arabic, NKo, Ethiopic, Mongolian, CJK, Lisu, Vai, Bamum, then their wide and small forms
  /[,;\u055D\u060C\u061B\u07F8\u1363\u1364\u1802\u1808\u3001\uA4FE\uA60D\uA6F5\uA6F6\uFE10\uFE11\uFE14\uFE50\uFE51\uFE54\uFF0C\uFF1B\uFF64\n\r\u2028\u2029]/u;

/** Whether the words are more than one tag, or one that is complete because a separator follows it. */
export const hasTagSeparator = (typed: string): boolean => separators.test(typed);

/** The tags in a list that was typed or pasted, cleaned, each once. */
export const splitTags = (typed: string): readonly string[] => cleanTags(typed.split(separators));

/** Each tag once, in the spelling that came first. */
export const cleanTags = (typed: readonly string[]): readonly string[] => tagsToWrite([], typed);

/**
 * The tags to store when an annotation with the tags `present` is to have the tags `asked`. Tags that are
 * present stay as they are, even if today's rules would change them. Other tags are cleaned, and left out
 * when they are invisible or are there already in another spelling.
 */
export const tagsToWrite = (present: readonly string[], asked: readonly string[]): readonly string[] => {
  const isPresent = (tag: string): boolean => present.includes(tag);
  const written = new Set(asked.filter(isPresent).map(tagKey));
  return [...new Set(asked)].flatMap((typed) => {
    if (isPresent(typed)) return [typed];
    const tag = cleanTag(typed);
    const key = tagKey(tag);
    if (key === '' || written.has(key)) return [];
    written.add(key);
    return [tag];
  });
};

/** Removes a tag in all its spellings, or adds it at the end when it is not there. */
export const toggleTag = (tags: readonly string[], tag: string): readonly string[] => {
  const key = tagKey(tag);
  const others = tags.filter((other) => tagKey(other) !== key);
  return others.length === tags.length ? [...tags, tag] : others;
};

/** Counts tags; sorted in the alphabetical order of `language` (BCP 47). */
export const countTags = (annotations: readonly Tagged[], language = 'en'): readonly TagCount[] => {
  const spellings = new Map<string, Map<string, number>>();
  const counts = new Map<string, number>();
  const keyOf = createTagKeyCache();
  for (const { tags } of annotations) {
    const borne = new Set<string>();
    for (const tag of tags) {
      const key = keyOf(tag);
      if (borne.has(key)) continue;
      borne.add(key);
      const known = spellings.get(key) ?? new Map<string, number>();
      spellings.set(key, known.set(tag, (known.get(tag) ?? 0) + 1));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  const { compare } = new Intl.Collator(language, { numeric: true });
  return [...spellings]
    .map(([key, known]) => {
      const ordered = [...known].sort(([, one], [, other]) => other - one).map(([tag]) => tag);
      return { key, name: ordered[0] ?? key, spellings: ordered, count: counts.get(key) ?? 0 };
    })
    .sort((one, other) => compare(one.name, other.name));
};

/**
 * The change that renames every tag of `keys` to `to`, which merges tags when `keys` has several. Annotations
 * that have the tag `to` in another spelling get this spelling too. Null when nothing would change or `to` is
 * not a tag.
 */
export const renameTags = (
  annotations: readonly Tagged[],
  keys: ReadonlySet<string>,
  to: string,
): Renaming | null => {
  const name = cleanTag(to);
  const target = tagKey(name);
  if (name === '' || !annotations.some(({ tags }) => tags.some((tag) => keys.has(tagKey(tag))))) return null;
  const remove = new Set<string>();
  const ids = annotations.flatMap(({ id, tags }) => {
    const replaced = tags.filter((tag) => tag !== name && (keys.has(tagKey(tag)) || tagKey(tag) === target));
    for (const tag of replaced) remove.add(tag);
    return replaced.length === 0 ? [] : [id];
  });
  return ids.length === 0 ? null : { ids, changes: { tags: { add: [name], remove: [...remove] } } };
};
