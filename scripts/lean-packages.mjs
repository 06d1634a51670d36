import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const standIn = fileURLToPath(new URL('../src/core/parse/unused-by-tokenizer.ts', import.meta.url))
const unused =
  /^(is-unsafe|path-expression-matcher|@nodable\/entities)$|\/(DocTypeReader|validator|node2json)\.js$|^strnum$/

/** Those `detect-language.ts` has names for: of `franc-min`'s 82 what our publishers and their readers write in. */
const languages = 'eng spa por fra deu ita pol swe tgl vie som rus ukr arb pes urd'.split(' ')

/**
 * Leaves out of a bundle what packages bring and we have no use for: parts of `fast-xml-parser` (see the stand-in)
 * and most languages of `franc-min`.
 *
 * @returns {import('vite').Plugin}
 */
export function leanPackages() {
  return {
    name: 'lean-packages',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('/fast-xml-parser/') && unused.test(source) ? standIn : undefined,
    load: (id) =>
      /\/franc-min\/data\.js$/.test(id) ? withFewLanguages(readFileSync(id, 'utf8')) : undefined,
  }
}

/** @param {string} data one language on each line, under the name of its script */
function withFewLanguages(data) {
  return data.replace(/^ {4}(\w{3}): '.*,?\n/gm, (line, name) => (languages.includes(name) ? line : ''))
}
