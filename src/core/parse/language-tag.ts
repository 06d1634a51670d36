/**
 * A language tag in the usual spelling, `en_us` → `en-US`, https://www.rfc-editor.org/rfc/rfc5646#section-2.1.1;
 * `undefined` for what is no tag at all. Not by `Intl`, which turns some tags into others, `tl` into `fil`.
 */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written
    ?.trim()
    .replace(/\.[\w-]+$/, '')
    .replaceAll('_', '-')
  if (!tag || !/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return undefined
  const [language = '', ...subtags] = tag.toLowerCase().split('-')
  return [language, ...subtags.map(spellSubtag)].join('-')
}

/** Regions have two letters, scripts four. */
function spellSubtag(subtag: string): string {
  if (subtag.length === 2) return subtag.toUpperCase()
  return /^[a-z]{4}$/.test(subtag) ? subtag.charAt(0).toUpperCase() + subtag.slice(1) : subtag
}
