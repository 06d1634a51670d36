import { fileURLToPath } from 'node:url'

const standIn = fileURLToPath(new URL('../src/core/parse/unused-by-tokenizer.ts', import.meta.url))
const unused =
  /^(is-unsafe|path-expression-matcher|@nodable\/entities)$|\/(DocTypeReader|validator|node2json)\.js$|^strnum$/

/**
 * Leaves out of the bundle what `fast-xml-parser` loads and our use of it never reaches; see the stand-in.
 *
 * @returns {import('vite').Plugin}
 */
export function leanTokenizer() {
  return {
    name: 'lean-tokenizer',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('/fast-xml-parser/') && unused.test(source) ? standIn : undefined,
  }
}
