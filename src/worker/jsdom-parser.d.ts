/** The document of the reader's own authors for workers, which have none. It is part of their package, without types. */
declare module '@mozilla/readability/JSDOMParser.js' {
  export default class JSDOMParser {
    /** What was wrong with the XML, one a line; it has read as far as the first. */
    readonly errorState: string
    parse(xml: string, url: string): unknown
  }
}
