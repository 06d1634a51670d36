/**
 * `npm run fuzz:feeds [-- SECONDS]`: damages real feeds and our fixtures at random and reads them. Whatever throws,
 * hangs or takes long is kept in `.cache/fuzz-feeds`, to become a fixture; then it exits 1.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { root } from './build.mjs'
import { requireNode } from './check-node.mjs'
import { fuzzSamples, mutant } from './fuzz-mutants.mjs'
import { leanPackages } from './lean-packages.mjs'

requireNode()
const { build } = await import('vite')
const seconds = Number(process.argv[2] ?? 600)
const patienceMs = 10_000
const folder = join(root, '.cache/fuzz-feeds')
mkdirSync(folder, { recursive: true })
await build({
  root,
  configFile: false,
  publicDir: false,
  logLevel: 'error',
  ssr: { noExternal: true },
  plugins: [leanPackages()],
  build: {
    ssr: 'test/bench/feeds/ours.ts',
    outDir: join(folder, 'ours'),
    emptyOutDir: true,
    target: 'node20',
  },
})

const samples = fuzzSamples()
const end = Date.now() + seconds * 1000
/** The case in work, for the watchdog: a worker in an endless loop cannot say. */
const current = new Int32Array(new SharedArrayBuffer(4))
current[0] = Date.now() % 1_000_000_000
const first = current[0]
let found = 0
console.log(`${samples.length} feeds, ${seconds} s, from case ${first}`)
while (Date.now() < end) await runWorker()
console.log(`${(current[0] ?? first) - first} cases, ${found} findings`)
process.exit(found > 0 ? 1 : 0)

/** Runs until the time is up or a case has to be given up. @returns {Promise<void>} */
function runWorker() {
  const worker = new Worker(fileURLToPath(new URL('fuzz-feeds-worker.mjs', import.meta.url)), {
    workerData: { current, end, bundle: join(folder, 'ours/ours.js') },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  })
  worker.on('message', ({ number, why }) => keep(number, why))
  let seen = -1
  let since = Date.now()
  return new Promise((done) => {
    const watchdog = setInterval(() => {
      const number = current[0] ?? 0
      if (number !== seen) since = Date.now()
      seen = number
      if (Date.now() - since < patienceMs) return
      keep(number, `no end after ${patienceMs} ms`)
      void worker.terminate()
    }, 500)
    worker.on('error', (error) => keep(current[0] ?? 0, String(error)))
    worker.on('exit', () => {
      clearInterval(watchdog)
      current[0] = (current[0] ?? 0) + 1
      done()
    })
  })
}

/** @param {number} number @param {string} why */
function keep(number, why) {
  found++
  const file = join(folder, `case-${number}.bin`)
  writeFileSync(file, mutant(samples, number))
  console.log(`${file}: ${why}`)
}
