import type { Collection } from '../domain/collection.ts'
import { type Publisher, publisherKinds } from '../domain/publisher.ts'
import type { Retirement, Source } from '../domain/source.ts'
import { checkCollections, readCollections } from './read-collections.ts'
import {
  dayOf,
  FieldError,
  type Fields,
  isFields,
  listOf,
  mailAddress,
  oneOf,
  optional,
  text,
  textMatching,
  webAddress,
} from './read-fields.ts'
import { readProfile } from './read-profile.ts'

export type ReadCatalog =
  | {
      kind: 'catalog'
      publishers: Publisher[]
      sources: Source[]
      collections?: Collection[]
      /** Unread: its screen reads it, entry by entry, so that one wrong number hides no other. */
      hotlines?: unknown
      proposalsTo?: string
    }
  /** `where` names entry and field for whoever edits the file, as in `sources[3] "bostondsa": feed`. */
  | { kind: 'invalid'; where: string; reason: string }

/** A catalog file as parsed from JSON. One wrong entry makes it invalid as a whole: half a catalog would retire sources. */
export function readCatalog(value: unknown): ReadCatalog {
  try {
    if (!isFields(value)) throw new FieldError('the file', 'is not an object')
    if (value.version !== 1) throw new FieldError('version', 'is not 1')
    const publishers = listOf(value.publishers, 'publishers', readPublisher)
    const sources = listOf(value.sources, 'sources', readSource)
    checkReferences(publishers, sources)
    const collections = optional(value, 'collections', (field) => readCollections(value[field]))
    checkCollections(collections.collections ?? [], idsOf(publishers), idsOf(sources))
    const hotlines = optional(value, 'hotlines', (field) => value[field])
    const proposals = optional(value, 'proposalsTo', (field) => readProposalsTo(value, field))
    return { kind: 'catalog', publishers, sources, ...collections, ...hotlines, ...proposals }
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    return { kind: 'invalid', where: error.where, reason: error.reason }
  }
}

/** A mail address, or that of a page. */
function readProposalsTo(fields: Fields, field: string): string {
  return /^https?:/.test(text(fields, field)) ? webAddress(fields, field) : mailAddress(fields, field)
}

function readPublisher(fields: Fields): Publisher {
  return {
    id: slug(fields, 'id'),
    name: text(fields, 'name'),
    kind: oneOf(fields, 'kind', publisherKinds),
    ...optional(fields, 'state', (field) => textMatching(fields, field, /^[A-Z]{2}$/, 'two capital letters')),
    ...optional(fields, 'languages', () => languages(fields)),
    ...optional(fields, 'site', (field) => webAddress(fields, field)),
    ...optional(fields, 'parent', (field) => slug(fields, field)),
    ...readProfile(fields),
  }
}

function readSource(fields: Fields): Source {
  return {
    id: slug(fields, 'id'),
    publisherId: slug(fields, 'publisher'),
    title: text(fields, 'title'),
    feedUrl: webAddress(fields, 'feed'),
    language: languageTag(fields, 'language'),
    ...(fields.unverified === true && { unverified: true }),
    ...optional(fields, 'retired', () => readRetirement(fields.retired)),
  }
}

function readRetirement(value: unknown): Retirement {
  if (!isFields(value)) throw new FieldError('retired', 'is not an object with "on" and "reason"')
  return {
    on: dayOf(value, 'on'),
    reason: text(value, 'reason'),
  }
}

function checkReferences(publishers: Publisher[], sources: Source[]): void {
  const ids = idsOf(publishers)
  for (const { id, parent } of publishers) {
    if (parent !== undefined && !ids.has(parent)) {
      throw new FieldError(`publisher "${id}": parent`, `names no publisher: "${parent}"`)
    }
  }
  const sourceIds = idsOf(sources)
  for (const { id, platforms = [] } of publishers) {
    for (const [position, { follow }] of platforms.entries()) {
      if (follow === undefined || sourceIds.has(follow)) continue
      throw new FieldError(`publisher "${id}": platforms[${position}].follow`, `names no source: "${follow}"`)
    }
  }
  for (const { id, publisherId } of sources) {
    if (!ids.has(publisherId)) {
      throw new FieldError(`source "${id}": publisher`, `names no publisher: "${publisherId}"`)
    }
  }
}

function idsOf(entries: { id: string }[]): Set<string> {
  return new Set(entries.map(({ id }) => id))
}

/** Ids are parts of addresses and of the ids of posts. */
function slug(fields: Fields, field: string): string {
  return textMatching(fields, field, /^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and hyphens')
}

function languageTag(fields: Fields, field: string): string {
  return textMatching(fields, field, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag such as "en"')
}

function languages(fields: Fields): string[] {
  if (!Array.isArray(fields.languages)) throw new FieldError('languages', 'is not a list')
  return fields.languages.map((tag: unknown) => languageTag({ languages: tag }, 'languages'))
}
