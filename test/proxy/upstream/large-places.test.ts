import { expect, test } from 'vitest'
import { createLargePlaces } from '../../../proxy/upstream/large-places.ts'

/** Work that goes on until it is told to end. */
function endless() {
  let end = () => {}
  const ended = new Promise<void>((done) => {
    end = done
  })
  return { ended, end }
}

test('as many large bodies as there are places are held together, and the next waits for one to be done', async () => {
  const withPlace = createLargePlaces(2)
  const entered: number[] = []
  const works = [0, 1, 2].map((at) => {
    const { ended, end } = endless()
    const done = withPlace(async (enterLarge) => {
      await enterLarge()
      await enterLarge()
      entered.push(at)
      await ended
    })
    return { end, done }
  })
  await new Promise((done) => setImmediate(done))
  expect(entered).toEqual([0, 1])
  works[1]?.end()
  await works[1]?.done
  works[2]?.end()
  await works[2]?.done
  expect(entered).toEqual([0, 1, 2])
  works[0]?.end()
})

test('small bodies need no place, and work that fails gives its own back', async () => {
  const withPlace = createLargePlaces(1)
  const failing = withPlace(async (enterLarge) => {
    await enterLarge()
    throw new Error('no')
  })
  expect(await withPlace(async () => 'small')).toBe('small')
  await expect(failing).rejects.toThrow('no')
  expect(await withPlace((enterLarge) => enterLarge().then(() => 'large'))).toBe('large')
})

test('who gives up while waiting takes no place', async () => {
  const withPlace = createLargePlaces(1)
  const { ended, end } = endless()
  const first = withPlace(async (enterLarge) => {
    await enterLarge()
    await ended
  })
  await withPlace(async (enterLarge) => void enterLarge())
  end()
  await first
  expect(await withPlace((enterLarge) => enterLarge().then(() => 'large'))).toBe('large')
})
