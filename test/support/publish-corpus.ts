import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type FakePublisher, startFakePublisher } from './fake-publisher.ts'
import { type CatalogSource, writeCatalog } from './make-catalog.ts'

/** What the manifest of the real feeds says of one. */
export interface CorpusFile {
  file: string
  contentType: string
  /** Items a tolerant reader finds. */
  items: number
  title: string
}

export interface PublishedCorpus {
  publisher: FakePublisher
  host: string
  catalogFile: string
  sources: (CatalogSource & { corpus: CorpusFile })[]
}

/** Every real feed as a source of one publisher on loopback; the catalog goes into `folder`. */
export async function publishCorpus(corpusFolder: string, folder: string): Promise<PublishedCorpus> {
  const files = await readManifest(corpusFolder)
  const publisher = await startFakePublisher()
  const taken = new Set<string>()
  const sources = files.map((corpus, at) => {
    const id = corpus.file.replace(/\W/g, '-')
    const path = `/${id}/feed`
    publisher.serve(path, {
      file: join(corpusFolder, corpus.file),
      contentType: corpus.contentType,
      etag: `"${corpus.file}"`,
    })
    const cleaned = cleanTitle(corpus.title) || 'Feed'
    const title = taken.has(cleaned) ? `${cleaned} (${at + 1})` : cleaned
    taken.add(title)
    return {
      id,
      publisher: 'corpus',
      title,
      feed: publisher.url + path,
      language: 'en',
      corpus,
    }
  })
  await mkdir(folder, { recursive: true })
  const catalogFile = await writeCatalog(folder, {
    version: 1,
    publishers: [{ id: 'corpus', name: 'Real feeds', kind: 'allied', languages: ['en'] }],
    sources: sources.map(({ corpus: _, ...source }) => source),
  })
  return { publisher, host: publisher.host, catalogFile, sources }
}

async function readManifest(folder: string): Promise<CorpusFile[]> {
  const entries: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'))
  if (!Array.isArray(entries)) throw new Error(`${folder}/manifest.json is no list.`)
  return entries.map(({ file, contentType, items, title }: Partial<CorpusFile>) => {
    return { file: String(file), contentType: contentType ?? '', items: Number(items), title: title ?? '' }
  })
}

/** The manifest cut titles out of the documents by length, so some end in markup. */
function cleanTitle(title: string): string {
  return title
    .replace(/<!\[CDATA\[|\]\]>?/g, '')
    .replace(/<[\s\S]*$/, '')
    .replace(/&[a-z#0-9]+;/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}
