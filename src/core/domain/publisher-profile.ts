/** Services a publisher may be on, beside its own site. */
export const platformNames = [
  'bluesky',
  'facebook',
  'instagram',
  'mastodon',
  'medium',
  'soundcloud',
  'substack',
  'threads',
  'tiktok',
  'twitch',
  'twitter',
  'wordpress',
  'youtube',
] as const

export type PlatformName = (typeof platformNames)[number]

/** Whether somebody with no account there can follow a feed of what is posted. */
export const platformFeeds: Record<PlatformName, 'given' | 'none' | 'accountOnly'> = {
  bluesky: 'given',
  facebook: 'accountOnly',
  instagram: 'accountOnly',
  mastodon: 'given',
  medium: 'given',
  soundcloud: 'given',
  substack: 'given',
  threads: 'none',
  tiktok: 'accountOnly',
  twitch: 'none',
  twitter: 'accountOnly',
  wordpress: 'given',
  youtube: 'given',
}

export interface Platform {
  platform: PlatformName
  handle?: string
  url?: string
  /** Absent: active. */
  status?: 'active' | 'planned'
  /** Id of the source that carries what is posted there. */
  follow?: string
}

/** Mail addresses. */
export interface Contact {
  email?: string
  /** For journalists. */
  press?: string
}

/** How the publisher came into the catalog. */
export interface Listing {
  why: Told
  /** Whose decision it was. */
  by?: Told
  /** `YYYY-MM-DD` */
  on?: string
}

/** A short fact about the publisher, such as a rule it has given itself. */
export interface Note {
  text: Told
  /** Day it was known to be true, `YYYY-MM-DD`. */
  on?: string
  /** Who says so. */
  source?: Told
}

/** What a page worth keeping is. */
export const pageKinds = ['rights', 'faq', 'handbook', 'guide', 'about'] as const

export type PageKind = (typeof pageKinds)[number]

/** A page of the publisher's site that is kept on every follower's phone. */
export interface ListedPage {
  url: string
  title: Told
  kind: PageKind
  /** BCP 47 tag. */
  language: string
}

/** A text of the catalog, in the languages it was written in. */
export interface Told {
  en: string
  es?: string
}
