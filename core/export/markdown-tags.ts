/**
 * Gives the tag as Obsidian takes it, without the `#`: letters, digits, `_`, `-` and `/`, and not digits alone. Two tags
 * never become one, so that a list of those that changed is enough to read them.
 */
export class WrittenTags {
  private readonly written = new Map<string, string>();
  /** The next number to try, for each name that is taken. */
  private readonly taken = new Map<string, number>();

  nameOf(tag: string): string {
    const known = this.written.get(tag);
    if (known !== undefined) return known;
    const wanted = nameFor(tag);
    let name = wanted;
    while (this.taken.has(name)) {
      const number = (this.taken.get(wanted) ?? 1) + 1;
      this.taken.set(wanted, number);
      name = `${wanted}-${number}`;
    }
    this.written.set(tag, name);
    this.taken.set(name, 1);
    return name;
  }

  /** All names, in the order in which they were first asked for. */
  get names(): readonly string[] {
    return [...this.written.values()];
  }

  /** The tags that were written otherwise, by name. */
  get changed(): Readonly<Record<string, string>> {
    return Object.fromEntries(
      Array.from(this.written, ([tag, name]) => [name, tag] as const).filter(([name, tag]) => name !== tag),
    );
  }
}

const nameFor = (tag: string): string => {
  const name = tag
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Emoji_Presentation}_/-]+/gu, '-')
    .replaceAll(/^[-_/]+|[-_/]+$/gu, '');
  if (name === '') return 'tag';
  return /^[\p{N}_/-]+$/u.test(name) ? `y${name}` : name;
};
