import { publisherKinds } from '../../core/domain/publisher.ts'
import { primaryLanguage } from '../../core/domain/timeline-filter.ts'
import type { Catalog } from '../start.ts'
import type { FilterKey } from '../timeline-filter.ts'
import { languageName } from '../words/format.ts'
import { stateName } from '../words/state-names.ts'
import type { Words } from '../words/words.ts'

export interface FilterChoice {
  key: FilterKey
  label: string
  options: [value: string, text: string][]
}

/** What the followed sources can be chosen by; each list by its words, kinds in the order of Sources. */
export function filterChoices(
  { sources, publishers }: Pick<Catalog, 'sources' | 'publishers'>,
  followed: ReadonlySet<string> | 'all',
  words: Words,
  languagesOfPosts: readonly string[],
): FilterChoice[] {
  const shown = [...sources.values()].filter(({ id }) => followed === 'all' || followed.has(id))
  const theirs = new Set(shown.flatMap(({ publisherId }) => publishers.get(publisherId) ?? []))
  const states = new Set([...theirs].flatMap(({ state }) => state ?? []))
  const kinds = new Set([...theirs].map(({ kind }) => kind))
  const languages = new Set([...shown.map(({ language }) => primaryLanguage(language)), ...languagesOfPosts])
  const byText = (a: [string, string], b: [string, string]) => a[1].localeCompare(b[1], words.language)
  const { filter: text, language } = words
  return [
    {
      key: 'publisher',
      label: text.publisher,
      options: [...theirs].map(({ id, name }): [string, string] => [id, name]).sort(byText),
    },
    {
      key: 'state',
      label: text.state,
      options: [...states].map((code): [string, string] => [code, stateName(language, code)]).sort(byText),
    },
    {
      key: 'kind',
      label: text.kind,
      options: publisherKinds.filter((kind) => kinds.has(kind)).map((kind) => [kind, words.kinds[kind]]),
    },
    {
      key: 'lang',
      label: text.language,
      options: [...languages]
        .filter((tag) => tag !== 'und')
        .map((tag): [string, string] => [tag, languageName(language, tag)])
        .sort(byText),
    },
  ]
}
