import { Redis } from 'ioredis'
import { expect } from 'vitest'
import { shareOverProcesses } from '../../../proxy/store/share-over-processes.ts'
import type { ShareWork } from '../../../proxy/store/shared-work.ts'
import { openValkey, type Valkey } from '../../../proxy/store/valkey.ts'
import { eventually } from '../../support/eventually.ts'
import { atEnd } from '../support.ts'
import { valkeyServer, valkeyTest } from '../valkey-server.ts'

interface Answer {
  kind: 'body' | 'failed'
  text: string
  bytes?: Uint8Array<ArrayBuffer>
}

async function join(url: string): Promise<{ share: ShareWork<Answer>; valkey: Valkey }> {
  const valkey = await openValkey(url, () => {})
  atEnd(valkey.close)
  const keepMs = ({ kind }: Answer) => (kind === 'body' ? 60_000 : 0)
  return { valkey, share: shareOverProcesses(valkey)<Answer>({ name: 'feed', keepMs }) }
}

const large: Answer = { kind: 'body', text: 'ü', bytes: new Uint8Array(5000).fill(7) }
const never = (): Promise<Answer> => Promise.reject(new Error('asked twice'))

valkeyTest('one process works, the other gets its answer whole, while it waits or after', async () => {
  const { url } = await valkeyServer()
  const [a, b, late] = [await join(url), await join(url), await join(url)]
  let finish: (answer: Answer) => void = () => {}
  let hasBegun = false
  const working = a.share('key', () => {
    hasBegun = true
    return new Promise((done) => {
      finish = done
    })
  })
  await eventually(() => expect(hasBegun).toBe(true))
  const waiting = b.share('key', never)
  finish(large)
  expect(await working).toBe(large)
  expect(await waiting).toEqual(large)
  expect(await late.share('key', never)).toEqual(large)
})

valkeyTest('an answer that is not to be kept is not passed on', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await join(url), await join(url)]
  await a.share('key', async () => ({ kind: 'failed', text: 'first' }))
  expect(await b.share('key', async () => ({ kind: 'failed', text: 'second' }))).toMatchObject({
    text: 'second',
  })
})

valkeyTest('where the process that works dies, one that waits does the work', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await join(url), await join(url)]
  let hasBegun = false
  void a.share('key', () => {
    hasBegun = true
    return new Promise(() => {})
  })
  await eventually(() => expect(hasBegun).toBe(true))
  const waiting = b.share('key', async () => ({ kind: 'body', text: 'after all' }))
  await a.valkey.close()
  expect(await waiting).toEqual({ kind: 'body', text: 'after all' })
})

valkeyTest('work that fails leaves nothing behind', async () => {
  const { url } = await valkeyServer()
  const [a, b] = [await join(url), await join(url)]
  await expect(a.share('key', never)).rejects.toThrow('asked twice')
  expect(await b.share('key', async () => large)).toEqual(large)
})

valkeyTest('with the server away each process does its own work', async () => {
  const server = await valkeyServer()
  const [a, b] = [await join(server.url), await join(server.url)]
  await server.stop()
  for (const { share } of [a, b]) expect(await share('key', async () => large)).toEqual(large)
})

valkeyTest('the server is told no address that was asked for', async () => {
  const { url } = await valkeyServer()
  const { share } = await join(url)
  await share('https://secret.example/feed', async () => ({ kind: 'body', text: '' }))
  const redis = new Redis(url)
  atEnd(async () => redis.disconnect())
  const keys = await redis.keys('*')
  expect(keys).toHaveLength(1)
  expect(keys.join()).not.toContain('secret')
})
