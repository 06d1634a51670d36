export type Fields = Record<string, unknown>

export class FieldError extends Error {
  readonly where: string
  readonly reason: string

  constructor(where: string, reason: string) {
    super(`${where} ${reason}`)
    this.where = where
    this.reason = reason
  }
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads each entry, names it in errors, and refuses a repeated id. */
export function listOf<Entry extends { id: string }>(
  value: unknown,
  name: string,
  read: (fields: Fields) => Entry,
): Entry[] {
  if (!Array.isArray(value)) throw new FieldError(name, 'is not a list')
  const ids = new Set<string>()
  return value.map((fields: unknown, position) => {
    const where = `${name}[${position}]`
    if (!isFields(fields)) throw new FieldError(where, 'is not an object')
    const label = typeof fields.id === 'string' ? `${where} "${fields.id}"` : where
    const entry = named(label, () => read(fields))
    if (ids.has(entry.id)) throw new FieldError(`${label}: id`, 'is used twice')
    ids.add(entry.id)
    return entry
  })
}

export function text(fields: Fields, field: string): string {
  const value = fields[field]
  if (typeof value !== 'string' || value.trim() === '')
    throw new FieldError(field, 'is missing or not a text')
  return value
}

export function textMatching(fields: Fields, field: string, pattern: RegExp, wanted: string): string {
  const value = text(fields, field)
  if (!pattern.test(value)) throw new FieldError(field, `is not ${wanted}: "${value}"`)
  return value
}

export function dayOf(fields: Fields, field: string): string {
  return textMatching(fields, field, /^\d{4}-\d{2}-\d{2}$/, 'a day, YYYY-MM-DD')
}

export function webAddress(fields: Fields, field: string): string {
  const address = textMatching(fields, field, /^https?:\/\//, 'an address that begins with https://')
  try {
    return new URL(address) && address
  } catch {
    throw new FieldError(field, `is not an address: "${address}"`)
  }
}

/** Nothing in it that would add a subject or a text to the letter. */
export function mailAddress(fields: Fields, field: string): string {
  return textMatching(fields, field, /^[^\s@<>?&,;]+@[^\s@<>?&,;]+\.[a-z]{2,}$/i, 'a mail address')
}

export function oneOf<Value extends string>(fields: Fields, field: string, values: readonly Value[]): Value {
  const value = values.find((known) => known === fields[field])
  if (!value) throw new FieldError(field, `is not one of ${values.join(', ')}`)
  return value
}

/** Reads an object in a field; errors name the way to what is wrong in it, as in `contact.email`. */
export function inside<Result>(value: unknown, where: string, read: (fields: Fields) => Result): Result {
  if (!isFields(value)) throw new FieldError(where, 'is not an object')
  try {
    return read(value)
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    throw new FieldError(`${where}.${error.where}`, error.reason)
  }
}

export function eachInside<Result>(
  value: unknown,
  where: string,
  read: (fields: Fields) => Result,
): Result[] {
  if (!Array.isArray(value)) throw new FieldError(where, 'is not a list')
  return value.map((fields: unknown, position) => inside(fields, `${where}[${position}]`, read))
}

/** `{ [field]: value }`, or nothing when the field is absent. */
export function optional<Field extends string, Value>(
  fields: Fields,
  field: Field,
  read: (field: Field) => Value,
): Partial<Record<Field, Value>> {
  if (fields[field] === undefined) return {}
  return { [field]: read(field) } as Record<Field, Value>
}

function named<Result>(label: string, read: () => Result): Result {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof FieldError)) throw error
    throw new FieldError(`${label}: ${error.where}`, error.reason)
  }
}
