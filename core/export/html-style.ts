/**
 * How the page looks, on screen and on paper, by day and by night. The colours are those of the program
 * (renderer/styles/themes.css); paper always has those of the day.
 */
export const styleSheet = `
:root {
  color-scheme: light dark;
  --paper: light-dark(#fdfbf6, #1c1b19);
  --ink: light-dark(#24211c, #e6e0d4);
  --soft: light-dark(#5d564b, #b3ab9c);
  --rule: light-dark(#ddd5c5, #3a3731);
  --accent: light-dark(#8a2f2a, #eaa48f);
  --serif: Literata, 'Iowan Old Style', 'Palatino Linotype', Palatino, 'Book Antiqua', 'Noto Serif', Georgia, serif;
  --sans: system-ui, 'Segoe UI', 'Noto Sans', sans-serif;
}
.yellow { --ground: light-dark(#fee68f, #4f4807); --swatch: #f3c823; --stroke: light-dark(#6b5200, #f2d24f); }
.green { --ground: light-dark(#bce5b3, #124c24); --swatch: #6fbf63; --stroke: light-dark(#175c23, #84e08b); }
.blue { --ground: light-dark(#b8dbf5, #0b4473); --swatch: #5ea3e6; --stroke: light-dark(#0f5290, #86c6ff); }
.pink { --ground: light-dark(#fbc2d8, #71174a); --swatch: #e979a6; --stroke: light-dark(#982060, #ff9bc9); }
.orange { --ground: light-dark(#fed2a0, #6d2d0a); --swatch: #f0913c; --stroke: light-dark(#8f3b00, #ffb26e); }
.purple { --ground: light-dark(#dac4f5, #4a2f83); --swatch: #a184e0; --stroke: light-dark(#5a30a8, #c9aeff); }
.plain { --ground: light-dark(#e9e2d2, #3b372f); }

* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 4.5rem 1.5rem 3rem;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.6 var(--serif);
  overflow-wrap: break-word;
}
main, body > footer { max-width: 35em; margin-inline: auto; }
p, h1, h2, h3, h4, h5, h6, ul, ol, blockquote { margin: 0; padding: 0; }
h1, h2, h3, h4, h5, h6 { font-weight: 600; line-height: 1.25; text-wrap: balance; }
a { color: var(--accent); text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; }
:target { scroll-margin-block: 3rem; }
li:target, article:target { outline: 2px solid var(--accent); outline-offset: 0.6rem; border-radius: 2px; }

.creator { margin-bottom: 0.5rem; color: var(--soft); font-size: 1.05em; font-style: italic; }
h1 { font-size: 2rem; letter-spacing: -0.012em; }
header { margin-bottom: 3rem; }
header :is(h1, h2) + .about { margin-top: 0.9rem; }
.about { color: var(--soft); font: 0.875rem/1.5 var(--sans); }
article.text + article.text { margin-top: 6rem; }
main > header + article.text header { margin-bottom: 2rem; }

.group > :is(h2, h3), .part {
  margin: 3.5rem 0 1.75rem;
  padding-top: 1.1rem;
  border-top: 1px solid var(--rule);
  font-size: 1.25rem;
}
header + .group > :is(h2, h3) { margin-top: 0; }

.note { break-inside: avoid; }
.note + .note { margin-top: 2.75rem; }
blockquote { break-after: avoid; break-inside: avoid; }
.note > blockquote { padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--swatch, var(--rule)); }
.note > :not(blockquote), .note > blockquote ~ blockquote { margin-top: 0.75rem; }
.note > blockquote p + p, .note > blockquote .sentence { margin-top: 0.35em; }
.sentence { color: var(--soft); font-size: 0.92em; }
.note > .place { margin-top: 0.4rem; padding-inline-start: calc(1.1rem + 3px); }
.note > :first-child { margin-top: 0; padding-inline-start: 0; }
.note > blockquote:first-child { padding-inline-start: 1.1rem; }
.place, .signs, .versions > p, .version > p, body > footer, .legend {
  color: var(--soft);
  font: 0.8125rem/1.5 var(--sans);
  font-variant-numeric: tabular-nums;
}

.words > * + * { margin-top: 0.65em; }
.words :is(h2, h3, h4, h5, h6) { font-size: 1em; }
.words :is(ul, ol) { padding-inline-start: 1.5em; }
.words li + li { margin-top: 0.2em; }
.words blockquote { padding-inline-start: 0.9em; border-inline-start: 1px solid var(--rule); color: var(--soft); }
.words :is(code, pre) { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.86em; }
.words pre { white-space: pre-wrap; padding-inline-start: 0.9em; border-inline-start: 1px solid var(--rule); }
.words table { border-collapse: collapse; font-size: 0.92em; }
.words :is(th, td) { padding: 0.2em 0.7em 0.2em 0; border-bottom: 1px solid var(--rule); text-align: start; vertical-align: top; }
.words hr { width: 4em; margin-inline: 0 auto; border: 0; border-top: 1px solid var(--rule); }
.words sup { font-size: 0.72em; line-height: 1; }
.words section { padding-top: 0.5em; border-top: 1px solid var(--rule); font-size: 0.9em; }
.versions { padding-inline-start: 1.1rem; border-inline-start: 1px solid var(--rule); font-size: 0.92em; }
.version { margin-top: 0.5rem; color: var(--soft); }

.signs { display: flex; flex-wrap: wrap; gap: 0 1.1rem; list-style: none; }
.tag { color: var(--accent); }
.tag::before { content: '#' / ''; }
.tag:has(+ .tag) { margin-inline-end: -0.4rem; }
.signs code { font-size: 0.92em; }
.swatch {
  display: inline-block;
  width: 0.72em;
  height: 0.72em;
  margin-inline-end: 0.45em;
  border-radius: 2px;
  background: var(--swatch);
  forced-color-adjust: none;
  print-color-adjust: exact;
}

mark {
  padding-block: 0.08em;
  background: var(--ground);
  color: var(--ink);
  text-underline-offset: 0.2em;
  -webkit-box-decoration-break: clone;
  box-decoration-break: clone;
  print-color-adjust: exact;
}
mark mark { background: color-mix(in srgb, var(--ground) 62%, transparent); }
mark:has(> mark) { padding-block: 0.2em; }
mark:has(> mark > mark) { padding-block: 0.32em; }
mark:is(.underline, .wavy, .strike-through) { padding-block: 0; background: none; text-decoration: underline 0.11em var(--stroke); }
mark.wavy { text-decoration-style: wavy; text-decoration-thickness: 0.06em; }
mark.strike-through { text-decoration-line: line-through; text-decoration-thickness: 0.08em; }
.legend { display: flex; flex-wrap: wrap; gap: 0.35rem 0.9rem; margin-bottom: 2.75rem; list-style: none; }
.legend mark { padding: 0.1em 0.4em; color: var(--ink); }

.reading :is(p, h2, h3, h4) { position: relative; }
.group + .reading { margin-top: 4rem; }
.reading p { text-wrap: pretty; hyphens: auto; hanging-punctuation: first last; }
.reading p + p { margin-top: 0.8em; }
.reading :is(h2, h3, h4, h5, h6) { margin: 2.4em 0 0.9em; font-size: 1.15em; }
.reading .front :is(h2, h3) { margin-top: 0; font-size: 1.35em; }
.reading .speech + .speech { margin-top: 2.6em; }
.reading .epigraph { margin: 1.4em 0 2em; padding-inline: 1.6em; color: var(--soft); font-style: italic; }
.reading .list-item { padding-inline-start: 1.5em; }
.reading .verse-line { padding-inline-start: 2em; text-indent: -0.5em; }
.reading .verse-line + .verse-line { margin-top: 0; }
.reading .source-line { margin-top: 1.2em; color: var(--soft); font-size: 0.9em; }
.reading [data-label]::before {
  content: attr(data-label);
  position: absolute;
  inset-inline-end: calc(100% + 0.9rem);
  top: 0.42em;
  color: var(--soft);
  font: 0.72rem/1.5 var(--sans);
  font-style: normal;
  text-indent: 0;
}
.reading a.editor { font-family: var(--sans); font-size: 0.72em; line-height: 0; vertical-align: 0.36em; text-decoration: none; }
.apparatus .reading { font-size: 0.94em; }
.apparatus .reading .note { break-inside: auto; }
.apparatus .reading .note + .note { margin-top: 1.6em; }
.apparatus .reading :is(h2, h3, h4) { margin: 0 0 0.5em; font-size: 1.05em; }
.bookmark {
  position: absolute;
  inset-inline-start: calc(100% + 0.5rem);
  width: 0.5rem;
  height: 0.85em;
  margin-top: 0.35em;
  background: var(--accent);
  clip-path: polygon(0 0, 100% 0, 100% 100%, 50% 70%, 0 100%);
  forced-color-adjust: none;
  print-color-adjust: exact;
}
a.mine { text-decoration: none; }
a.mine::after {
  content: attr(data-number);
  margin-inline: 0.12em 0.06em;
  padding: 0.1em 0.38em;
  border: 1px solid currentcolor;
  border-radius: 1em;
  font: 600 0.6em/1 var(--sans);
  font-style: normal;
  vertical-align: 0.5em;
}
.footnotes > ol { list-style: none; counter-reset: note; }
.footnotes > ol > li { position: relative; counter-increment: note; break-inside: avoid; }
.footnotes > ol > li + li { margin-top: 1.5rem; }
.footnotes > ol > li > * + * { margin-top: 0.4rem; }
.footnotes > ol > li::before {
  content: counter(note);
  position: absolute;
  inset-inline-end: calc(100% + 0.7rem);
  top: 0.3em;
  padding: 0.1em 0.42em;
  border: 1px solid var(--accent);
  border-radius: 1em;
  color: var(--accent);
  font: 600 0.6875rem/1.2 var(--sans);
}
.lemma .place { white-space: nowrap; }
.lemma .quoted { font-style: italic; }
.lemma .quoted::after { content: ']' / ''; font-style: normal; color: var(--soft); }
.lemma a { display: inline-block; padding-inline: 0.2em; text-decoration: none; }
body > footer { margin-top: 5rem; padding-top: 1rem; border-top: 1px solid var(--rule); }

@media screen and (max-width: 46rem) {
  body { padding: 2rem 1.15rem 2rem; font-size: 1rem; }
  h1 { font-size: 1.6rem; }
  .reading [data-label]::before { position: static; margin-inline-end: 0.6em; }
  .footnotes > ol > li { padding-inline-start: 2.2rem; }
  .footnotes > ol > li::before { inset-inline: 0 auto; }
}
@media (prefers-contrast: more) {
  :root { --soft: var(--ink); --rule: var(--ink); }
  mark { text-decoration: underline 0.08em var(--stroke, currentcolor); }
}
@media print {
  @page { margin: 22mm 24mm 24mm 20mm; }
  :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --rule: #999; }
  body { padding: 0; padding-inline-start: 10mm; font-size: 10.5pt; line-height: 1.45; orphans: 3; widows: 3; }
  main, body > footer { max-width: none; }
  h1, h2, h3, h4, h5, h6, .place, .lemma { break-after: avoid; }
  h1 { font-size: 20pt; }
  article.text + article.text, .footnotes, .apparatus { break-before: page; }
  .footnotes > .part, .apparatus > .part { margin-top: 0; padding-top: 0; border: 0; }
  a { color: inherit; }
  .words a:not(.bare, [href^='#'])::after { content: ' (' attr(href) ')'; overflow-wrap: anywhere; }
  [role='doc-backlink']:not(.editor) { display: none; }
}
`;
