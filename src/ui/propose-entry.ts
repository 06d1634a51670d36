import type { PublisherKind } from '../core/domain/publisher.ts'

export interface Proposal {
  name: string
  kind: PublisherKind
  /** Two letters, or empty. */
  state: string
  feed: string
  language: string
  site?: string | undefined
}

/** The two lines of `public/catalog.json` that list a publisher and its feed, marked as nobody's word but the sender's. */
export function catalogEntry({ name, kind, state, feed, language, site }: Proposal): string {
  const id = slug(name)
  const publisher = {
    id,
    name,
    kind,
    ...(/^[A-Z]{2}$/.test(state) && { state }),
    languages: [language],
    ...(site !== undefined && { site }),
  }
  const source = { id: id.replaceAll('-', ''), publisher: id, title: name, feed, language, unverified: true }
  return JSON.stringify({ publishers: [publisher], sources: [source] }, null, 2)
}

/** Opens a mail that is ready but for the reader's own words: https://www.rfc-editor.org/rfc/rfc6068 */
export function mailWith(to: string, subject: string, body: string): string {
  const lines = body.replaceAll('\n', '\r\n')
  return `mailto:${to}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`
}

/** As ids of the catalog are: small letters, digits and hyphens. */
function slug(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '')
}
