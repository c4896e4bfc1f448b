import { LinkifyIt, type SchemaOpts } from 'linkify-it';
import { schemes } from './addresses';

/**
 * The length of an address: up to a character that no address has and Markdown needs, and without the
 * punctuation at its end, as GitHub's Markdown takes it.
 */
const lengthOf = (found: RegExpExecArray | null): number =>
  (/^[^`\\]*/u.exec(found?.[0] ?? '')?.[0] ?? '').replace(/[?!.,:;*_~'"]+$/u, '').length;

/** `//` with a host and a path, as of the web. */
const withHost: SchemaOpts = {
  validate: (text, at, { re }) => {
    const validator = re.get_http_validator();
    validator.lastIndex = at;
    return lengthOf(validator.exec(text));
  },
};

let hostAndPath: RegExp | null = null;

/** A host after `www.` and a path; GitHub's Markdown takes it as an address of http, too. */
const www: SchemaOpts = {
  validate: (text, at, { re }) => {
    hostAndPath ??= new RegExp(re.get_fuzzy_url_host_port().source + re.get_path().source, 'iy');
    hostAndPath.lastIndex = at;
    return lengthOf(hostAndPath.exec(text));
  },
  normalize: (match) => {
    match.url = `http://${match.url}`;
  },
};

/**
 * Which words are addresses without the signs of a link: of the schemes of links, with `www.`, or of a
 * mailbox. Punctuation after an address does not belong to it, nor does a bracket that it does not open.
 * Names of hosts alone (`example.org`) are words.
 */
export const bareAddresses = new LinkifyIt({ fuzzyLink: false, fuzzyEmail: true });
bareAddresses.add('ftp:', null).add('//', null).add('www.', www);
for (const scheme of Object.keys(schemes)) if (scheme !== 'mailto') bareAddresses.add(`${scheme}:`, withHost);
