/**
 * The first of these that names a language. Feeds also say `xx`, `und` or a word that only looks like a tag; of
 * those the platform knows no name.
 */
export function firstLanguage(...tags: (string | undefined)[]): string {
  return tags.find((tag) => tag !== undefined && isLanguage(tag)) ?? 'und'
}

const known = new Map<string, boolean>()
let names: Intl.DisplayNames | undefined

function isLanguage(tag: string): boolean {
  const seen = known.get(tag)
  if (seen !== undefined) return seen
  const isKnown = isNamed(tag)
  known.set(tag, isKnown)
  return isKnown
}

function isNamed(tag: string): boolean {
  const [language = ''] = tag.split('-')
  if (/^(?:und|mul|mis|zxx)$/i.test(language)) return false
  names ??= new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  try {
    return names.of(language) !== undefined
  } catch {
    return false
  }
}
