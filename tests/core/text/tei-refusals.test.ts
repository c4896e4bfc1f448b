import { describe, expect, it } from 'vitest';
import { parseTei } from '#core/text/tei';
import { refusal, tei, type Parts } from './tei-samples';

describe('refusals and their positions', () => {
  const p = (content: string) => ({ body: `\n<p xml:id="p1">${content}</p>` });

  it.each<[string, Parts, RegExp]>([
    ['a block without id', { body: '<p>A.</p>' }, /p needs an xml:id/],
    ['a section without id', { body: '<div><p xml:id="p1">A.</p></div>' }, /div needs an xml:id/],
    ['an id used twice', { body: '<p xml:id="p1">A.</p><p xml:id="p1">B.</p>' }, /"p1" is used twice/],
    ['an id with a space', { body: '<p xml:id="p 1">A.</p>' }, /"p 1" cannot be an xml:id/],
    ['a text id that leaves its folder', { id: '..', ...p('A.') }, /cannot be an xml:id/],
    ['a text id in capitals', { id: 'Sample', ...p('A.') }, /"Sample" cannot be the id of a text/],
    [
      'a text id that Windows keeps for a device',
      { id: 'nul', ...p('A.') },
      /"nul" cannot be the id of a text/,
    ],
    [
      'an unknown element in running text',
      p('A <choice><sic>b</sic></choice>'),
      /element choice cannot be read/,
    ],
    [
      'an unknown element among blocks',
      { body: '<table xml:id="t"/>' },
      /element table cannot be read inside body/,
    ],
    [
      'a list inside a paragraph',
      p('A <list><item xml:id="i">b</item></list>'),
      /A list stands inside a p; close the p before it/,
    ],
    ['a note inside a paragraph', p('A <note xml:id="n">b</note>'), /A note stands inside a p/],
    ['words outside blocks', { body: '<div xml:id="d">A.<p xml:id="p1">B.</p></div>' }, /directly in div/],
    ['words between blocks', { body: '<p xml:id="p1">B.</p>and' }, /directly in body/],
    [
      'a paragraph after a nested division',
      { body: '<div xml:id="d"><p xml:id="a">A.</p></div><p xml:id="b">B.</p>' },
      /follows a nested/,
    ],
    ['a block without words', p('<hi/> '), /has no words/],
    ['a name that is nowhere listed', p('<persName ref="#nobody">N.</persName>'), /"#nobody" is no person/],
    [
      'a name of another kind',
      {
        lists: '<listPlace><place xml:id="x"><placeName>X</placeName></place></listPlace>',
        ...p('<persName ref="#x">X</persName>'),
      },
      /"#x" is no person/,
    ],
    [
      'a listed person without a name',
      { lists: '<listPerson><person xml:id="x"/></listPerson>', ...p('A.') },
      /"x" needs a persName/,
    ],
    [
      'a note that does not exist',
      p('A<ref xml:id="r" target="#n9">1</ref>'),
      /no element with the xml:id "n9"/,
    ],
    [
      'a note without paragraphs',
      { ...p('A<ref xml:id="r" target="#n">1</ref>'), back: '<note xml:id="n"/>' },
      /note has no paragraphs/,
    ],
    [
      'a note reference without id',
      { ...p('A<ref target="#n">1</ref>'), back: '<note xml:id="n"><p xml:id="np">B.</p></note>' },
      /ref needs an xml:id/,
    ],
    [
      'a reference to what is not shown',
      {
        lists: '<listPerson><person xml:id="x"><persName>X</persName></person></listPerson>',
        ...p('A <ref target="#x">x</ref>'),
      },
      /"x" points to nothing/,
    ],
    [
      'a reference without words',
      { ...p('A<ref xml:id="r" target="#n"/>'), back: '<note xml:id="n"><p xml:id="np">B.</p></note>' },
      /ref has no words/,
    ],
    [
      'a script address',
      p('<ref target="javascript:alert(1)">x</ref>'),
      /neither an id of this file nor an https/,
    ],
    [
      'an address without encryption',
      p('<ref target="http://example.org">x</ref>'),
      /neither an id of this file nor an https/,
    ],
    ['a reference to nowhere', p('<ref>x</ref>'), /needs a target/],
    [
      'a day that is none',
      p('<date when="1917-02-30">x</date>'),
      /when="1917-02-30" is not a gregorian date/,
    ],
    ['half of a span of time', p('<date notBefore="1917">x</date>'), /needs when, or notBefore/],
    [
      'a span of time that runs backwards',
      p('<date notBefore="1917" notAfter="1905">x</date>'),
      /a later notAfter/,
    ],
    [
      'two calendars that disagree',
      p('<date when="1917-11-07" when-custom="1917-10-26" datingMethod="#julian">x</date>'),
      /not the Julian one \(1917-10-26, which is 1917-11-08\)/,
    ],
    [
      'a calendar that nobody declared',
      p('<date when="1917-11-07" calendar="#mayan">x</date>'),
      /"#mayan" is no calendar/,
    ],
    [
      'a custom date of no named calendar',
      p('<date when-custom="1917-10-25">x</date>'),
      /datingMethod="#julian"/,
    ],
    ['a text without blocks', {}, /no blocks/],
  ])('%s', (_what, parts, message) => {
    const error = refusal(tei(parts));
    expect(error.message).toMatch(message);
    expect(error.line).toBeGreaterThan(0);
  });

  it('says in which line and column', () => {
    const xml = tei(p('One\n  <persName ref="#nobody">N.</persName>'));
    const error = refusal(xml);
    const lines = xml.split('\n');
    expect(lines[(error.line ?? 0) - 1]?.slice((error.column ?? 0) - 1)).toMatch(/^<persName/);
  });

  it('a text without title or language, and one that is not TEI', () => {
    const xml = tei(p('A.'));
    expect(refusal(xml.replace(/<title>[^]*<\/title>/u, '')).message).toMatch(/needs a title/);
    expect(refusal(xml.replace('ident="de"', '')).message).toMatch(/needs a language/);
    expect(refusal(xml.replace(/ xmlns="[^"]*"/u, '')).message).toMatch(/namespace/);
    expect(refusal('<html/>').message).toMatch(/must be TEI/);
  });
});

describe('hostile files', () => {
  const document = (before: string, content: string) =>
    tei({ before, body: `<p xml:id="p1">${content}</p>` });

  it('that are not well-formed', () => {
    for (const xml of ['', 'words', '<TEI', '<a><b></a>', '<a b="1" b="2"/>', '\0']) {
      expect(refusal(xml).line, xml).toBe(1);
    }
    const error = refusal(document('', '\nA <hi>b</p>'));
    expect(error.message).toMatch(/^line \d+, column \d+: Missing end tag for element hi/);
    expect(error.message).not.toContain('\n');
  });

  it('with a document type, even a harmless one', () => {
    expect(refusal(document('<!DOCTYPE TEI>', 'A.')).message).toMatch(/document type is not allowed/);
    const external = '<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(refusal(document(external, 'A.')).message).toMatch(/document type is not allowed/);
  });

  it('with entities that swell', () => {
    const bomb = '<!DOCTYPE TEI [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>';
    expect(refusal(document(bomb, '&c;')).message).toMatch(/isn't defined: &c;/);
  });

  it.each([101, 2_000, 200_000])('nested %i deep', (depth) => {
    const deep = document('', `${'<hi>'.repeat(depth)}A${'</hi>'.repeat(depth)}`);
    expect(refusal(deep).message).toMatch(/nested/);
  });

  it('with attributes named like properties of every object', () => {
    const xml = document('', '<hi __proto__="x" constructor="y" toString="z">A</hi>');
    expect(parseTei(xml, () => '').sections[0]?.blocks[0]?.text).toBe('A');
    expect(refusal(document('', '<constructor>A</constructor>')).message).toMatch(
      /constructor cannot be read/,
    );
    expect(refusal(document('', '<persName ref="#__proto__">A</persName>')).message).toMatch(/is no person/);
  });
});
