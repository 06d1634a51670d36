/** Thrown where a file says something that no pack says. */
export class NotAPack extends Error {}

export type Fields = Readonly<Record<string, unknown>>

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new NotAPack('not an object')
  return value as Fields
}

export function listOf<T>(value: unknown, most: number, read: (entry: unknown) => T): T[] {
  if (!Array.isArray(value) || value.length > most) throw new NotAPack('not a list, or too long')
  return value.map(read)
}

export function textOf(value: unknown, most: number): string {
  if (typeof value !== 'string' || value.length > most) throw new NotAPack('not a text, or too long')
  return value
}

export function matching(value: unknown, pattern: RegExp): string {
  const text = textOf(value, 2000)
  if (!pattern.test(text)) throw new NotAPack(`not of the form ${pattern}`)
  return text
}

export function numberOf(value: unknown, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !(value >= 0) || value > most)
    throw new NotAPack('not a number, or too large')
  return value
}

/** Epoch ms that `Date` can hold. */
export function timeOf(value: unknown): number {
  if (typeof value !== 'number' || Number.isNaN(new Date(value).getTime())) throw new NotAPack('not a time')
  return value
}

export function webAddress(value: unknown): string {
  const text = textOf(value, 4000)
  if (!/^https?:\/\/[^/\s]/i.test(text) || !URL.canParse(text))
    throw new NotAPack('not an address on the web')
  return text
}

export function oneOf<T extends string>(value: unknown, known: readonly T[]): T {
  const found = known.find((entry) => entry === value)
  if (found === undefined) throw new NotAPack('not one of those that are known')
  return found
}

/** The fields that are there, each as `read` has it; those of `reads` that are absent stay so. */
export function optional<Reads extends Readonly<Record<string, (value: unknown) => unknown>>>(
  fields: Fields,
  reads: Reads,
): { [Name in keyof Reads]?: ReturnType<Reads[Name]> } {
  const there = Object.entries(reads).filter(([name]) => fields[name] !== undefined)
  return Object.fromEntries(there.map(([name, read]) => [name, read(fields[name])])) as {
    [Name in keyof Reads]?: ReturnType<Reads[Name]>
  }
}
