import { describe, expect, it } from 'vitest';
import { blocksOf, oneBlock, read, shown } from './tei-samples';

describe('the words of a block', () => {
  it('have their white space collapsed, whatever markup it stands in', () => {
    const block = oneBlock(`
      One <hi> two </hi> <emph>three</emph>,
      <title>four
      five </title>six.
    `);
    expect(block.text).toBe('One two three, four five six.');
    expect(shown(block)).toEqual([
      ['two', { type: 'emphasis' }],
      ['three', { type: 'emphasis' }],
      ['four five', { type: 'title' }],
    ]);
  });

  it('keep no-break spaces, entities of XML, CDATA and what stands beside a comment', () => {
    expect(oneBlock('a\u00a0b&amp;&#x41;<![CDATA[<i>]]>c<!-- no -->d<?x y?>e').text).toBe('a\u00a0b&A<i>cde');
  });

  it('have a space for a line break, and none where a word goes on', () => {
    expect(oneBlock('one<lb/>two<pb n="5"/> thr<lb break="no"/>ee').text).toBe('one two three');
  });

  it('keep the words of elements that the reading form has no mark for', () => {
    const block = oneBlock('<q>“a”</q> <foreign xml:lang="ru">б</foreign> <num>3</num>');
    expect(block).toMatchObject({ text: '“a” б 3', spans: [] });
  });

  it('have their spans sorted by start, the longer first, outer before inner', () => {
    const block = oneBlock('<emph><title>a</title> <hi>b</hi></emph> <hi><title>c</title></hi>');
    expect(shown(block).map(([words, value]) => [words, (value as { type: string }).type])).toEqual([
      ['a b', 'emphasis'],
      ['a', 'title'],
      ['b', 'emphasis'],
      ['c', 'emphasis'],
      ['c', 'title'],
    ]);
  });
});

describe('sections and blocks', () => {
  it('read divisions in divisions as sections in reading order', () => {
    const text = read({
      front: '<head xml:id="h">Title</head><div xml:id="preface"><p xml:id="pr">Before.</p></div>',
      body: `<div xml:id="a" n="I"><head xml:id="a-h">A</head><p xml:id="a1" n="1">One.</p>
        <div xml:id="a-a"><p xml:id="a2">Two.</p></div></div><div xml:id="b" type="speech" n="2"><p xml:id="b1">Three.</p></div>`,
    });
    expect(
      text.sections.map(({ id, kind, number, blocks }) => [id, kind, number, blocks.map((b) => b.id)]),
    ).toEqual([
      ['front', 'front', null, ['h']],
      ['preface', 'front', null, ['pr']],
      ['a', 'part', 'I', ['a-h', 'a1']],
      ['a-a', 'part', null, ['a2']],
      ['b', 'speech', '2', ['b1']],
    ]);
  });

  it('read lists, verse, figures and epigraphs', () => {
    const text = read({
      front: '<epigraph><quote><p xml:id="e1">Motto.</p></quote><bibl xml:id="e2">Someone</bibl></epigraph>',
      body: `<div xml:id="d">
        <list><head xml:id="lh">Things</head><item xml:id="i1" n="1">first</item>
          <item><p xml:id="i2">second</p><list><item xml:id="i3">third</item></list></item></list>
        <lg><lg><l xml:id="v1" n="5">A line,</l><l xml:id="v2">another.</l></lg></lg>
        <figure xml:id="f"><graphic url="x.png"/><head>A map</head><figDesc>of a town</figDesc></figure>
        <figure xml:id="g"><graphic url="y.png"/></figure>
        <quote><p xml:id="q">Quoted.</p></quote><quote xml:id="r">Shortly quoted.</quote></div>`,
    });
    expect(blocksOf(text).map(({ id, kind, label, text: words }) => [id, kind, label, words])).toEqual([
      ['e1', 'epigraph', null, 'Motto.'],
      ['e2', 'epigraph', null, 'Someone'],
      ['lh', 'heading', null, 'Things'],
      ['i1', 'list-item', '1', 'first'],
      ['i2', 'list-item', null, 'second'],
      ['i3', 'list-item', null, 'third'],
      ['v1', 'verse-line', '5', 'A line,'],
      ['v2', 'verse-line', null, 'another.'],
      ['f', 'figure', null, 'A map of a town'],
      ['g', 'figure', null, ''],
      ['q', 'paragraph', null, 'Quoted.'],
      ['r', 'paragraph', null, 'Shortly quoted.'],
    ]);
  });

  it('put notes and the source line after the text, wherever the file has them', () => {
    const text = read({
      body: `<div xml:id="d"><p xml:id="p1">See<ref xml:id="r1" target="#n1">1</ref> and<ref xml:id="r2" target="#n2">2</ref>.</p>
        <note xml:id="n1" n="1"><p xml:id="n1-p1"><ref target="#r1">1</ref> First.</p></note><p xml:id="p2">More.</p></div>`,
      back: `<div xml:id="s" type="source"><p xml:id="source">From a book.</p></div>
        <div type="notes" xml:id="notes"><head xml:id="nh">Notes</head><note xml:id="n2"><p xml:id="n2-p1"><ref target="#r2">2</ref> Second.</p>
        <list><item xml:id="n2-i">item</item></list></note></div>
        <div xml:id="appendix"><p xml:id="ap">Appendix.</p></div>`,
    });
    expect(text.sections.map(({ id, place, kind, number }) => [id, place, kind, number])).toEqual([
      ['d', 'text', 'part', null],
      ['appendix', 'text', 'part', null],
      ['n1', 'apparatus', 'note', '1'],
      ['s', 'apparatus', 'source', null],
      ['notes', 'apparatus', 'note', null],
      ['n2', 'apparatus', 'note', null],
    ]);
    expect(blocksOf(text).map(({ id, kind }) => [id, kind])).toEqual([
      ['p1', 'paragraph'],
      ['p2', 'paragraph'],
      ['ap', 'paragraph'],
      ['n1-p1', 'note-paragraph'],
      ['source', 'source-line'],
      ['nh', 'heading'],
      ['n2-p1', 'note-paragraph'],
      ['n2-i', 'list-item'],
    ]);
    const spans = blocksOf(text).flatMap(({ spans: own }) => own);
    expect(spans).toMatchObject([
      { type: 'noteref', id: 'r1', section: 'n1' },
      { type: 'noteref', id: 'r2', section: 'n2' },
      { type: 'backlink', block: 'p1' },
      { type: 'backlink', block: 'p1' },
    ]);
  });

  it('hashes everything that positions depend on', () => {
    expect(read({ body: '<p xml:id="p1">A <hi>word</hi>.</p>' }).contentHash).toBe(
      'hash of [["p1","A word."]]',
    );
  });
});

describe('references, names and dates', () => {
  const lists = `<listPerson><person xml:id="mz"><persName>Vera  Z.</persName><persName>Z.</persName></person></listPerson>
    <listPlace><place xml:id="town"><placeName>Town</placeName></place></listPlace>`;

  it('read names from the lists and mentions with and without a key', () => {
    const text = read({
      lists,
      body: '<p xml:id="p1"><persName ref="#mz">Z.</persName> <persName>X.</persName></p>',
    });
    expect(text.names).toEqual([
      { key: 'mz', type: 'person', form: 'Vera Z.' },
      { key: 'town', type: 'place', form: 'Town' },
    ]);
    expect(blocksOf(text).flatMap(shown)).toEqual([
      ['Z.', { type: 'person', key: 'mz' }],
      ['X.', { type: 'person', key: null }],
    ]);
  });

  it('read links to the web and to other blocks, and pages as printed', () => {
    const block = oneBlock(
      `<ref target="https://example.org/a?b">there</ref> <ref target="#p1">here</ref> (see <ref type="page">P. 12–13</ref>`,
    );
    expect(shown(block)).toEqual([
      ['there', { type: 'link', href: 'https://example.org/a?b' }],
      ['here', { type: 'link', href: '#p1' }],
      ['P. 12–13', { type: 'page-reference', pages: '12–13' }],
    ]);
  });

  it('compute the New Style day where only the Old Style one is given', () => {
    const block = oneBlock(
      '<date when-custom="1917-10-25" datingMethod="#julian">25 October</date> <date>soon</date>',
    );
    expect(shown(block)).toEqual([
      [
        '25 October',
        {
          type: 'date',
          date: {
            gregorian: { notBefore: '1917-11-07', notAfter: '1917-11-07' },
            julian: { notBefore: '1917-10-25', notAfter: '1917-10-25' },
          },
        },
      ],
    ]);
  });

  it('read months, years and New Style days alone', () => {
    const block = oneBlock(
      '<date when="1917-02">then</date> <date notBefore="1905" notAfter="1907-06">later</date>',
    );
    expect(shown(block).map(([, value]) => value)).toEqual([
      {
        type: 'date',
        date: { gregorian: { notBefore: '1917-02-01', notAfter: '1917-02-28' }, julian: null },
      },
      {
        type: 'date',
        date: { gregorian: { notBefore: '1905-01-01', notAfter: '1907-06-30' }, julian: null },
      },
    ]);
  });

  it('leave null in the metadata what the header does not say', () => {
    expect(read({ body: '<p xml:id="p1">A.</p>' }).metadata).toEqual({
      title: 'A small text',
      creator: null,
      date: null,
      publisher: null,
      source: 'Own words.',
      language: 'de',
    });
  });
});
