import { cutBefore } from '#core/text/graphemes';

/** Bytes of UTF-8, with the ending. Linux allows 255, and other programs add to a name. */
const longest = 200;

/** What a name cannot hold on Windows, or in a link of Obsidian (`#`, `^`, `[`, `]`). */
const forbidden = /[<>:"/\\|?*#^[\]%\s\p{Cc}\p{Co}\p{Cs}]+/gu;
const invisible = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}]+/gu;
/** Names of devices on Windows, with any ending. */
const reserved = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])(?=\s*(?:\.|$))/iu;

/**
 * Gives names for files in one folder that Windows, macOS and Linux all take, and that differ for each of them: by more
 * than case, or how a letter with a mark is encoded.
 */
export class FileNames {
  private readonly ending: string;
  private readonly taken = new Map<string, number>();

  /** `ending`: with its dot. */
  constructor(ending: string) {
    this.ending = ending;
  }

  /** A name without the ending, from words of any script; `otherwise` where nothing of them can be used. */
  nameFor(words: string, otherwise: string): string {
    const wanted = safe(words) || safe(otherwise) || 'note';
    let name = fitting(wanted, this.room(''));
    for (;;) {
      const key = keyOf(name);
      if (!this.taken.has(key)) {
        this.taken.set(key, 1);
        return name;
      }
      const first = keyOf(fitting(wanted, this.room('')));
      const number = (this.taken.get(first) ?? 1) + 1;
      this.taken.set(first, number);
      name = `${fitting(wanted, this.room(` ${number}`))} ${number}`;
    }
  }

  private room(suffix: string): number {
    return longest - bytesOf(this.ending) - bytesOf(suffix);
  }
}

/** Letters that one system takes for the same: `ẞ` and `ss`, `İ` and `i`, `ﬁ` and `fi`. */
const keyOf = (name: string): string => name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');

const safe = (words: string): string => {
  const name = trimmed(words.normalize('NFC').replaceAll(invisible, '').replaceAll(forbidden, ' '));
  return reserved.test(name) ? `_${name}` : name;
};

const trimmed = (name: string): string => name.replaceAll(/^[\s.]+|[\s.]+$/gu, '');

/** As much of a name as has room, cut between characters. */
const fitting = (name: string, room: number): string => {
  if (bytesOf(name) <= room) return name;
  let end = Math.min(name.length, room);
  while (end > 0 && bytesOf(name.slice(0, end)) > room) end = cutBefore(name, end - 1);
  return trimmed(name.slice(0, end)) || 'note';
};

/** Of UTF-8. */
const bytesOf = (words: string): number => {
  let bytes = 0;
  for (const character of words) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x8_00 ? 2 : point < 0x1_00_00 ? 3 : 4;
  }
  return bytes;
};
