/** A language tag in the usual spelling: `en_us` → `en-US`; `undefined` for what is no tag at all. */
export function languageTag(written: string | undefined): string | undefined {
  const tag = written
    ?.trim()
    .replaceAll('_', '-')
    .replace(/\.[\w-]+$/, '')
  if (!tag || !/^[a-z]{2,8}(?:-[a-z\d]{1,8})*$/i.test(tag)) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0]
  } catch {
    return undefined
  }
}
