import type { Follow } from '../domain/follow.ts'
import {
  oneOf,
  type ReadingFace,
  readingFaces,
  type TextSize,
  type Theme,
  textSizes,
  themes,
} from '../domain/look.ts'
import { fieldsOf, listOf, matching, NotAPack, optional, textOf } from '../pack/read-values.ts'

/** What a reader chose and named in the app, as it goes to another phone, or from a tab into the installed app. */
export interface Choices {
  settings: ChosenSettings
  /** Ids of posts. */
  saved: string[]
  lists: { name: string; postIds: string[] }[]
  /** Named filters: see `core/storage/collections.ts`. */
  collections: { name: string; query: Record<string, string> }[]
  /** Only where the reader wants them to go along: they are private. */
  numbers?: { label: string; number: string }[]
}

/** Those that were made; the others are as at the first start. */
export interface ChosenSettings {
  follow?: Follow
  language?: 'auto' | 'en' | 'es'
  theme?: Theme
  textSize?: TextSize
  readingFace?: ReadingFace
  marksOnScroll?: boolean
  hasShortcuts?: boolean
  savesData?: boolean
  fetchesAll?: boolean
}

const most = { sources: 3000, saved: 5000, lists: 500, collections: 500, numbers: 200 } as const
const sourceIdForm = /^[a-z0-9][a-z0-9.-]{0,79}$/
const postIdForm = /^[a-z0-9][a-z0-9.-]{0,79}\/[A-Za-z0-9_-]{1,64}$/

const sourceIds = (value: unknown) => listOf(value, most.sources, (id) => matching(id, sourceIdForm))
const postIds = (value: unknown) => listOf(value, most.saved, (id) => matching(id, postIdForm))
const name = (value: unknown) => {
  const text = textOf(value, 300)
  if (text.trim() === '') throw new NotAPack('no name')
  return text
}
const yesOrNo = (value: unknown) => {
  if (typeof value !== 'boolean') throw new NotAPack('neither yes nor no')
  return value
}

/** Believes nothing: a code may come from anybody. @throws {NotAPack} */
export function readChoices(value: unknown): Choices {
  const fields = fieldsOf(value)
  return {
    settings: readSettings(fields.settings),
    saved: postIds(fields.saved),
    lists: listOf(fields.lists, most.lists, (entry) => {
      const list = fieldsOf(entry)
      return { name: name(list.name), postIds: postIds(list.postIds) }
    }),
    collections: listOf(fields.collections, most.collections, (entry) => {
      const collection = fieldsOf(entry)
      return { name: name(collection.name), query: readQuery(collection.query) }
    }),
    ...optional(fields, {
      numbers: (list) =>
        listOf(list, most.numbers, (entry) => {
          const own = fieldsOf(entry)
          return { label: textOf(own.label, 300), number: matching(own.number, /^\+?[0-9*#]{1,40}$/) }
        }),
    }),
  }
}

/** A value that this version of the app does not know is as if it were not chosen. */
function readSettings(value: unknown): ChosenSettings {
  const fields = fieldsOf(value)
  const known = {
    ...(fields.follow !== undefined && { follow: readFollow(fields.follow) }),
    language: oneOf(['auto', 'en', 'es'] as const, fields.language, undefined),
    theme: oneOf(themes, fields.theme, undefined),
    textSize: oneOf(textSizes, fields.textSize, undefined),
    readingFace: oneOf(readingFaces, fields.readingFace, undefined),
    ...optional(fields, {
      marksOnScroll: yesOrNo,
      hasShortcuts: yesOrNo,
      savesData: yesOrNo,
      fetchesAll: yesOrNo,
    }),
  }
  const there = Object.entries(known).filter(([, chosen]) => chosen !== undefined)
  return Object.fromEntries(there) as ChosenSettings
}

function readFollow(value: unknown): Follow {
  const fields = fieldsOf(value)
  if (fields.mode === 'all') return { mode: 'all', except: sourceIds(fields.except) }
  if (fields.mode === 'chosen') return { mode: 'chosen', only: sourceIds(fields.only) }
  throw new NotAPack('another way to follow')
}

function readQuery(value: unknown): Record<string, string> {
  const entries = Object.entries(fieldsOf(value))
  if (entries.length > 30) throw new NotAPack('too much of a filter')
  return Object.fromEntries(entries.map(([key, part]) => [textOf(key, 40), textOf(part, 1000)]))
}
