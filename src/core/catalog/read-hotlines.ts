import { checkWays, type Hotline, type HotlinePurpose, hotlinePurposes } from '../domain/hotline.ts'
import {
  dayOf,
  FieldError,
  type Fields,
  inside,
  isFields,
  oneOf,
  optional,
  text,
  textMatching,
  webAddress,
} from './read-fields.ts'
import { told } from './read-told.ts'

/**
 * The stored list, in its order. An entry that is wrong, or for something this app knows nothing of, is left out
 * and hides no other: the server lets no such list through, but a newer one may have come to an older app.
 */
export function readHotlines(value: unknown): Hotline[] {
  const entries: unknown[] = Array.isArray(value) ? value : []
  const ids = new Set<string>()
  return entries.flatMap((entry) => {
    const hotline = isFields(entry) ? readable(entry) : undefined
    if (!hotline || hotline.purposes.length === 0 || ids.has(hotline.id)) return []
    ids.add(hotline.id)
    return [hotline]
  })
}

function readable(fields: Fields): Hotline | undefined {
  try {
    return readHotline(fields)
  } catch (error) {
    if (error instanceof FieldError) return undefined
    throw error
  }
}

function readHotline(fields: Fields): Hotline {
  const number = textMatching(fields, 'number', /^\+[1-9]\d{6,14}$/, 'a number such as +12125550100')
  return {
    id: textMatching(fields, 'id', /^[a-z0-9][a-z0-9-]{0,79}$/, 'small letters, digits and hyphens'),
    name: told(fields, 'name'),
    ...optional(fields, 'states', (field) => tags(fields, field, /^[A-Z]{2}$/)),
    number,
    shown: readShown(fields, number),
    purposes: readPurposes(fields.for),
    ...optional(fields, 'note', (field) => told(fields, field)),
    ...optional(fields, 'languages', (field) => tags(fields, field, /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)),
    source: inside(fields.source, 'source', (source) => ({
      name: told(source, 'name'),
      url: webAddress(source, 'url'),
      ...optional(source, 'on', (field) => dayOf(source, field)),
    })),
    checked: inside(fields.checked, 'checked', (checked) => ({
      on: dayOf(checked, 'on'),
      way: oneOf(checked, 'way', checkWays),
    })),
  }
}

/** What is read and what is dialed must be one number. */
function readShown(fields: Fields, number: string): string {
  const shown = textMatching(fields, 'shown', /^[\d ()+.-]{5,24}$/, 'a number as people write it')
  const digits = shown.replace(/\D/g, '')
  if (number !== `+${digits}` && number !== `+1${digits}`) throw new FieldError('shown', 'is another number')
  return shown
}

function readPurposes(value: unknown): HotlinePurpose[] {
  if (!Array.isArray(value)) throw new FieldError('for', 'is not a list')
  return hotlinePurposes.filter((purpose) => value.includes(purpose))
}

function tags(fields: Fields, field: string, form: RegExp): string[] {
  const value = fields[field]
  if (!Array.isArray(value) || value.length === 0) throw new FieldError(field, 'is not a list with an entry')
  return value.map((entry: unknown) => {
    const tag = text({ [field]: entry }, field)
    if (!form.test(tag)) throw new FieldError(field, `has a wrong entry: "${tag}"`)
    return tag
  })
}
