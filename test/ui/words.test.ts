import { expect, test } from 'vitest'
import { aboutEn } from '../../src/ui/words/about-en.ts'
import { aboutEs } from '../../src/ui/words/about-es.ts'
import { choicesEn } from '../../src/ui/words/choices-en.ts'
import { choicesEs } from '../../src/ui/words/choices-es.ts'
import { codeEn } from '../../src/ui/words/code-en.ts'
import { codeEs } from '../../src/ui/words/code-es.ts'
import { dataEn } from '../../src/ui/words/data-en.ts'
import { dataEs } from '../../src/ui/words/data-es.ts'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { languageName } from '../../src/ui/words/format.ts'
import { frontEn } from '../../src/ui/words/front-en.ts'
import { frontEs } from '../../src/ui/words/front-es.ts'
import { guardEn } from '../../src/ui/words/guard-en.ts'
import { guardEs } from '../../src/ui/words/guard-es.ts'
import { healthEn } from '../../src/ui/words/health-en.ts'
import { healthEs } from '../../src/ui/words/health-es.ts'
import { legalEn } from '../../src/ui/words/legal-en.ts'
import { legalEs } from '../../src/ui/words/legal-es.ts'
import { neutralEn, neutralEs } from '../../src/ui/words/neutral-words.ts'
import { pagesEn } from '../../src/ui/words/pages-en.ts'
import { pagesEs } from '../../src/ui/words/pages-es.ts'
import { postEn } from '../../src/ui/words/post-en.ts'
import { postEs } from '../../src/ui/words/post-es.ts'
import { profileEn } from '../../src/ui/words/profile-en.ts'
import { profileEs } from '../../src/ui/words/profile-es.ts'
import { proposeEn } from '../../src/ui/words/propose-en.ts'
import { proposeEs } from '../../src/ui/words/propose-es.ts'
import { reportEn } from '../../src/ui/words/report-en.ts'
import { reportEs } from '../../src/ui/words/report-es.ts'
import { savedEn } from '../../src/ui/words/saved-en.ts'
import { savedEs } from '../../src/ui/words/saved-es.ts'
import { settingsEn } from '../../src/ui/words/settings-en.ts'
import { settingsEs } from '../../src/ui/words/settings-es.ts'
import { socialEn } from '../../src/ui/words/social-en.ts'
import { socialEs } from '../../src/ui/words/social-es.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { sourcesEs } from '../../src/ui/words/sources-es.ts'
import { stateName } from '../../src/ui/words/state-names.ts'
import { toolsEn, toolsEs } from '../../src/ui/words/tools-words.ts'
import { appLanguage } from '../../src/ui/words/words.ts'

/** Names and words that are the same in both languages. */
const alike = ['appName', 'kinds.ydsa', 'timeline.audio', 'timeline.video']
const alikeInProfile = [
  'kinds.ydsa',
  'feeds',
  ...Object.keys(profileEn.platformNames).map((name) => `platformNames.${name}`),
]

function sentences(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => sentences(inner, path ? `${path}.${key}` : key))
}

test.each([
  ['the app', en, es, alike],
  ['the profile', profileEn, profileEs, alikeInProfile],
  ['sources', sourcesEn, sourcesEs, []],
  ['the settings', settingsEn, settingsEs, []],
  ['the report of refreshes', reportEn, reportEs, []],
  ['the health of sources', healthEn, healthEs, []],
  ['proposing a chapter', proposeEn, proposeEs, []],
  ['data and power', dataEn, dataEs, []],
  ['hiding and erasing', guardEn, guardEs, []],
  ['the neutral screen', neutralEn, neutralEs, []],
  ['saving and lists', savedEn, savedEs, []],
  ['choices', choicesEn, choicesEs, []],
  ['codes', codeEn, codeEs, []],
  ['legal help', legalEn, legalEs, []],
  ['kept pages', pagesEn, pagesEs, []],
  ['reading a post', postEn, postEs, []],
  ['pictures and counts', socialEn, socialEs, []],
  ['the front page', frontEn, frontEs, []],
  ['the timeline’s tools', toolsEn, toolsEs, []],
  ['About', aboutEn, aboutEs, ['.href']],
])('no Spanish sentence of %s was left in English, and none is missing', (_, english, spanish, same) => {
  const translated = new Map(sentences(spanish))
  expect([...translated.keys()]).toEqual(sentences(english).map(([path]) => path))
  for (const [path, text] of sentences(english)) {
    if (same.some((end) => path.endsWith(end))) continue
    expect(translated.get(path), path).not.toBe(text)
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
