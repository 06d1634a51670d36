import type { Told } from '../domain/publisher-profile.ts'
import { type Fields, inside, optional, text } from './read-fields.ts'

/** A text alone is English. */
export function told(fields: Fields, field: string): Told {
  const value = fields[field]
  if (typeof value === 'string' || value === undefined) return { en: text(fields, field) }
  return inside(value, field, (texts) => ({
    en: text(texts, 'en'),
    ...optional(texts, 'es', (language) => text(texts, language)),
  }))
}
