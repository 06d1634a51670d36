import { existsSync } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { requireNode } from './check-node.mjs'
import { compressFolder } from './compress-folder.mjs'

export const root = fileURLToPath(new URL('..', import.meta.url))
const inputs = [
  'src',
  'public',
  'proxy',
  'index.html',
  'vite.config.ts',
  'scripts/check-catalog.ts',
  'scripts/check-feed-call.ts',
  'scripts/check-feed-main.ts',
  'scripts/check-feed.ts',
  'scripts/classic-script.mjs',
  'scripts/feed-health.ts',
  'scripts/fetch-health.ts',
  'scripts/lean-packages.mjs',
  'package-lock.json',
]
const outputs = ['dist/index.html', 'dist-proxy/main.js', 'dist-proxy/check-feed.js']

/** The server's own part of vite's settings: the app's plugins have no place in it. */
export const serverBuild = {
  root,
  configFile: /** @type {const} */ (false),
  publicDir: /** @type {const} */ (false),
  build: {
    ssr: true,
    outDir: 'dist-proxy',
    target: 'node20',
    rolldownOptions: { input: { main: 'proxy/main.ts', 'image-worker': 'proxy/reading/image-worker.ts' } },
  },
}

/** The check of feeds beside the server, sharing no file with it: what it needs is no part of the server's start. */
const checkBuild = {
  ...serverBuild,
  build: {
    ...serverBuild.build,
    emptyOutDir: false,
    rolldownOptions: { input: { 'check-feed': 'scripts/check-feed-main.ts' } },
  },
}

/** @param {import('vite').LogLevel} [logLevel] */
export async function buildAll(logLevel = 'info') {
  const { build } = await import('vite')
  await build({ root, logLevel })
  await build({ ...serverBuild, logLevel })
  await build({ ...checkBuild, logLevel })
  await compressFolder(join(root, 'dist'))
}

/** @returns {Promise<boolean>} whether it had to build */
export async function buildIfNeeded() {
  if (await isBuilt()) return false
  console.log('Building the app (only after a change) …')
  await buildAll('warn')
  return true
}

async function isBuilt() {
  const paths = outputs.map((path) => join(root, path))
  if (!paths.every(existsSync)) return false
  const built = Math.min(...(await Promise.all(paths.map(async (path) => (await stat(path)).mtimeMs))))
  return (await newestChange(inputs.map((path) => join(root, path)))) < built
}

/**
 * Folders count too: a deleted file changes only its folder's time.
 *
 * @param {string[]} paths
 * @returns {Promise<number>}
 */
async function newestChange(paths) {
  const times = await Promise.all(
    paths.filter(existsSync).map(async (path) => {
      const facts = await stat(path)
      if (!facts.isDirectory()) return facts.mtimeMs
      const names = await readdir(path)
      return Math.max(facts.mtimeMs, await newestChange(names.map((name) => join(path, name))))
    }),
  )
  return Math.max(0, ...times)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  requireNode()
  try {
    if (process.argv.includes('--if-needed')) await buildIfNeeded()
    else await buildAll()
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
