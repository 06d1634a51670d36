/**
 * Stands in the bundle for parts of `fast-xml-parser` that it loads and that our use of it never reaches
 * (`leanPackages` in vite.config.ts): 30 KB of a phone's storage, and a path kept for nobody at every tag.
 * The tokenizer gets no document type, since it begins at the root and `mendXml` leaves all declarations out;
 * references and numbers are read by us (`entities.ts`); nothing is looked for by its path. The unit tests run
 * on these as well.
 */

/** For `is-unsafe`: were an entity of a document type to come here, it would be refused. */
export function isUnsafe(): boolean {
  return true
}

export const HTML = 'HTML'
export const XML = 'XML'

/** For `path-expression-matcher`. */
export class Matcher {
  readOnly(): this {
    return this
  }
  reset(): void {}
  push(): void {}
  pop(): void {}
  updateCurrent(): void {}
  getCurrentTag(): undefined {}
  matchesAny(): boolean {
    return false
  }
}

export class Expression {}

export class ExpressionSet {
  readonly size = 0
  add(): void {}
  seal(): void {}
}

/** For `@nodable/entities`. */
export class EntityDecoder {
  reset(): void {}
  setXmlVersion(): void {}
  setExternalEntities(): void {}
  addInputEntities(): void {}
  decode(text: string): string {
    return text
  }
}

export const COMMON_HTML = {}
export const CURRENCY = {}
export const ENTITY_ACTION = { BLOCK: 'block' }

/** For `DocTypeReader`, and by its default name for `strnum` and `node2json`, which are never called. */
export class DocTypeReader {
  setXmlVersion(): void {}
  readDocType(): never {
    throw new Error('A document type reached the tokenizer.')
  }
}

/** For `validator`. */
export function validate(): never {
  throw new Error('Feeds are mended, not validated.')
}

export default DocTypeReader
