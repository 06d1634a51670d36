import { type Collection, collectionConditions } from '../domain/collection.ts'
import { publisherKinds } from '../domain/publisher.ts'
import type { Told } from '../domain/publisher-profile.ts'
import { normalizedTag, primaryLanguage } from '../domain/timeline-filter.ts'
import {
  dayOf,
  FieldError,
  type Fields,
  inside,
  listOf,
  oneOf,
  optional,
  text,
  textMatching,
} from './read-fields.ts'

/**
 * One that sets no condition this app knows is left out: a newer catalog may choose by something newer, and would
 * be shown here as all there is.
 */
export function readCollections(value: unknown): Collection[] {
  return listOf(value, 'collections', readCollection).filter((collection) =>
    collectionConditions.some((field) => collection[field] !== undefined),
  )
}

/** What they name must be there. */
export function checkCollections(
  collections: readonly Collection[],
  publisherIds: ReadonlySet<string>,
  sourceIds: ReadonlySet<string>,
): void {
  for (const { id, publishers = [], sources = [] } of collections) {
    for (const [field, names, known] of [
      ['publishers', publishers, publisherIds],
      ['sources', sources, sourceIds],
    ] as const) {
      const missing = names.find((name) => !known.has(name))
      if (missing !== undefined)
        throw new FieldError(`collection "${id}": ${field}`, `names nothing in the list: "${missing}"`)
    }
  }
}

function readCollection(fields: Fields): Collection {
  return {
    id: textMatching(fields, 'id', /^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and hyphens'),
    title: readTitle(fields),
    ...optional(fields, 'tags', (field) => texts(fields, field).map(normalizedTag)),
    ...optional(fields, 'series', (field) => text(fields, field)),
    ...optional(fields, 'sources', (field) => texts(fields, field)),
    ...optional(fields, 'publishers', (field) => texts(fields, field)),
    ...optional(fields, 'kinds', (field) =>
      texts(fields, field).map((kind) => oneOf({ [field]: kind }, field, publisherKinds)),
    ),
    ...optional(fields, 'language', (field) =>
      primaryLanguage(textMatching(fields, field, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag')),
    ),
    ...optional(fields, 'from', (field) => dayOf(fields, field)),
    ...optional(fields, 'until', (field) => dayOf(fields, field)),
  }
}

/** Both: it stands on the page of every reader. */
function readTitle(fields: Fields): Told {
  return inside(fields.title, 'title', (title) => ({ en: text(title, 'en'), es: text(title, 'es') }))
}

function texts(fields: Fields, field: string): string[] {
  const value = fields[field]
  if (!Array.isArray(value) || value.length === 0) throw new FieldError(field, 'is not a list with an entry')
  return value.map((entry: unknown) => text({ [field]: entry }, field))
}
