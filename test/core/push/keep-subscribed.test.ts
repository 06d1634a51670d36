import { beforeEach, expect, test, vi } from 'vitest'
import { keepSubscribed } from '../../../src/core/push/keep-subscribed.ts'
import { readNotifySettings, saveNotifySettings } from '../../../src/core/storage/notify-settings.ts'
import { type Asked, answerWith, json, noNetwork } from '../fetch/answer-with.ts'
import { freshDatabase } from '../storage/fresh-database.ts'

const keys = { p256dh: 'p256dh', auth: 'auth' }
const day = 24 * 3_600_000
const key = bytesInBase64(4)
const otherKey = bytesInBase64(5)
let serverKey: string | undefined
let asked: Asked[]

beforeEach(async () => {
  await freshDatabase()
  serverKey = key
  asked = answerWith(({ init }) => {
    if (init.method) return new Response(null, { status: 204 })
    return serverKey === undefined ? notFound() : json({ version: 1, key: serverKey })
  })
})

test('nothing is asked of anybody while the reader does not want it', async () => {
  expect(await keep(browser())).toBe('off')
  expect(asked).toEqual([])
})

test('wanted, it is made by the server’s key and sent, with nothing but address and keys, and then not again', async () => {
  const phone = browser()
  await saveNotifySettings({ isOn: true })
  expect(await keep(phone)).toBe('on')
  expect(sent()).toEqual([['POST', { endpoint: 'https://push.example/1', keys }]])
  expect(await keep(phone)).toBe('on')
  expect(asked).toHaveLength(2)
  // Once a day the server's key is looked at.
  expect(await keep(phone, { now: 2 * day })).toBe('on')
  expect(phone.made).toBe(1)
  expect(asked).toHaveLength(4)
})

test('an address that the browser has changed, and one of another key, are renewed', async () => {
  const phone = browser()
  await saveNotifySettings({ isOn: true })
  await keep(phone)
  phone.expire()
  expect(await keep(phone)).toBe('on')
  expect(phone.made).toBe(2)
  serverKey = otherKey
  expect(await keep(phone, { now: 2 * day })).toBe('on')
  expect(phone.made).toBe(3)
  expect(sent().map(([, { endpoint }]) => endpoint)).toEqual([
    'https://push.example/1',
    'https://push.example/2',
    'https://push.example/3',
  ])
})

test.each([
  ['denied', 'blocked'],
  ['default', 'off'],
] as const)('with the permission “%s” it is dropped here and on the server', async (permission, standing) => {
  const phone = browser()
  await saveNotifySettings({ isOn: true })
  await keep(phone)
  expect(await keep(phone, { permission })).toBe(standing)
  expect(sent().at(-1)).toEqual(['DELETE', { endpoint: 'https://push.example/1', keys }])
  expect(phone.has()).toBe(false)
  expect((await readNotifySettings()).isOn).toBe(false)
})

test('a server that has it off, can’t be reached, or gives no key is told apart', async () => {
  await saveNotifySettings({ isOn: true })
  serverKey = undefined
  expect(await keep(browser())).toBe('serverOff')
  serverKey = 'short'
  expect(await keep(browser())).toBe('waiting')
  answerWith(noNetwork)
  expect(await keep(browser())).toBe('waiting')
})

test('a browser whose maker can’t be reached is tried again at the next start', async () => {
  await saveNotifySettings({ isOn: true })
  const phone = browser()
  phone.refuse()
  expect(await keep(phone)).toBe('waiting')
  expect((await readNotifySettings()).isOn).toBe(true)
})

test('a browser that never says whether it can is not waited for', async () => {
  await saveNotifySettings({ isOn: true })
  const phone = browser()
  phone.pushManager.subscribe = () => new Promise<never>(() => {})
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  try {
    const kept = keep(phone)
    for (let second = 0; second < 60; second++) await vi.advanceTimersByTimeAsync(1000)
    expect(await kept).toBe('waiting')
  } finally {
    vi.useRealTimers()
  }
  expect(sent()).toEqual([])
})

function keep(
  phone: ReturnType<typeof browser>,
  given: { permission?: NotificationPermission; now?: number } = {},
) {
  return keepSubscribed(phone as never, { permission: 'granted', now: 0, ...given })
}

function sent() {
  return asked.flatMap(({ init }) =>
    init.method ? [[init.method, JSON.parse(String(init.body)) as { endpoint: string }] as const] : [],
  )
}

/** The part of a browser that push needs. */
function browser() {
  let current: object | null = null
  let refuses = false
  const phone = {
    made: 0,
    has: () => current !== null,
    expire: () => {
      current = null
    },
    refuse: () => {
      refuses = true
    },
    pushManager: {
      getSubscription: async () => current,
      subscribe: async ({ applicationServerKey }: { applicationServerKey: Uint8Array }) => {
        if (refuses) throw new DOMException('No service.', 'AbortError')
        phone.made += 1
        const endpoint = `https://push.example/${phone.made}`
        current = {
          options: { applicationServerKey: applicationServerKey.buffer },
          toJSON: () => ({ endpoint, expirationTime: null, keys }),
          unsubscribe: async () => {
            current = null
          },
        }
        return current
      },
    },
  }
  return phone
}

function notFound(): Response {
  return new Response('{"code":"notFound"}', { status: 404, headers: { 'content-type': 'application/json' } })
}

/** As long as a point of P-256. */
function bytesInBase64(fill: number): string {
  return Buffer.alloc(65, fill).toString('base64url')
}
