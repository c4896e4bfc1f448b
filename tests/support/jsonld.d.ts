/** The little of the library that the tests use; its published types are of an older version. */
declare module 'jsonld' {
  interface RemoteDocument {
    readonly documentUrl: string;
    readonly document: object;
    readonly contextUrl?: string;
  }
  interface ExpandOptions {
    /** Throws where a word would be dropped. */
    readonly safe?: boolean;
    readonly expandContext?: object;
    readonly documentLoader?: (url: string) => Promise<RemoteDocument>;
  }
  const jsonld: { expand: (document: object, options?: ExpandOptions) => Promise<readonly object[]> };
  export default jsonld;
}
