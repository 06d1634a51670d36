import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Installs what the package.json and lock in `from` name into `folder`, so that the app's own install stays free of
 * it; only after a change.
 *
 * @param {string} from
 * @param {string} folder
 * @param {string} names for the line that says so
 * @returns {boolean} whether it is there
 */
export function installPeers(from, folder, names) {
  mkdirSync(folder, { recursive: true })
  const areSame = ['package.json', 'package-lock.json'].map((name) => {
    const copy = join(folder, name)
    const isSame = existsSync(copy) && readFileSync(copy, 'utf8') === readFileSync(join(from, name), 'utf8')
    copyFileSync(join(from, name), copy)
    return isSame
  })
  if (areSame.every(Boolean) && existsSync(join(folder, 'node_modules'))) return true
  console.log(`Installing ${names} for this bench …`)
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  return status === 0
}
