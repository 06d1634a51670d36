/**
 * Makes package-lock.json whole for every platform and free of download addresses; `--check` only looks.
 *
 * npm leaves a package's other-platform binaries out of the lock when its registry does not have them, and
 * `npm ci` then refuses that lock as out of step with package.json. An entry with version, os and cpu is
 * enough for it. Works before anything is installed, so it imports nothing but Node.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const cpuNames = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32']
const osNames = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
]

/**
 * @typedef {{ version?: string, resolved?: string, dev?: boolean, optional?: boolean, os?: string[],
 *   cpu?: string[], libc?: string[], optionalDependencies?: Record<string, string> }} LockEntry
 * @typedef {{ packages: Record<string, LockEntry> }} Lock
 */

/** @param {string} name such as `@rollup/rollup-linux-arm64-musl` */
export function platformOf(name) {
  const tokens = name.split(/[/-]/)
  const cpu = tokens.find((token) => cpuNames.includes(token))
  const isMusl = tokens.some((token) => token.startsWith('musl') || token === 'linuxmusl')
  const os = tokens.find((token) => osNames.includes(token)) ?? (isMusl ? 'linux' : undefined)
  return { cpu: cpu ? [cpu] : undefined, os: os ? [os] : undefined }
}

/**
 * @param {Lock} lock
 * @returns {{ path: string, name: string, range: string, dev: boolean }[]}
 */
export function missingEntries(lock) {
  const missing = new Map()
  for (const [parent, entry] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
      if (isPresent(lock, parent, name)) continue
      const path = `${parent.slice(0, parent.lastIndexOf('node_modules/'))}node_modules/${name}`
      missing.set(path, { path, name, range, dev: entry.dev === true })
    }
  }
  return [...missing.values()]
}

/**
 * Node's own search: beside the parent's dependencies first, then in each folder above it.
 *
 * @param {Lock} lock
 * @param {string} parent
 * @param {string} name
 */
function isPresent(lock, parent, name) {
  let folder = parent
  for (;;) {
    if (lock.packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
    const end = folder.lastIndexOf('node_modules/')
    folder = end <= 0 ? '' : folder.slice(0, end - 1)
  }
}

/** @param {Lock} lock */
export function entriesWithAddress(lock) {
  return Object.entries(lock.packages)
    .filter(([, entry]) => typeof entry.resolved === 'string' && /^[a-z+]+:\/\//.test(entry.resolved))
    .map(([path]) => path)
}

/**
 * Changes `lock` in place.
 *
 * @param {Lock} lock
 */
export function completeLock(lock) {
  for (const path of entriesWithAddress(lock)) delete lock.packages[path]?.resolved
  for (const { path, name, range, dev } of missingEntries(lock)) {
    const version = range.replace(/^[\^~=v]+/, '')
    const { cpu, os } = platformOf(name)
    // In npm's own order, so that its next write changes nothing.
    const entry = { version, cpu, dev: dev || undefined, optional: true, os }
    lock.packages[path] = JSON.parse(JSON.stringify(entry))
  }
  const [root, ...rest] = Object.entries(lock.packages)
  const sorted = rest.sort(([a], [b]) => a.localeCompare(b, 'en'))
  lock.packages = Object.fromEntries(root ? [root, ...sorted] : sorted)
}

/**
 * @param {Lock} lock
 * @returns {string[]} one sentence for each fault
 */
export function lockFaults(lock) {
  const missing = missingEntries(lock).map(({ name }) => name)
  const addressed = entriesWithAddress(lock)
  return [
    ...(missing.length > 0
      ? [
          `package-lock.json lacks ${missing.length} packages for other platforms (${missing[0]}, …), so "npm ci" fails: run "npm run lock:complete".`,
        ]
      : []),
    ...(addressed.length > 0
      ? [
          `package-lock.json records a download address for ${addressed.length} packages (${addressed[0]}, …): run "npm run lock:complete".`,
        ]
      : []),
  ]
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../package-lock.json', import.meta.url)
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  if (process.argv.includes('--check')) {
    const faults = lockFaults(lock)
    for (const fault of faults) console.error(fault)
    process.exitCode = faults.length > 0 ? 1 : 0
  } else {
    const before = JSON.stringify(lock)
    const added = missingEntries(lock).length
    completeLock(lock)
    if (JSON.stringify(lock) !== before) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
    console.log(`package-lock.json is complete (${added} entries added).`)
  }
}
