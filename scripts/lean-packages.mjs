import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const standIn = fileURLToPath(new URL('../src/core/parse/unused-by-tokenizer.ts', import.meta.url))
const unused =
  /^(is-unsafe|path-expression-matcher|@nodable\/entities)$|\/(DocTypeReader|validator|node2json)\.js$|^strnum$/

/** Those `detect-language.ts` has names for: of `franc-min`'s 82 what our publishers and their readers write in. */
const languages = 'eng spa por fra deu ita swe tgl vie som'.split(' ')
/** The others only say of a text that it is in none of those. */
const scripts = 'Latin Cyrillic Arabic cmn jpn kor'.split(' ')

/**
 * Leaves out of a bundle what packages bring and we have no use for: parts of `fast-xml-parser` (see the stand-in)
 * most languages of `franc-min`, and the drawings of `qr`.
 *
 * @returns {import('vite').Plugin}
 */
export function leanPackages() {
  return {
    name: 'lean-packages',
    enforce: 'pre',
    resolveId: (source, importer) =>
      importer?.includes('/fast-xml-parser/') && unused.test(source) ? standIn : undefined,
    load(id) {
      if (/\/franc-min\/data\.js$/.test(id)) return withFew(readFileSync(id, 'utf8'), language, languages)
      if (/\/franc-min\/expressions\.js$/.test(id)) return withFew(readFileSync(id, 'utf8'), script, scripts)
      if (/\/qr\/index\.js$/.test(id)) return readFileSync(id, 'utf8').replace(drawing, '')
      return undefined
    },
  }
}

const language = /^ {4}(\w+): '.*\n/gm
const script = /^ {2}(\w+):\s+\/.*\n/gm

/** Of the forms in which `qr` gives a code all but the plain one. */
const drawing = /^ {4}if \(output === '(?!raw)[\w-]+'\)\n {8}return .*\n/gm

/**
 * @param {string} code an object with an entry on each line, or on two
 * @param {RegExp} entry
 * @param {readonly string[]} kept
 */
function withFew(code, entry, kept) {
  return code.replace(entry, (line, name) => (kept.includes(name) ? line : ''))
}
