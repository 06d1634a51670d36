import { PackBuilder } from '../../../src/core/pack/build-pack.ts'
import { textOf, utf8 } from '../../../src/core/pack/bytes.ts'
import { type PageHead, type PagePost, pictureMark } from '../../../src/core/pack/page-texts.ts'
import { makePost } from '../../support/make-post.ts'

export const webp = Uint8Array.from([...utf8('RIFF'), 1, 2, 3, 4, ...utf8('WEBP'), 0, 9, 200, 255, 17])
export const address = 'https://chapter.example/picket.jpg'

export const head: PageHead = {
  name: 'Laundry picket',
  day: '2026-11-20',
  createdAt: Date.UTC(2026, 10, 20, 12),
  language: 'en',
  made: 'Made with DSA Feed',
  hint: 'Open it in DSA Feed.',
  contents: 'Contents',
  backToContents: 'To the contents',
  noPicture: 'picture on the web',
  samePicture: 'the picture above',
  isSingle: false,
}

const secret = 'f00d'

export function makePage(given: Partial<PagePost> = {}): PagePost {
  const post = given.post ?? makePost()
  return {
    post,
    body: { images: [{ url: address, alt: 'Pickets' }] },
    source: {
      id: post.sourceId,
      title: 'Roseville DSA',
      feedUrl: 'https://chapter.example/feed',
      language: 'en',
    },
    publisher: { id: 'roseville-dsa', name: 'Roseville DSA', kind: 'chapter' },
    heading: post.title ?? '',
    direction: 'auto',
    lines: ['Roseville DSA', 'English'],
    dates: [{ text: 'Published then', at: post.sortAt }],
    original: 'Original at chapter.example',
    enclosures: [],
    html: `<p>Forty of forty-three — sí 🌹.</p><!--${pictureMark(secret, 0)}--><p>End.</p>`,
    secret,
    pictures: [{ address, alt: 'Pickets', width: 720, height: 480 }],
    ...given,
  }
}

export async function makePack(
  pages: PagePost[] = [makePage()],
  given: Partial<PageHead> = {},
  pictures: ReadonlyMap<string, Uint8Array<ArrayBuffer>> = new Map([[address, webp]]),
) {
  const builder = new PackBuilder({ ...head, ...given }, async (wanted) => pictures.get(wanted))
  for (const page of pages) await builder.add(page)
  const built = await builder.finish()
  const file = new Uint8Array(built.bytes)
  let at = 0
  for (const part of built.parts) {
    file.set(part, at)
    at += part.length
  }
  return { ...built, file, html: textOf(file) }
}
