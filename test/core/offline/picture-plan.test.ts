import { expect, test } from 'vitest'
import {
  isStored,
  picturesToDrop,
  type WantedPicture,
  wantedPictures,
  withinBudget,
} from '../../../src/core/offline/picture-plan.ts'
import type { StoredImage } from '../../../src/core/storage/pictures.ts'
import type { PostPictures } from '../../../src/core/storage/post-pictures.ts'

const nothingKnown = { stored: new Map<string, StoredImage>(), failures: {} }

test('what the reader keeps comes first, then logos, then the newest followed posts', () => {
  const wanted = wantedPictures({
    posts: [
      post('a', 1, ['old']),
      post('a', 3, ['new', 'old']),
      post('b', 4, ['off']),
      post('b', 2, ['own']),
    ],
    inPages: [],
    logos: ['logo'],
    isFollowed: (sourceId) => sourceId === 'a',
    kept: new Set(['b/2']),
  })
  expect(wanted).toEqual([
    { address: 'own', width: 720, isKept: true },
    { address: 'logo', width: 96, isKept: false },
    { address: 'new', width: 720, isKept: false },
    { address: 'old', width: 720, isKept: false },
  ])
})

test('the pictures of kept pages stay as those of what the reader keeps', () => {
  const inPages = ['handbook']
  const wanted = wantedPictures({ posts: [], inPages, logos: [], isFollowed: () => true, kept: new Set() })
  expect(wanted).toEqual([{ address: 'handbook', width: 720, isKept: true }])
})

test('a logo that is a post’s picture, too, is wanted once, and as wide as the post needs it', () => {
  const wanted = wantedPictures({
    posts: [post('a', 1, ['logo'])],
    inPages: [],
    logos: ['logo'],
    isFollowed: () => true,
    kept: new Set(),
  })
  expect(wanted).toEqual([{ address: 'logo', width: 720, isKept: false }])
  const [logo] = wanted
  expect(logo && isStored(logo, stored([['logo', 1, 96]]))).toBe(false)
  expect(logo && isStored(logo, stored([['logo', 1, 720]]))).toBe(true)
})

test('the budget holds the most wanted; the last may reach over its edge, what is kept always fits', () => {
  const wanted = [...names('abcd'), { ...picture('e'), isKept: true }]
  const known = stored(names('abcde').map(({ address }) => [address, 100]))
  const planned = withinBudget(wanted, { stored: known, failures: {} }, 250)
  expect(planned.map(({ address }) => address)).toEqual(['a', 'b', 'c', 'e'])
})

test('pictures of no known size count as usual ones, and those that failed as nothing', () => {
  const wanted = names('abcd')
  expect(withinBudget(wanted, nothingKnown, 120_000)).toHaveLength(2)
  const failures = { a: { count: 1, triedAt: 0 } }
  expect(withinBudget(wanted, { ...nothingKnown, failures }, 120_000)).toHaveLength(3)
})

test('over the budget the unwanted go first, then the oldest posts’, and never one that is planned', () => {
  const known = stored([
    ['unwanted', 100],
    ['a', 100],
    ['b', 100],
    ['c', 100],
    ['d', 100],
  ])
  const wanted = names('abcd')
  const drop = (budget: number) => {
    const planned = withinBudget(wanted, { stored: known, failures: {} }, budget)
    return picturesToDrop(known, { wanted, planned }, budget)
  }
  expect(drop(500)).toEqual([])
  expect(drop(450)).toEqual(['unwanted'])
  expect(drop(290)).toEqual(['unwanted', 'd'])
  expect(drop(0)).toEqual(['unwanted', 'd', 'c', 'b', 'a'])
})

test('what is kept for good stays under any budget', () => {
  const known = stored([
    ['a', 100],
    ['b', 100],
  ])
  const wanted = [{ ...picture('a'), isKept: true }, picture('b')]
  const planned = withinBudget(wanted, { stored: known, failures: {} }, 0)
  expect(picturesToDrop(known, { wanted, planned }, 0)).toEqual(['b'])
})

test('the picture at the edge neither comes nor goes at the next look', () => {
  const wanted = names('abc')
  const known = stored([
    ['a', 90],
    ['b', 90],
  ])
  const planned = withinBudget(wanted, { stored: known, failures: {} }, 100)
  expect(planned.map(({ address }) => address)).toEqual(['a', 'b'])
  expect(picturesToDrop(known, { wanted, planned }, 100)).toEqual([])
})

function post(sourceId: string, sortAt: number, addresses: string[]): PostPictures {
  return { postId: `${sourceId}/${sortAt}`, sourceId, sortAt, addresses, hasText: true }
}

function picture(address: string): WantedPicture {
  return { address, width: 720, isKept: false }
}

function names(letters: string): WantedPicture[] {
  return [...letters].map(picture)
}

function stored(images: [address: string, bytes: number, width?: number][]): Map<string, StoredImage> {
  return new Map(
    images.map(([address, bytes, width = 720]) => [
      address,
      { address, bytes, width, hash: '', storedAt: 0 },
    ]),
  )
}
