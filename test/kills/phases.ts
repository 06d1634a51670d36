import type { Page } from 'playwright-core'
import type { ActionPack, StoredPost } from '../../src/core/storage/schema.ts'
import { packsEn } from '../../src/ui/words/packs-en.ts'
import { storedRows } from '../support/app-page.ts'
import { eventually } from '../support/eventually.ts'
import { chooseFile } from '../support/pack-files.ts'
import type { World } from '../support/world.ts'
import { archive, olderPosts } from './archive.ts'
import { changeStored } from './change-stored.ts'
import { type MayGo, nothing } from './compare-states.ts'
import type { KillWorld } from './kill-world.ts'
import { whenReady } from './when-ready.ts'

/** One thing a phone does, over and over, and is killed in the middle of. */
export interface Phase {
  name: 'refresh' | 'pack' | 'import' | 'prune'
  /** Brings the phone to where there is something to do. The page is not the app's. */
  prepare(page: Page): Promise<void>
  /** Gives when it has begun. */
  begin(page: Page): Promise<void>
  /** Gives when it is done. */
  done(page: Page): Promise<void>
  mayGo: MayGo
}

export function allPhases(killed: KillWorld): Phase[] {
  return [refreshing(killed), gathering(killed), importing(killed), pruning(killed)]
}

/** Half of all posts are new to the phone, with their pictures. */
function refreshing({ world, kept }: KillWorld): Phase {
  return {
    name: 'refresh',
    prepare: async (page) => forgetPosts(page, (post, at) => at % 2 === 0 && !kept.includes(post.id)),
    begin: (page) => openApp(world, page, '/'),
    done: whenReady,
    mayGo: nothing,
  }
}

/** A pack of few posts is brought up to date with more, whose pictures are not here. */
function gathering({ world, kept, awaySource }: KillWorld): Phase {
  const old: Partial<ActionPack> = { id: 'picket', name: 'Picket', createdAt: 1 }
  return {
    name: 'pack',
    prepare: async (page) => {
      const posts = (await storedRows(page, 'posts')).filter(({ sourceId }) => sourceId !== awaySource)
      const next = posts.filter(({ id }) => !kept.includes(id)).map(({ id }) => id)
      const pack = { ...old, postIds: kept, nextPostIds: next, isGathering: true }
      await dropPictures(page, picturesOf(posts.filter(({ id }) => next.includes(id))))
      await changeStored(page, { put: { actionPacks: [pack] } })
    },
    begin: (page) => openApp(world, page, '/packs'),
    done: async (page) => {
      await page.getByText(packsEn.ready, { exact: true }).waitFor()
      await whenReady(page)
    },
    mayGo: nothing,
  }
}

/** A file brings the posts of one source with their pictures, and some that are here already. */
function importing({ world, awaySource, file }: KillWorld): Phase {
  return {
    name: 'import',
    prepare: async (page) => {
      await dropPictures(page, picturesOf(await postsOf(page, awaySource)))
      const ids = (await postsOf(page, awaySource)).map(({ id }) => id)
      const packs = (await storedRows(page, 'actionPacks')).flatMap(({ id, received }) =>
        received ? id : [],
      )
      await changeStored(page, {
        delete: { posts: ids, bodies: ids, fetchStates: [awaySource], actionPacks: packs },
      })
    },
    begin: async (page) => {
      await page.goto(`${world.line.url}/packs`)
      await chooseFile(page, file)
      await page.getByRole('button', { name: packsEn.take }).click()
    },
    done: (page) => page.getByText(/^Stored\./).waitFor(),
    mayGo: nothing,
  }
}

/** More posts than are kept, and a phone that lately had no room for pictures. */
function pruning({ world, kept, keptPictures }: KillWorld): Phase {
  return {
    name: 'prune',
    prepare: async (page) => {
      await olderPosts(page, world.sources[1]?.id ?? '')
      const state = { failures: {}, room: { bytes: 10_000, at: Date.now() } }
      const packs = (await storedRows(page, 'actionPacks')).map(({ id }) => id)
      await changeStored(page, {
        put: { serverStates: [{ key: 'pictures', state }] },
        delete: { actionPacks: packs },
      })
    },
    begin: (page) => openApp(world, page, '/'),
    done: whenReady,
    mayGo: {
      post: (id) => id.includes(archive) && !kept.includes(id),
      picture: (address) => !keptPictures.includes(address),
    },
  }
}

/** Gives when its refresh has asked for what is new. */
async function openApp({ line }: World, page: Page, path: string): Promise<void> {
  line.forgetRequests()
  await page.goto(line.url + path, { waitUntil: 'commit' })
  await eventually(() => {
    if (line.requests(/^\/api\/feeds(\?|$)/).length === 0) throw new Error('Not asked yet.')
  })
}

async function forgetPosts(page: Page, isGone: (post: StoredPost, at: number) => boolean): Promise<void> {
  const [posts, states] = await Promise.all([storedRows(page, 'posts'), storedRows(page, 'fetchStates')])
  const gone = posts.filter(isGone)
  const ids = gone.map(({ id }) => id)
  const fetchStates = states.map(({ hash: _, ...state }) => ({
    ...state,
    postCount: state.postCount - gone.filter(({ sourceId }) => sourceId === state.sourceId).length,
  }))
  await dropPictures(page, picturesOf(gone))
  await changeStored(page, { delete: { posts: ids, bodies: ids }, put: { fetchStates } })
}

function dropPictures(page: Page, addresses: string[]): Promise<void> {
  return changeStored(page, { delete: { images: addresses }, dropBytes: addresses })
}

function picturesOf(posts: readonly StoredPost[]): string[] {
  return posts.flatMap(({ bodyPictures = [] }) => bodyPictures)
}

async function postsOf(page: Page, source: string): Promise<StoredPost[]> {
  return (await storedRows(page, 'posts')).filter(({ sourceId }) => sourceId === source)
}
