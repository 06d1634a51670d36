import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Collection } from '../../src/core/domain/collection.ts'
import type { Hotline } from '../../src/core/domain/hotline.ts'
import { type Publisher, type PublisherKind, publisherKinds } from '../../src/core/domain/publisher.ts'

/** The form of `public/catalog.json`. */
export interface CatalogFile {
  version: 1
  publishers: CatalogPublisher[]
  sources: CatalogSource[]
  collections?: Collection[]
  hotlines?: CatalogHotline[]
  proposalsTo?: string
}

export type CatalogPublisher = Publisher

export type CatalogHotline = Omit<Hotline, 'purposes'> & { for: Hotline['purposes'] }

export interface CatalogSource {
  id: string
  publisher: string
  title: string
  feed: string
  language: string
  unverified?: boolean
  retired?: { on: string; reason: string }
}

const places = [
  ['Roseville', 'CA'],
  ['Alder Falls', 'OR'],
  ['Port Amity', 'WA'],
  ['Juniper Flats', 'NM'],
  ['New Harmony', 'IN'],
  ['Saltmarsh', 'MA'],
  ['Cedar Bend', 'TX'],
  ['Lake Solace', 'MN'],
  ['Mill Hollow', 'PA'],
  ['Palmetto Bay', 'FL'],
] as const

const collections: Collection[] = [
  { id: 'chapters', title: { en: 'From the chapters', es: 'De los capítulos' }, kinds: ['chapter'] },
  { id: 'spanish', title: { en: 'In Spanish', es: 'En español' }, language: 'es' },
]

/** One for everyone, and one of California with all it can tell. */
export const madeHotlines: CatalogHotline[] = [
  {
    id: 'guild',
    name: { en: 'Guild hotline', es: 'Línea del gremio' },
    number: '+12125550100',
    shown: '212-555-0100',
    for: ['arrest', 'federal'],
    source: { name: { en: 'The Guild' }, url: 'https://guild.example/' },
    checked: { on: '2026-11-21', way: 'copy' },
  },
  {
    id: 'california-watch',
    name: { en: 'California Watch' },
    states: ['CA'],
    number: '+18445550199',
    shown: '1-844-555-0199',
    for: ['immigration'],
    note: { en: 'Day and night.', es: 'A toda hora.' },
    languages: ['en', 'es'],
    source: { name: { en: 'California Watch' }, url: 'https://watch.example/', on: '2026-01-02' },
    checked: { on: '2026-02-03', way: 'call' },
  },
]

/** Sources whose feeds a fake publisher serves at `<source id>/feed`, of every kind, many with a parent. */
export function makeCatalog(publisherUrl: string, count: number): CatalogFile {
  const catalog: CatalogFile = {
    version: 1,
    publishers: [],
    sources: [],
    collections,
    hotlines: madeHotlines,
  }
  for (let at = 0; at < count; at++) {
    const [place, state] = places[at % places.length] ?? places[0]
    const round = Math.floor(at / places.length)
    const kind = round === 0 ? 'chapter' : (publisherKinds[at % publisherKinds.length] ?? 'chapter')
    const isFirstOfKind = round === 0 || (round === 1 && kind !== 'chapter')
    const name = publisherName(kind, isFirstOfKind ? place : `${place} ${round}`)
    const id = slug(`${name} ${at}`)
    const sourceId = slug(name).replaceAll('-', '') + at
    const chapter = round > 0 && kind !== 'chapter' ? catalog.publishers[at % places.length] : undefined
    const language = at % 11 === 10 ? 'es' : 'en'
    const parent = chapter ? { parent: chapter.id } : {}
    catalog.publishers.push({
      id,
      name,
      kind,
      ...(kind === 'national' ? {} : { state }),
      languages: [language],
      ...parent,
      ...(at === 0 && makeProfile(place, sourceId)),
    })
    const feed = `${publisherUrl}/${sourceId}/feed`
    const mark = at % 25 === 24 ? { unverified: true } : {}
    catalog.sources.push({ id: sourceId, publisher: id, title: name, feed, language, ...mark })
  }
  return catalog
}

/** All that a publisher can tell of itself; the others tell nothing. */
function makeProfile(place: string, sourceId: string): Partial<Publisher> {
  return {
    place,
    site: 'https://chapter.example/',
    platforms: [
      { platform: 'mastodon', handle: '@chapter@social.example', follow: sourceId },
      { platform: 'instagram', handle: '@chapter', url: 'https://instagram.example/chapter' },
      { platform: 'youtube', url: 'https://youtube.example/chapter' },
      { platform: 'twitch', status: 'planned' },
    ],
    contact: { email: 'hello@chapter.example', press: 'press@chapter.example' },
    join: 'https://chapter.example/join',
    listed: { why: { en: 'It asked to be.', es: 'Lo pidió.' }, by: { en: 'its members' }, on: '2026-01-02' },
    notes: [{ text: { en: 'Meets on Mondays.' }, on: '2026-01-03', source: { en: 'its bylaws' } }],
  }
}

/** Writes it where `CATALOG` can name it. */
export async function writeCatalog(folder: string, catalog: CatalogFile): Promise<string> {
  const file = join(folder, 'catalog.json')
  await writeFile(file, JSON.stringify(catalog, null, 2))
  return file
}

function publisherName(kind: PublisherKind, place: string): string {
  switch (kind) {
    case 'chapter':
      return `${place} DSA`
    case 'national':
      return `${place} Commission`
    case 'ydsa':
      return `YDSA at ${place}`
    case 'publication':
      return `The ${place} Worker`
    case 'podcast':
      return `${place} on Air`
    case 'project':
      return `${place} Tenants`
    case 'allied':
      return `${place} Labor Council`
  }
}

function slug(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]+/g, '-')
}
