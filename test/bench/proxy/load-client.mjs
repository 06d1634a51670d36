/**
 * Asks one address over and over and prints what it measured. It reads no more of an answer than it must: with an
 * ordinary client on one core, the client would be what is measured.
 *
 * Argument, as JSON: host, port, head (the whole request), connections, warmUpMs, ms, pids (of the server) and, to
 * ask at intervals instead of at once, everyMs.
 */
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const { host, port, head, connections, warmUpMs, ms, pids, everyMs } = JSON.parse(process.argv[2])
const request = Buffer.from(head, 'latin1')
const latencies = []
const kinds = new Map()
let isCounting = false
let isOver = false

for (let at = 0; at < connections; at++) open(at)
setTimeout(begin, warmUpMs)

function open(at) {
  const buffer = Buffer.allocUnsafe(256 * 1024)
  let dueAt = 0
  let isHead = true
  let left = 0
  let isChunked = false
  let isLast = false
  const socket = connect({ host, port, noDelay: true, onread: { buffer, callback: read } }, start)
  socket.on('error', fail)
  socket.on('close', () => {
    if (isLast && isHead) open(at)
    else fail(new Error('The server closed a connection.'))
  })

  function start() {
    // Spread over the interval, as those who ask are.
    if (everyMs) setTimeout(() => ask(performance.now()), (at * everyMs) / connections)
    else ask(performance.now())
  }

  function ask(due) {
    dueAt = due
    socket.write(request)
  }

  function read(length, bytes) {
    let from = 0
    if (isHead) {
      from = bytes.indexOf('\r\n\r\n') + 4
      if (from < 4 || from > length) return fail(new Error('A head came in pieces.'))
      const text = bytes.latin1Slice(0, from)
      const given = /content-length: *(\d+)/i.exec(text)?.[1]
      const status = text.slice(9, 12)
      // As cors-anywhere does after each.
      isLast = /^connection: *close/im.test(text)
      isChunked = given === undefined && status !== '304'
      left = given === undefined || status === '304' ? 0 : Number(given)
      if (isCounting) count(`${status} ${isChunked ? 'chunked' : left}`)
    }
    isHead = false
    left -= length - from
    const isDone = isChunked ? bytes.latin1Slice(length - 5, length) === '0\r\n\r\n' : left <= 0
    if (isDone) next()
    return true
  }

  function next() {
    const now = performance.now()
    isHead = true
    if (isCounting) latencies.push(now - dueAt)
    if (isOver || isLast) return
    // Later than planned: asked at once, and the wait since then counts.
    const due = everyMs ? dueAt + everyMs : now
    if (due > now) setTimeout(() => ask(due), due - now)
    else ask(due)
  }
}

function count(kind) {
  kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
}

function begin() {
  isCounting = true
  const began = performance.now()
  const before = processorSeconds()
  setTimeout(() => {
    const seconds = (performance.now() - began) / 1000
    const after = processorSeconds()
    isCounting = false
    isOver = true
    latencies.sort((a, b) => a - b)
    const result = {
      requests: latencies.length,
      seconds,
      serverSeconds: after - before,
      p99Ms: latencies[Math.floor(latencies.length * 0.99)] ?? Number.NaN,
      kinds: Object.fromEntries(kinds),
    }
    process.stdout.write(JSON.stringify(result), () => process.exit())
  }, ms)
}

/** What the server's processes took of the processor so far; NaN where the system does not tell. */
function processorSeconds() {
  const ticksPerSecond = 100
  let ticks = 0
  for (const pid of pids) {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1].split(' ')
      ticks += Number(fields[11]) + Number(fields[12])
    } catch {
      return Number.NaN
    }
  }
  return ticks / ticksPerSecond
}

function fail(error) {
  if (isOver) return
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}
