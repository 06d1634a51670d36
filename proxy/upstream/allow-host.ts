/** Endings of names that no public DNS has; some lead to whatever a machine or its network calls so. */
const innerEndings: readonly string[] = [
  'localhost', // RFC 6761
  'local', // RFC 6762
  'internal', // ICANN 2024: for private networks, such as metadata.google.internal
  'home.arpa', // RFC 8375
  'onion', // RFC 7686: must not even be asked for
  'localdomain',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
]

/**
 * Whether a host as URLs write it may be looked up. A name without a point is the network's own (`metadata`,
 * `redis`). Addresses are judged where they are dialled.
 */
export function isPublicHostName(hostname: string): boolean {
  if (hostname.startsWith('[')) return true
  const name = hostname.endsWith('.') ? hostname.slice(0, -1) : hostname
  if (!name.includes('.')) return false
  return !innerEndings.some((ending) => name === ending || name.endsWith(`.${ending}`))
}
