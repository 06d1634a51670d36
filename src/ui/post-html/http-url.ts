/** What a reader may be led to: a site, and no name and password, with which an address passes for another. */
export function httpUrl(address: string | null): URL | undefined {
  if (!address) return undefined
  try {
    const url = new URL(address, 'https://none.invalid/')
    if (!/^https?:$/.test(url.protocol) || url.hostname === 'none.invalid') return undefined
    url.username = ''
    url.password = ''
    return url
  } catch {
    return undefined
  }
}
