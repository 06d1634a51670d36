import { beforeEach, expect, test } from 'vitest'
import {
  allPages,
  keepPage,
  notePageProblem,
  pageAt,
  pinAgain,
  savePage,
  unpinPage,
} from '../../../src/core/storage/pages.ts'
import { freshDatabase } from './fresh-database.ts'

const url = 'https://elm.example/rights'
const text = { title: 'Rights', html: '<p>One', language: 'en', pictures: [], contentHash: 'h1' }

beforeEach(freshDatabase)

test('a fetch takes no pin of the reader’s away', async () => {
  await savePage({ url, pinnedBy: 'catalog' }, text, 1)
  expect((await pageAt(url))?.pinnedBy).toBe('catalog')
  await savePage({ url, pinnedBy: 'reader' }, text, 2)
  await savePage({ url, pinnedBy: 'catalog', publisherId: 'elm' }, { ...text, html: '<p>Two' }, 3)
  expect(await pageAt(url)).toEqual({
    ...text,
    url,
    html: '<p>Two',
    publisherId: 'elm',
    pinnedBy: 'reader',
    fetchedAt: 3,
    triedAt: 3,
  })
})

test('a failed fetch keeps the text and says since when; the next good one takes that back', async () => {
  await savePage({ url, pinnedBy: 'reader' }, text, 1)
  await notePageProblem(url, { code: 'timeout' }, 2)
  await notePageProblem(url, { code: 'status', status: 404 }, 3)
  expect(await pageAt(url)).toMatchObject({
    html: '<p>One',
    fetchedAt: 1,
    triedAt: 3,
    problem: { code: 'status', status: 404 },
    problemSince: 2,
  })
  await savePage({ url, pinnedBy: 'reader' }, text, 4)
  expect(await pageAt(url)).not.toHaveProperty('problem')
  await notePageProblem('https://elm.example/none', { code: 'timeout' }, 5)
  expect(await allPages()).toHaveLength(1)
})

test('a page the reader removes comes back whole; of one the catalog lists only the pin goes', async () => {
  await savePage({ url, pinnedBy: 'catalog' }, text, 1)
  await keepPage(url)
  const before = await pageAt(url)
  expect(before?.pinnedBy).toBe('reader')
  expect(await unpinPage(url, true)).toEqual(before)
  expect((await pageAt(url))?.pinnedBy).toBe('catalog')
  await pinAgain(before)
  expect(await unpinPage(url, false)).toEqual(before)
  expect(await allPages()).toEqual([])
  await pinAgain(before)
  expect(await allPages()).toEqual([before])
})

test('pages come by title', async () => {
  for (const title of ['Voting', 'Ábaco', 'Rights'])
    await savePage({ url: `https://elm.example/${title}`, pinnedBy: 'reader' }, { ...text, title }, 1)
  expect((await allPages()).map(({ title }) => title)).toEqual(['Ábaco', 'Rights', 'Voting'])
})
