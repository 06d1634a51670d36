import sharp from 'sharp'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { openRefreshed, storedRows, whenShellIsKept } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { madeFile } from '../support/pack-files.ts'
import { makeRandom } from '../support/random.ts'
import { startWorld, type World } from '../support/world.ts'
import { changeStored } from './change-stored.ts'

const sources = 7
const items = 12
const imageEvery = 2
const feed = { items, imageEvery, newestAt: Date.now() - 3_600_000, hoursApart: 1, bytes: 60_000 }

/** A phone with posts, pictures and things of its reader's own, and a file for it that another phone made. */
export interface KillWorld {
  world: World
  /** Posts of the last source come to this phone by a file only. */
  awaySource: string
  file: Buffer
  /** Ids of posts that the reader keeps. */
  kept: string[]
  /** Addresses of those posts' pictures. */
  keptPictures: string[]
}

export async function startKillWorld(): Promise<KillWorld> {
  const pictures = await makePictures()
  const world = await startWorld({
    sources,
    feed,
    prepare: (all, publisher) => {
      for (const [at, { id }] of all.entries())
        for (let item = 0; item < items; item += imageEvery)
          publisher.serve(`/${id}/images/${item}.jpg`, {
            body: pictures[(at * items + item) / imageEvery] ?? '',
            contentType: 'image/png',
          })
    },
  })
  const awaySource = world.sources.at(-1)?.id ?? ''
  const file = await fileOfAnotherPhone(world, awaySource)
  return { world, awaySource, file, ...(await fillPhone(world, awaySource)) }
}

/** Each another one, so that their hashes tell them apart. */
function makePictures(): Promise<Buffer[]> {
  const random = makeRandom('pictures')
  const shade = () => random.between(0, 255)
  return Promise.all(
    Array.from({ length: (sources * items) / imageEvery }, () =>
      sharp({
        create: { width: 400, height: 300, channels: 3, background: { r: shade(), g: shade(), b: shade() } },
      })
        .png()
        .toBuffer(),
    ),
  )
}

async function fileOfAnotherPhone(world: World, awaySource: string): Promise<Buffer> {
  const giver = await world.addPhone()
  const { page } = giver
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  await eventually(async () => expectCount(await storedRows(page, 'images'), (sources * items) / imageEvery))
  const posts = await storedRows(page, 'posts')
  const shared = posts.filter(({ sourceId }) => sourceId === world.sources[0]?.id).slice(0, 4)
  const postIds = [...posts.filter(({ sourceId }) => sourceId === awaySource), ...shared].map(({ id }) => id)
  await changeStored(page, { put: { actionPacks: [{ id: 'theirs', name: 'Theirs', postIds }] } })
  await page.goto(`${world.line.url}/packs`)
  const file = await madeFile(page, packsEn.sendOf('Theirs'))
  await giver.close()
  return file
}

async function fillPhone(
  world: World,
  awaySource: string,
): Promise<Pick<KillWorld, 'kept' | 'keptPictures'>> {
  const { page } = world.phone
  await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  // Where the app does not run, nothing else writes.
  await page.goto(`${world.line.url}/robots.txt`)
  const posts = (await storedRows(page, 'posts')).sort((a, b) => a.sortAt - b.sortAt)
  const away = posts.flatMap(({ id, sourceId }) => (sourceId === awaySource ? id : []))
  const keptPosts = posts.filter(({ sourceId }) => sourceId !== awaySource).slice(0, 12)
  const ids = keptPosts.map(({ id }) => id)
  const now = Date.now()
  await changeStored(page, {
    delete: { posts: away, bodies: away, fetchStates: [awaySource] },
    put: {
      settings: [
        { key: 'follow', value: { mode: 'all', except: [awaySource] } },
        { key: 'hasChosen', value: true },
      ],
      saved: ids.slice(0, 5).map((postId) => ({ postId, savedAt: now })),
      notes: ids.slice(5, 8).map((postId) => ({ postId, text: `To ${postId}`, writtenAt: now })),
      lists: [
        {
          id: 'strike',
          name: 'Strike',
          createdAt: now,
          posts: ids.slice(8, 12).map((postId) => ({ postId, addedAt: now })),
        },
      ],
      ownNumbers: [{ id: 'rosa', label: 'Rosa', number: '+12125550100' }],
      readMarks: ids.map((postId) => ({ postId, readAt: now })),
    },
  })
  return { kept: ids, keptPictures: keptPosts.flatMap(({ bodyPictures = [] }) => bodyPictures) }
}

function expectCount(rows: readonly unknown[], count: number): void {
  if (rows.length !== count) throw new Error(`${rows.length} rows where ${count} are waited for.`)
}
