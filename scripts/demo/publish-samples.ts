import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FakePublisher, startFakePublisher } from '../../test/support/fake-publisher.ts'
import { makeRandom } from '../../test/support/random.ts'
import { feedTypes, type WrittenFormat, writeFeed } from '../../test/support/write-feed.ts'
import { spanishArticles } from './articles-spanish.ts'
import { drawLogo, drawPicture } from './drawings/draw-picture.ts'
import { loadPosterFont, type PosterFont } from './drawings/poster-font.ts'
import { essays } from './essays.ts'
import { makeFacts } from './facts.ts'
import { makeSampleSound } from './sample-sound.ts'
import { type SampleSource, type Samples, soundPath, writeSamples } from './write-samples.ts'

interface Catalog {
  publishers: { id: string; name: string; kind: string; pages?: CatalogPage[] }[]
  sources: { id: string; publisher: string; title: string; feed: string; retired?: unknown }[]
}

interface CatalogPage {
  url: string
  title: { en: string; es?: string }
  language?: string
}

export interface Demo {
  /** The catalog whose feeds are all here. */
  catalogFile: string
  host: string
  sources: number
  posts: number
  /** Titles of the sources that are broken on purpose. */
  broken: string[]
}

/** Starts a publisher with sample posts for every source of the shipped catalog. */
export async function publishSamples(root: string, folder: string, now: number): Promise<Demo> {
  const woff = join(root, 'node_modules/@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff')
  const font = await loadPosterFont(woff, join(folder, 'poster-font.ttf'))
  const catalog: Catalog = JSON.parse(await readFile(join(root, 'public/catalog.json'), 'utf8'))
  const publisher = await startOnUsualPort()
  const kinds = new Map(catalog.publishers.map(({ id, kind }) => [id, kind]))
  let posts = 0
  for (const [at, source] of catalog.sources.entries()) {
    source.feed = `${publisher.url}/${source.id}/feed`
    const kind = kinds.get(source.publisher) ?? 'chapter'
    const sample = { id: source.id, title: source.title, kind, place: placeOf(source.title, kind) }
    const samples = writeSamples(sample, `${publisher.url}/${source.id}`, publisher.url, now)
    posts += samples.feed.items.length
    publish(publisher, sample, samples, formatOf(at), font)
  }
  for (const { id, name, pages = [] } of catalog.publishers) publishPages(publisher, id, name, pages)
  publisher.serve(soundPath, { body: makeSampleSound(), contentType: 'audio/wav' })
  const broken = breakTwo(publisher, catalog)
  await mkdir(folder, { recursive: true })
  const catalogFile = join(folder, 'catalog.json')
  await writeFile(catalogFile, JSON.stringify(catalog, null, 2))
  return { catalogFile, host: publisher.host, sources: catalog.sources.length, posts, broken }
}

/** Always the same if it is free, so that links and images stay good from one demo to the next. */
function startOnUsualPort(): Promise<FakePublisher> {
  return startFakePublisher({ port: 8091 }).catch(() => startFakePublisher())
}

function publish(
  publisher: FakePublisher,
  source: SampleSource,
  samples: Samples,
  format: WrittenFormat,
  font: PosterFont,
) {
  const body = writeFeed(format, samples.feed)
  publisher.serve(`/${source.id}/feed`, {
    body,
    contentType: feedTypes[format],
    lastModified: new Date().toUTCString(),
  })
  publisher.serve(`/logos/${source.id}.png`, async () => {
    return { body: await drawLogo(source.title, source.id, font), contentType: 'image/png' }
  })
  for (const { path, kind, words, seed } of samples.pictures) {
    publisher.serve(path, async () => {
      const body = await drawPicture(kind, words, seed, font)
      return { body, contentType: kind === 'poster' ? 'image/png' : 'image/jpeg' }
    })
  }
  for (const { url, title, html } of samples.feed.items) {
    publisher.serve(new URL(url).pathname, {
      body: page(title ?? source.title, html),
      contentType: 'text/html; charset=utf-8',
    })
  }
}

/** What the catalog pins is a sample here, too: the true pages can't be had without the network. */
function publishPages(publisher: FakePublisher, id: string, name: string, pages: CatalogPage[]) {
  for (const [at, pinned] of pages.entries()) {
    const path = `/pages/${id}/${at + 1}`
    pinned.url = `${publisher.url}${path}`
    const { title, language = 'en' } = pinned
    const write = language === 'es' ? spanishArticles : essays
    const { html } = write[at % write.length]?.(makeFacts(name, name, makeRandom(path))) ?? { html: '' }
    const body = page(title[language === 'es' ? 'es' : 'en'] ?? title.en, html, language)
    publisher.serve(path, { body, contentType: 'text/html; charset=utf-8' })
  }
}

/** So that one sees how a failure is told: the last source's feed is gone, the one before is a page now. */
function breakTwo(publisher: FakePublisher, { sources }: Catalog): string[] {
  const [page, gone] = sources.slice(-2)
  if (!page || !gone) return []
  publisher.fault(`/${page.id}/feed`, { kind: 'html' })
  publisher.fault(`/${gone.id}/feed`, { kind: 'status', status: 404 })
  return [page.title, gone.title]
}

function formatOf(at: number): WrittenFormat {
  if (at % 13 === 7) return 'json'
  return at % 6 === 4 ? 'atom' : 'rss'
}

function placeOf(title: string, kind: string): string {
  if (kind !== 'chapter') return 'our city'
  return title.replace(/\b(?:DSA|YDSA)\b.*$/, '').trim() || 'our city'
}

function page(title: string, html: string, language = 'en'): string {
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${html}`
}
