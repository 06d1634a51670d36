export type Entry = Record<string, unknown>

export function isRecord(value: unknown): value is Entry {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== ''
}

export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** Nothing in it that would add a subject or a text to the letter. */
export function isMail(text: string): boolean {
  return /^[^\s@<>?&,;]+@[^\s@<>?&,;]+\.[a-z]{2,}$/i.test(text)
}

export function isDay(value: unknown): boolean {
  return isText(value) && /^\d{4}-\d{2}-\d{2}$/.test(value)
}
