import { makeRandom, type Random } from '../../test/support/random.ts'
import type { WrittenFeed, WrittenItem } from '../../test/support/write-feed.ts'
import type { Article, Template } from './article.ts'
import { p } from './article.ts'
import { chapterArticles } from './articles-chapter.ts'
import { cityArticles } from './articles-city.ts'
import { housingArticles } from './articles-housing.ts'
import { laborArticles } from './articles-labor.ts'
import { spanishArticles } from './articles-spanish.ts'
import { type PictureKind, pictureSize } from './drawings/draw-picture.ts'
import { makeEpisode } from './episodes.ts'
import { essays } from './essays.ts'
import { type Facts, makeFacts } from './facts.ts'
import { shortPosts } from './short-posts.ts'
import { sceneImage, sceneTexts, shortScenes } from './short-scenes.ts'

export interface SampleSource {
  id: string
  title: string
  kind: string
  place: string
}

export interface SamplePicture {
  path: string
  kind: PictureKind
  seed: string
  words: Article['poster']
}

export interface Samples {
  feed: WrittenFeed
  pictures: SamplePicture[]
}

export const soundPath = '/audio/sample.wav'

const mark = { en: 'Sample post, written by the demo.', es: 'Publicación de muestra, escrita por la demo.' }
const news = [...laborArticles, ...housingArticles, ...chapterArticles, ...cityArticles]
const hourMs = 3_600_000

/** Sample posts of one source, the newest at most a few days before `now`; the same for the same source. */
export function writeSamples(
  source: SampleSource,
  siteUrl: string,
  publisherUrl: string,
  now: number,
): Samples {
  const random = makeRandom(`samples ${source.id}`)
  const isPodcast = source.kind === 'podcast'
  const plan = isPodcast ? undefined : planPosts(source, random)
  const count = plan?.length ?? random.between(6, 12)
  const pictures: SamplePicture[] = []
  let publishedAt = now - random.next() ** 2 * 90 * hourMs
  const items = Array.from({ length: count }, (_, at): WrittenItem => {
    const facts = makeFacts(source.title, source.place, makeRandom(`${source.id} ${at}`))
    const when = publishedAt
    publishedAt -= (0.3 + random.next() ** 2 * 9) * 24 * hourMs
    const base = {
      id: `${siteUrl}/?p=${count - at}`,
      url: `${siteUrl}/posts/${count - at}`,
      publishedAt: when,
    }
    const template = plan?.[at]
    if (template === 'short') {
      const html = shortHtml(facts)
      const scenes = shortScenes(`${source.id}-${count - at}`, facts)
      pictures.push(...scenes)
      return { ...base, html: html + scenes.map((scene) => sceneImage(scene, publisherUrl, facts)).join('') }
    }
    const article = template ? template(facts) : makeEpisode(facts, count - at)
    const picture = withPicture(article, `${source.id}-${count - at}`, facts)
    if (picture) pictures.push(picture)
    return {
      ...base,
      title: headed(article, facts),
      html: picture ? placed(picture, article, `${publisherUrl}${picture.path}`, facts) : marked(article),
      tags: article.tags,
      ...(facts.random.chance(0.55) ? { authors: [facts.person()] } : {}),
      ...(article.language ? { language: article.language } : {}),
      ...(isPodcast ? { enclosure: sampleSound(publisherUrl) } : {}),
    }
  })
  const imageUrl = `${publisherUrl}/logos/${source.id}.png`
  return { feed: { title: source.title, siteUrl, language: 'en', imageUrl, items }, pictures }
}

export const soundSeconds = 12
export const soundBytes = 44 + soundSeconds * 8000

function sampleSound(publisherUrl: string): NonNullable<WrittenItem['enclosure']> {
  return {
    url: `${publisherUrl}${soundPath}`,
    mimeType: 'audio/wav',
    bytes: soundBytes,
    durationSeconds: soundSeconds,
  }
}

/** Which texts a source publishes: each at most once, publications longer ones, some much in Spanish. */
function planPosts(source: SampleSource, random: Random): (Template | 'short')[] {
  const isPublication = source.kind === 'publication'
  const spanishShare = random.chance(0.3) ? 0.4 : 0.04
  const shortShare = random.pick(isPublication ? [0] : [0, 0.15, 0.15, 0.6])
  const [texts, spanish, long] = [news, spanishArticles, essays].map((list) =>
    random.shuffled<Template>(list),
  )
  return Array.from({ length: random.between(4, 9) }, () => {
    if (random.chance(shortShare)) return 'short'
    if (random.chance(spanishShare)) return spanish?.pop() ?? 'short'
    if (random.chance(isPublication ? 0.6 : 0.12)) return long?.pop() ?? 'short'
    return texts?.pop() ?? 'short'
  })
}

/** Sites put a rubric, a place or a name before a title now and then; so do these, or they would all be alike. */
function headed({ title, tags, language }: Article, { random, place, person }: Facts): string {
  const rubric = `${tags[0]}: ${title}`
  if (language === 'es') return random.pick([title, title, rubric])
  const forms = [title, title, title, rubric, `${place}: ${title}`, `${person()}: ${title}`]
  return place === 'our city' ? title : random.pick(forms)
}

function shortHtml(facts: Facts): string {
  const [first, second] = facts.random.shuffled(shortPosts)
  const texts = [first, facts.random.chance(0.2) ? second : undefined]
  return texts.map((text) => (text ? p(text(facts)) : '')).join('') + p(`<small>${mark.en}</small>`)
}

function withPicture(article: Article, seed: string, { random }: Facts): SamplePicture | undefined {
  if (random.chance(0.3)) return undefined
  const kind = random.chance(0.55) ? 'poster' : 'scene'
  const path = `/images/${seed}.${kind === 'poster' ? 'png' : 'jpg'}`
  return { path, kind, seed, words: article.poster }
}

/** Mostly above the text, sometimes after its first paragraph, as sites do. */
function placed(picture: SamplePicture, article: Article, url: string, facts: Facts): string {
  const { width, height } = pictureSize(picture.kind, picture.seed)
  const { headline, line } = article.poster
  const isPoster = picture.kind === 'poster'
  const alt = isPoster ? `Poster: ${headline}. ${line}` : facts.pick(sceneTexts)
  const image = `<img src="${url}" alt="${alt}" width="${width}" height="${height}">`
  const caption = `${isPoster ? line.replace(/\.?$/, '.') : facts.pick(captions)} ${facts.pick(['Drawing', 'Picture'])}: the demo, after ${facts.person()}.`
  const figure = facts.random.chance(0.7)
    ? `<figure>${image}<figcaption>${caption}</figcaption></figure>\n`
    : p(image)
  const html = marked(article)
  const afterFirst = html.indexOf('</p>') + 4
  return facts.random.chance(0.75)
    ? figure + html
    : `${html.slice(0, afterFirst)}\n${figure}${html.slice(afterFirst)}`
}

const captions = [
  'The room filled early.',
  'Around six, before the rain.',
  'From the last row.',
  'Seen from across the street.',
  'Everyone who could come, came.',
]

function marked({ html, language }: Article): string {
  return html + p(`<em>${language === 'es' ? mark.es : mark.en}</em>`)
}
