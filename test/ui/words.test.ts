import { expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { languageName } from '../../src/ui/words/format.ts'
import { stateName } from '../../src/ui/words/state-names.ts'
import { appLanguage } from '../../src/ui/words/words.ts'

/** Names and words that are the same in both languages. */
const alike = new Set(['appName', 'kinds.ydsa', 'timeline.audio', 'timeline.video'])

function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key))
}

test('no Spanish sentence was left in English', () => {
  const spanish = new Map(sentences(es))
  for (const [path, text] of sentences(en)) {
    if ([...alike].some((end) => path.endsWith(end))) continue
    expect(spanish.get(path), path).not.toBe(text)
  }
})

test('the phone’s first language we speak is taken, unless the reader chose one', () => {
  expect(appLanguage('auto', ['fr-CA', 'es-MX', 'en-US'])).toBe('es')
  expect(appLanguage('auto', ['ko'])).toBe('en')
  expect(appLanguage('en', ['es'])).toBe('en')
})

test('languages and states are named in the reader’s language', () => {
  expect(languageName('en', 'es-MX')).toBe('Spanish')
  expect(languageName('es', 'en')).toBe('Inglés')
  expect(languageName('en', 'not a tag')).toBe('not a tag')
  expect(stateName('es', 'NY')).toBe('Nueva York')
  expect(stateName('en', 'PR')).toBe('Puerto Rico')
})
