import type { Contact, ListedPage, Listing, Note, Platform } from './publisher-profile.ts'
import type { FormerName } from './source.ts'

/** What kind of organization stands behind a source, in the order the Sources screen lists them. */
export const publisherKinds = [
  'national',
  'chapter',
  'ydsa',
  'publication',
  'podcast',
  'project',
  'allied',
] as const

export type PublisherKind = (typeof publisherKinds)[number]

/** A chapter, committee, publication or project behind one or more sources. */
export interface Publisher {
  /** Short stable slug; never changes when the publisher is renamed. */
  id: string
  name: string
  kind: PublisherKind
  /** Two-letter postal code of the state, where the publisher has one. */
  state?: string
  /** City or region. */
  place?: string
  /** BCP 47 tags of the languages it publishes in. */
  languages?: string[]
  site?: string
  /** Id of the publisher this one is an outlet of. */
  parent?: string
  platforms?: Platform[]
  contact?: Contact
  /** Where one becomes a member. */
  join?: string
  listed?: Listing
  notes?: Note[]
  pages?: ListedPage[]
  /** Its name before the last time that the catalog changed it. */
  former?: FormerName
}
