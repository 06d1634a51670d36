import { connect, createServer, type Socket } from 'node:net'
import { freePort } from '../support/app-under-test.ts'

export interface LinkSpeed {
  downBytesPerSecond: number
  upBytesPerSecond: number
  roundTripMs: number
}

/** DevTools' preset "Slow 4G": https://source.chromium.org/search?q=%22Slow%204G%22%20file:NetworkManager.ts */
export const slow4g: LinkSpeed = {
  downBytesPerSecond: (1_600_000 / 8) * 0.9,
  upBytesPerSecond: (750_000 / 8) * 0.9,
  roundTripMs: 562.5,
}

export interface Traffic {
  /** Everything the browser sent and got, headers included; what TCP and IP add is not. */
  upBytes: number
  downBytes: number
  requests: number
  /** Epoch ms of the last byte. */
  lastAt: number
}

export interface SlowLink {
  readonly url: string
  setSpeed(speed: LinkSpeed): void
  /** Since the start or the last `forget`. */
  traffic(): Traffic
  forget(): void
  close(): Promise<void>
}

/**
 * Stands between a browser and the server at `port`: page, workers and service worker all go through it. All
 * connections share the line, first come, first served; a new one costs a round trip, as TCP's greeting does.
 * Not imitated: TCP's slow start and loss.
 */
export async function startSlowLink(port: number, speed: LinkSpeed): Promise<SlowLink> {
  let current = speed
  let traffic = noTraffic()
  const open = new Set<Socket>()
  const up = lane(() => ({ bytesPerSecond: current.upBytesPerSecond, delayMs: current.roundTripMs / 2 }))
  const down = lane(() => ({ bytesPerSecond: current.downBytesPerSecond, delayMs: current.roundTripMs / 2 }))

  const server = createServer({ pauseOnConnect: true, noDelay: true }, (browser) => {
    const origin = connect({ port, host: '127.0.0.1', noDelay: true })
    join(browser, origin, up, (bytes) => {
      traffic.upBytes += bytes.length
      traffic.requests += requestsIn(bytes)
      traffic.lastAt = Date.now()
    })
    join(origin, browser, down, (bytes) => {
      traffic.downBytes += bytes.length
      traffic.lastAt = Date.now()
    })
    for (const socket of [browser, origin]) {
      open.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => open.delete(socket))
    }
    setTimeout(() => browser.resume(), current.roundTripMs)
  })
  const ownPort = await freePort()
  await new Promise<void>((resolve) => server.listen(ownPort, '127.0.0.1', resolve))

  return {
    url: `http://localhost:${ownPort}`,
    setSpeed: (next) => {
      current = next
    },
    traffic: () => ({ ...traffic }),
    forget: () => {
      traffic = noTraffic()
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of open) socket.destroy()
      }),
  }
}

function noTraffic(): Traffic {
  return { upBytes: 0, downBytes: 0, requests: 0, lastAt: Date.now() }
}

function join(from: Socket, to: Socket, along: Lane, count: (bytes: Buffer) => void): void {
  from.on('data', (bytes) => {
    count(bytes)
    for (let at = 0; at < bytes.length; at += packetBytes) {
      const packet = bytes.subarray(at, at + packetBytes)
      along(packet.length, () => to.writable && to.write(packet))
    }
  })
  from.on('end', () => along(0, () => to.end()))
  from.on('close', () => along(0, () => to.destroy()))
}

const packetBytes = 1460

/** Takes bytes in order and calls `arrive` when they are through. */
type Lane = (bytes: number, arrive: () => void) => void

function lane(speed: () => { bytesPerSecond: number; delayMs: number }): Lane {
  const underWay: { at: number; arrive: () => void }[] = []
  let freeAt = 0
  let isWaiting = false
  const waitForNext = () => {
    const next = underWay[0]
    if (!next || isWaiting) return
    isWaiting = true
    setTimeout(deliver, Math.max(0, next.at - performance.now()))
  }
  const deliver = () => {
    isWaiting = false
    while (underWay[0] && underWay[0].at <= performance.now()) underWay.shift()?.arrive()
    waitForNext()
  }
  return (bytes, arrive) => {
    const { bytesPerSecond, delayMs } = speed()
    freeAt = Math.max(freeAt, performance.now()) + (bytes / bytesPerSecond) * 1000
    // Never before what was sent earlier, when the speed was another.
    underWay.push({ at: Math.max(freeAt + delayMs, underWay.at(-1)?.at ?? 0), arrive })
    waitForNext()
  }
}

/** A browser sends the next request of a connection after the last one's answer, so each starts a chunk. */
function requestsIn(bytes: Buffer): number {
  return /^[A-Z]+ \S+ HTTP\/1\.1\r\n/.test(bytes.toString('latin1', 0, 8192)) ? 1 : 0
}
