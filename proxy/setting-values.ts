/** Undefined for what is no `host:port`. */
export function parsePair(entry: string): string | undefined {
  const parts = /^([^/\\?#@\s]+):(\d{1,5})$/.exec(entry)
  const port = Number(parts?.[2])
  if (parts === null || port < 1 || port > 65535) return undefined
  try {
    // Through the URL parser, so that the pair is written as it will be compared.
    return `${new URL(`http://${parts[1]}/`).hostname}:${port}`
  } catch {
    return undefined
  }
}

export function isRedisAddress(text: string): boolean {
  try {
    const { protocol, hostname, pathname } = new URL(text)
    return ['redis:', 'rediss:'].includes(protocol) && hostname !== '' && /^(\/\d{0,3})?$/.test(pathname)
  } catch {
    return false
  }
}

export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && /^[\x21-\x7e]+$/.test(text)
  } catch {
    return false
  }
}

/** As https://www.rfc-editor.org/rfc/rfc8292#section-2.1 wants it. */
export function isContact(text: string): boolean {
  return /^(mailto:[^@\s]+@[^@\s]+|https:\/\/[^\s/]\S*)$/.test(text) && URL.canParse(text)
}
