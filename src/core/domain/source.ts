/** A feed address we follow, with its publisher. */
export interface Source {
  /** Short stable slug; part of every address of its posts. */
  id: string
  publisherId: string
  title: string
  feedUrl: string
  /** BCP 47 tag. */
  language: string
  /** Nobody has confirmed that this feed speaks for its publisher. */
  unverified?: boolean
  /** Dropped from the catalog: its stored posts stay readable, it is not refreshed. */
  retired?: Retirement
  /** Its title before the last time that the catalog changed it. */
  former?: FormerName
}

export interface FormerName {
  title: string
  /** Epoch ms at which this phone heard of the new one. */
  until: number
}

export interface Retirement {
  /** Day it was dropped, `YYYY-MM-DD`. */
  on: string
  reason: string
}
