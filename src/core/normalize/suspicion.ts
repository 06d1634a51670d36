import type { Post, PostBody } from '../domain/post.ts'
import type { Suspicion } from '../domain/quarantine.ts'
import { defined } from '../parse/defined.ts'
import { attributesOf, visitHtml } from '../parse/html-scanner.ts'
import { htmlToText } from '../parse/plain-text.ts'
import { detectLanguage } from './detect-language.ts'

/** Fewer posts do not show what a source is like. */
export const leastKnownPosts = 15
/** Shorter words and texts say little of a subject. */
const longWord = /[\p{L}\p{M}]{5,}/gu
const leastSubjectWords = 20
/** Of the longer words of a post; posts of one source share half of theirs with the others, and rarely under a fifth. */
const leastKnownShare = 0.2

/** Linked to by everybody: that says nothing. */
const commonSites = new Set(
  (
    'dsausa.org actionnetwork.org actblue.com airtable.com apple.com archive.org bit.ly bsky.app discord.gg ' +
    'donorbox.org eventbrite.com facebook.com fb.me flickr.com forms.gle gofundme.com goo.gl google.com gmail.com ' +
    'instagram.com jacobin.com linktr.ee mailchimp.com medium.com meetup.com mobilize.us nytimes.com opencollective.com ' +
    'patreon.com paypal.com reddit.com signal.group slack.com soundcloud.com spotify.com substack.com threads.net ' +
    'tiktok.com tinyurl.com twitter.com venmo.com vimeo.com washingtonpost.com whatsapp.com wikipedia.org wordpress.com ' +
    'x.com youtu.be youtube.com ydsa.org zoom.us'
  ).split(' '),
)

interface Traits {
  sites: Set<string>
  words: Set<string>
  language: string | undefined
}

/** What a source is like, by its posts. */
export interface SourceProfile {
  sites: ReadonlySet<string>
  words: ReadonlySet<string>
  languages: ReadonlySet<string | undefined>
}

export function profileOf(known: readonly { post: Post; body: PostBody }[]): SourceProfile {
  const traits = known.map(({ post, body }) => traitsOf(post, body))
  return {
    sites: new Set([
      ...traits.flatMap(({ sites }) => [...sites]),
      ...known.map(({ post }) => siteOf(post.url)),
    ]),
    words: new Set(traits.flatMap(({ words }) => [...words])),
    languages: new Set(traits.map(({ language }) => language)),
  }
}

/**
 * Whether a post looks as if somebody else had taken over the site: it leads only to sites the source has never led
 * to, and is in another language or about another subject as well. Either alone is what honest posts do.
 */
export function suspicionOf(post: Post, body: PostBody, profile: SourceProfile): Suspicion | undefined {
  const { sites, words, language } = traitsOf(post, body)
  const telling = [...sites].filter((site) => !commonSites.has(site) && site !== siteOf(post.url))
  if (telling.length === 0 || telling.some((site) => profile.sites.has(site))) return undefined
  const isNewLanguage = language !== undefined && !profile.languages.has(language)
  const isOffSubject = !isNewLanguage && isAboutSomethingElse(words, profile)
  if (!isNewLanguage && !isOffSubject) return undefined
  return {
    sites: telling,
    ...defined({ language: isNewLanguage ? language : undefined, isOffSubject: isOffSubject || undefined }),
  }
}

function isAboutSomethingElse(words: ReadonlySet<string>, profile: SourceProfile): boolean {
  if (words.size < leastSubjectWords) return false
  const known = [...words].filter((word) => profile.words.has(word)).length
  return known / words.size < leastKnownShare
}

function traitsOf(post: Post, { html }: PostBody): Traits {
  const text = `${post.title ?? ''}. ${htmlToText(html) ?? ''}`
  return {
    sites: linkedSites(html),
    words: new Set(text.toLowerCase().match(longWord)),
    language: detectLanguage(text),
  }
}

function linkedSites(html: string): Set<string> {
  const sites = new Set<string>()
  visitHtml(html, {
    openTag(name, tag) {
      if (name !== 'a') return
      const site = siteOf(attributesOf(tag).get('href'))
      if (site !== '') sites.add(site)
    },
  })
  return sites
}

/** The last two parts of its name: near enough to whom it belongs. Empty when it is no web address. */
function siteOf(url: string | undefined): string {
  if (url === undefined || !/^https?:/i.test(url) || !URL.canParse(url)) return ''
  return new URL(url).hostname.split('.').slice(-2).join('.')
}
