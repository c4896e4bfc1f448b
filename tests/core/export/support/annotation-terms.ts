// The words of exported annotations and what they stand for, so that a program for linked data can be asked what it
// takes from a file without the network. http://www.w3.org/ns/anno.jsonld has more words; these are only the ones that
// Lectern writes, as the tables of the Web Annotation Vocabulary (https://www.w3.org/TR/annotation-vocab/) give them.

const link = (id: string) => ({ '@id': id, '@type': '@id' });
const word = (id: string) => ({ '@id': id, '@type': '@vocab' });
const moment = (id: string) => ({ '@id': id, '@type': 'xsd:dateTime' });
const count = (id: string) => ({ '@id': id, '@type': 'xsd:nonNegativeInteger' });

export const annotationContext = 'http://www.w3.org/ns/anno.jsonld';

export const annotationTerms = {
  oa: 'http://www.w3.org/ns/oa#',
  as: 'http://www.w3.org/ns/activitystreams#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: '@id',
  type: '@type',
  Annotation: 'oa:Annotation',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  SpecificResource: 'oa:SpecificResource',
  TextualBody: 'oa:TextualBody',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  Software: 'as:Application',
  bookmarking: 'oa:bookmarking',
  commenting: 'oa:commenting',
  highlighting: 'oa:highlighting',
  tagging: 'oa:tagging',
  motivation: word('oa:motivatedBy'),
  purpose: word('oa:hasPurpose'),
  body: link('oa:hasBody'),
  target: link('oa:hasTarget'),
  source: link('oa:hasSource'),
  selector: link('oa:hasSelector'),
  value: 'rdf:value',
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: count('oa:start'),
  end: count('oa:end'),
  created: moment('dcterms:created'),
  modified: moment('dcterms:modified'),
  generated: moment('dcterms:issued'),
  generator: link('as:generator'),
  name: 'foaf:name',
  format: 'dc:format',
  label: 'rdfs:label',
  first: link('as:first'),
  partOf: link('as:partOf'),
  items: { ...link('as:items'), '@container': '@list' },
  total: count('as:totalItems'),
  startIndex: count('as:startIndex'),
} as const;

/** Words that Readium adds without saying what they stand for. */
export const readiumTerms = Object.fromEntries(
  [
    ...['AnnotationSet', 'title', 'about', 'meta', 'headings', 'level', 'txt'],
    ...['color', 'highlight', 'keyword', 'tag', 'tags'],
  ].map((term) => [term, `https://github.com/readium/annotations#${term}`]),
);
