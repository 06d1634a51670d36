import { expect, test } from 'vitest'
import { codeLimits } from '../../../src/core/code/code-limits.ts'
import { CodeReceiver, type Received } from '../../../src/core/code/code-receiver.ts'
import { CodeSeries } from '../../../src/core/code/code-series.ts'
import { frameOverhead, type Series, writeFrame } from '../../../src/core/code/frame.ts'
import { crc32 } from '../../../src/core/domain/crc32.ts'
import { makeRandom, type Random } from '../../support/random.ts'

const name = { id: '0123456789ab' }

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'fifty thousand bytes come whole with three in ten frames lost (seed %i)',
  async (seed) => {
    const random = makeRandom(seed)
    const payload = bytesOf(random, codeLimits.payloadBytes)
    const series = await CodeSeries.of(payload, false)
    const receiver = new CodeReceiver()
    let caught = 0
    // A camera begins anywhere.
    for (let number = random.between(0, 500); ; number += 1) {
      if (random.chance(0.3)) continue
      caught += 1
      const result = await receiver.take(series.frame(number))
      if (result.kind === 'done') {
        expect(result.payload).toEqual(payload)
        break
      }
      expect(result.kind).toBe('progress')
    }
    expect(series.count).toBe(125)
    expect(caught).toBeLessThanOrEqual(series.count + 12)
  },
)

test('what one code holds is read from that code', async () => {
  const payload = bytesOf(makeRandom(1), codeLimits.singleBytes)
  const series = await CodeSeries.of(payload, true)
  expect(series.count).toBe(1)
  expect(await new CodeReceiver().take(series.frame(0))).toEqual({ kind: 'done', payload })
  expect(await new CodeReceiver().take(series.frame(7))).toMatchObject({ kind: 'done' })
})

test('a frame that comes again changes nothing', async () => {
  const series = await CodeSeries.of(bytesOf(makeRandom(2), 2500), false)
  const receiver = new CodeReceiver()
  for (const number of [3, 3, 3]) expect(await receiver.take(series.frame(number))).toEqual(progress(1, 7))
  expect(await receiver.take(series.frame(4))).toEqual(progress(2, 7))
  expect(await receiver.take(series.frame(3))).toEqual(progress(2, 7))
})

test('frames of two series mixed come apart', async () => {
  const random = makeRandom(3)
  const payloads = [bytesOf(random, 9000), bytesOf(random, 9000)]
  const receiver = new CodeReceiver()
  const got: Uint8Array[] = []
  const all = await Promise.all(payloads.map((payload) => CodeSeries.of(payload, false)))
  for (let number = 0; number < 60 && got.length < 2; number += 1)
    for (const series of all) {
      if (random.chance(0.3)) continue
      const result = await receiver.take(series.frame(number))
      if (result.kind === 'done' && !got.some((known) => Buffer.compare(known, result.payload) === 0))
        got.push(result.payload)
    }
  expect(new Set(got.map(hex))).toEqual(new Set(payloads.map(hex)))
})

test('no damaged frame is taken, wherever it is damaged', async () => {
  const series = await CodeSeries.of(bytesOf(makeRandom(4), 1000), false)
  const frame = series.frame(1)
  for (let at = 0; at < frame.length; at += 1) {
    const damaged = frame.slice()
    damaged[at] = (damaged[at] ?? 0) ^ 0x10
    expect((await new CodeReceiver().take(damaged)).kind).toBe('refused')
  }
  for (let length = 0; length < frame.length; length += 1)
    expect((await new CodeReceiver().take(frame.slice(0, length))).kind).toBe('refused')
})

test('a false frame among true ones spoils one round, and the next is whole', async () => {
  const payload = bytesOf(makeRandom(5), 1200)
  const series = await CodeSeries.of(payload, false)
  const receiver = new CodeReceiver()
  const forged = series.frame(0)
  forged[30] = (forged[30] ?? 0) ^ 1
  const end = forged.length - 4
  new DataView(forged.buffer).setUint32(end, crc32(forged.subarray(0, end)))
  const results: Received[] = [await receiver.take(forged)]
  for (const number of [1, 2]) results.push(await receiver.take(series.frame(number)))
  expect(results.at(-1)).toEqual({ kind: 'refused', why: 'damaged' })
  for (const number of [0, 1]) await receiver.take(series.frame(number))
  expect(await receiver.take(series.frame(2))).toEqual({ kind: 'done', payload })
})

test.each<[string, Series, number, string]>([
  ['a huge payload', { ...name, length: 65_535, blockLength: 400 }, 400, 'tooLarge'],
  ['a huge number of parts', { ...name, length: 50_000, blockLength: 1 }, 1, 'tooLarge'],
  ['one part more than is taken', { ...name, length: codeLimits.blocks + 1, blockLength: 1 }, 1, 'tooLarge'],
  ['no payload', { ...name, length: 0, blockLength: 400 }, 400, 'damaged'],
  ['less data than a part has', { ...name, length: 5000, blockLength: 400 }, 399, 'damaged'],
  ['more data than a part has', { ...name, length: 5000, blockLength: 400 }, 401, 'damaged'],
  ['parts of no bytes', { ...name, length: 5000, blockLength: 0 }, 0, 'damaged'],
])('a frame that claims %s is refused', async (_, series, dataLength, why) => {
  const frame = writeFrame({ series, number: 1, data: new Uint8Array(dataLength) })
  expect(await new CodeReceiver().take(frame)).toEqual({ kind: 'refused', why })
})

test('what is no code of ours says so, and a newer one says that', async () => {
  const take = (bytes: number[]) => new CodeReceiver().take(Uint8Array.from(bytes))
  expect(await take([...Buffer.from('https://chapter.example/')])).toEqual({
    kind: 'refused',
    why: 'foreign',
  })
  expect(await take([])).toEqual({ kind: 'refused', why: 'foreign' })
  expect(await take([0x44, 0x46, 2, 0, 0])).toEqual({ kind: 'refused', why: 'newerVersion' })
})

test('frames of a thousand series hold no more memory than a few do', async () => {
  const receiver = new CodeReceiver()
  const data = new Uint8Array(1000)
  const frame = (at: number, number: number) => {
    const id = at.toString(16).padStart(12, '0')
    return writeFrame({ series: { id, length: 50_000, blockLength: 1000 }, number, data })
  }
  for (let at = 0; at < 1000; at += 1) expect(await receiver.take(frame(at, 0))).toEqual(progress(1, 50))
  // The newest are kept, the others begin anew.
  for (let at = 1000 - codeLimits.series; at < 1000; at += 1)
    expect(await receiver.take(frame(at, 1))).toEqual(progress(2, 50))
  expect(await receiver.take(frame(0, 1))).toEqual(progress(1, 50))
})

test('nothing and too much are no series', async () => {
  for (const [length, isSingle] of [
    [0, true],
    [codeLimits.singleBytes + 1, true],
    [codeLimits.payloadBytes + 1, false],
  ] as const)
    await expect(CodeSeries.of(new Uint8Array(length), isSingle)).rejects.toThrow(RangeError)
})

test('a frame has the length that it says it has', async () => {
  const series = await CodeSeries.of(bytesOf(makeRandom(6), 801), false)
  expect(series.frame(0)).toHaveLength(frameOverhead + 267)
})

function progress(have: number, need: number): Received {
  return { kind: 'progress', have, need }
}

function bytesOf(random: Random, length: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, () => random.between(0, 255))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
