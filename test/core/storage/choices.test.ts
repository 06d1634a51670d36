import { beforeEach, expect, test } from 'vitest'
import { choicesChange, ownChoices, takeChoices } from '../../../src/core/storage/choices.ts'
import { addOwnCollection, allCollections } from '../../../src/core/storage/collections.ts'
import { allLists, createList } from '../../../src/core/storage/lists.ts'
import { addOwnNumber } from '../../../src/core/storage/own-numbers.ts'
import { isSaved, savePost } from '../../../src/core/storage/saved.ts'
import { readSettings, saveSettings } from '../../../src/core/storage/settings.ts'
import { write } from '../../../src/core/storage/transaction.ts'
import { makeSource } from '../../support/make-post.ts'
import { freshDatabase } from './fresh-database.ts'

beforeEach(freshDatabase)

async function choose() {
  await saveSettings({
    follow: { mode: 'chosen', only: ['here', 'gone'] },
    hasChosen: true,
    language: 'es',
    textSize: 120,
  })
  await savePost('here/1', 1)
  await createList('Strike', 2, 'here/1')
  await addOwnCollection('Labor', { tag: 'labor' })
  await addOwnNumber('Ana', '+12125550100')
}

const knownSource = () =>
  write(['sources'], 'strict', (transaction) =>
    transaction.objectStore('sources').put(makeSource({ id: 'here' })),
  )

test('own numbers go along only where the reader wants it', async () => {
  await choose()
  expect(await ownChoices(false)).toEqual({
    settings: { follow: { mode: 'chosen', only: ['here', 'gone'] }, language: 'es', textSize: 120 },
    saved: ['here/1'],
    lists: [{ name: 'Strike', postIds: ['here/1'] }],
    collections: [{ name: 'Labor', query: { tag: 'labor' } }],
  })
  expect((await ownChoices(true)).numbers).toEqual([{ label: 'Ana', number: '+12125550100' }])
})

test('what was not chosen does not go along', async () => {
  expect(await ownChoices(true)).toEqual({ settings: {}, saved: [], lists: [], collections: [], numbers: [] })
})

test('a new phone has all of it; a source that its list lacks is left out and told', async () => {
  await choose()
  const choices = await ownChoices(true)
  await freshDatabase()
  await knownSource()
  const change = await choicesChange(choices)
  expect(change).toEqual({
    sourcesOn: 0,
    sourcesOff: 0,
    unknownSources: 1,
    settings: ['language', 'textSize'],
    saved: 1,
    lists: 1,
    collections: 1,
    numbers: 1,
  })
  expect(await isSaved('here/1')).toBe(false)
  expect(await takeChoices(choices, 9)).toEqual(change)
  const expected = {
    ...choices,
    settings: { ...choices.settings, follow: { mode: 'chosen', only: ['here'] } },
  }
  expect(await ownChoices(true)).toEqual(expected)
  expect((await readSettings()).hasChosen).toBe(true)
})

test('nothing that is here is lost, and the second time nothing changes', async () => {
  await choose()
  const choices = await ownChoices(true)
  await freshDatabase()
  await knownSource()
  await saveSettings({ follow: { mode: 'all', except: [] }, hasChosen: true, theme: 'black' })
  await savePost('here/2', 5)
  await createList('Strike', 2, 'here/2')
  await createList('Reading', 3)
  await addOwnCollection('Mine', { q: 'rent' })
  await addOwnNumber('Ana, home', '+12125550100')
  await takeChoices(choices, 9)
  const settings = await readSettings()
  expect(settings).toMatchObject({ follow: { mode: 'all', except: [] }, theme: 'black', language: 'es' })
  expect(await isSaved('here/2')).toBe(true)
  expect((await allLists()).map(({ name, posts }) => [name, posts.map(({ postId }) => postId)])).toEqual([
    ['Strike', ['here/2', 'here/1']],
    ['Reading', []],
  ])
  expect((await allCollections()).own.map(({ name }) => name)).toEqual(['Mine', 'Labor'])
  expect((await ownChoices(true)).numbers).toEqual([{ label: 'Ana, home', number: '+12125550100' }])
  expect(await takeChoices(choices, 10)).toMatchObject({
    sourcesOn: 0,
    sourcesOff: 0,
    settings: [],
    saved: 0,
    lists: 0,
    collections: 0,
    numbers: 0,
  })
})
