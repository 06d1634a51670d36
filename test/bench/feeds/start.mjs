/** `npm run bench:feeds`: our parser beside others on real feeds, and what it weighs; exits 1 when a limit is missed. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { requireNode } from '../../../scripts/check-node.mjs'
import { leanPackages } from '../../../scripts/lean-packages.mjs'
import { installPeers } from '../install-peers.mjs'

requireNode()
const { build } = await import('vite')
const here = fileURLToPath(new URL('.', import.meta.url))
const root = join(here, '../../..')
const folder = join(root, '.cache/bench-feeds')
const shared = /** @type {const} */ ({ root, configFile: false, publicDir: false, logLevel: 'error' })

if (!installPeers(here, folder, 'the parsers')) process.exit(1)
await build({
  ...shared,
  ssr: { noExternal: true },
  plugins: [leanPackages()],
  build: { ssr: join(here, 'ours.ts'), outDir: join(folder, 'ours'), emptyOutDir: true, target: 'node20' },
})
const bytes = await clientBytes()
const isSmall = bytes <= 40_000
const verdict = isSmall ? 'ok' : 'NOT OK'
console.log(`client code of parse and normalize, gzip -9: ${bytes} bytes (limit 40000) ${verdict}\n`)
const run = (/** @type {string[]} */ args) =>
  spawnSync(process.execPath, ['--expose-gc', ...args], { stdio: 'inherit' }).status === 0
const isLight = run([join(here, 'memory.mjs'), folder])
const isFast = run([join(here, 'speed.mjs'), folder])
const isQuick = run([join(here, 'one-feed.mjs'), folder])
process.exitCode = isSmall && isLight && isFast && isQuick ? 0 : 1

async function clientBytes() {
  const lib = {
    entry: join(here, 'client-code.ts'),
    formats: /** @type {['iife']} */ (['iife']),
    name: 'feeds',
  }
  const built = await build({
    ...shared,
    plugins: [leanPackages()],
    build: { write: false, target: ['es2022', 'safari16'], minify: true, lib },
  })
  const [first] = Array.isArray(built) ? built : [built]
  const output = first && 'output' in first ? first.output : []
  return output.reduce(
    (sum, file) => sum + (file.type === 'chunk' ? gzipSync(file.code, { level: 9 }).length : 0),
    0,
  )
}
