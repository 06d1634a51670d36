import { data } from 'franc-min/data.js'
import { expect, test } from 'vitest'
import { detectLanguage } from '../../../src/core/normalize/detect-language.ts'
import { postLanguage } from '../../../src/core/normalize/post-language.ts'
import { makeFeed, makeItem, source } from './feed-item.ts'

const english =
  'On Saturday we marched with the nurses of the county hospital, who have been without a contract since the spring. More than two hundred members and neighbors came, and the picket line held through the rain until the evening shift.'
const spanish =
  'El sábado marchamos con las enfermeras del hospital del condado, que llevan desde la primavera sin contrato. Vinieron más de doscientas personas entre militantes y vecinos, y el piquete aguantó bajo la lluvia hasta el turno de la tarde.'

test.each([
  ['en', english],
  ['es', spanish],
  [
    'fr',
    'Samedi, nous avons défilé avec les infirmières de l’hôpital du comté, qui attendent leur convention depuis le printemps. Plus de deux cents personnes sont venues, et le piquet de grève a tenu sous la pluie jusqu’à la relève du soir.',
  ],
  [
    'pt',
    'No sábado marchamos com as enfermeiras do hospital do condado, que estão sem contrato desde a primavera. Vieram mais de duzentas pessoas, entre militantes e vizinhos, e o piquete aguentou debaixo de chuva até ao turno da noite.',
  ],
  [
    'zh',
    '星期六，我们同县医院的护士们一起游行，她们从春天起就没有合同。两百多名会员和邻居来到现场，纠察线在雨中一直坚持到晚班。'.repeat(
      4,
    ),
  ],
])('a text in %s is found to be', (tag, text) => {
  expect(detectLanguage(text)).toBe(tag)
})

test('a short text says too little', () => {
  expect(detectLanguage('Únete a la marcha de hoy')).toBeUndefined()
})

test('a text that no language stands out for is of none', () => {
  expect(detectLanguage('qwr tzp lkj mnb '.repeat(20))).toBeUndefined()
  expect(detectLanguage('0123 4567 '.repeat(40))).toBeUndefined()
})

test('of the package only the languages it is asked for come along', () => {
  const kept = Object.values(data).flatMap((languages) => Object.keys(languages))
  expect(kept.toSorted()).toEqual('deu eng fra ita por som spa swe tgl vie'.split(' '))
})

const languageOf = (item: string | undefined, feed: string | undefined, text: string) =>
  postLanguage(
    makeItem(item === undefined ? {} : { language: item }),
    makeFeed([], feed === undefined ? {} : { language: feed }),
    source,
    text,
  )

test('what an item says of its language stands', () => {
  expect(languageOf('en-US', 'en', spanish)).toBe('en-US')
})

test('a feed’s language is that of its items, unless a text is surely in another', () => {
  expect(languageOf(undefined, 'en-US', english)).toBe('en-US')
  expect(languageOf(undefined, 'en-US', 'Únete a la marcha')).toBe('en-US')
  expect(languageOf(undefined, 'en-US', spanish)).toBe('es')
  expect(languageOf(undefined, 'fi', spanish)).toBe('fi')
})

test('where nobody says it is detected, else the catalog’s, else unknown', () => {
  expect(languageOf(undefined, undefined, spanish)).toBe('es')
  expect(languageOf(undefined, 'xx', 'Únete')).toBe('en')
  expect(postLanguage(makeItem(), makeFeed([]), { ...source, language: '' }, 'Únete')).toBe('und')
})
