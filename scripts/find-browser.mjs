import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
]

const sentence = 'No Chrome, Chromium or Edge found. Install one or set CHROME_PATH.'

/**
 * Path of a browser of Chromium's family. On Debian as root one is installed when there is none; elsewhere
 * it throws one sentence saying what to do.
 */
export function findBrowser() {
  const found = installedBrowser()
  if (found) return found
  if (canInstall()) installBrowser()
  const installed = installedBrowser()
  if (installed) return installed
  throw new Error(sentence)
}

/** @returns {string | undefined} */
export function installedBrowser() {
  const { CHROME_PATH } = process.env
  if (CHROME_PATH) {
    if (isExecutable(CHROME_PATH)) return CHROME_PATH
    throw new Error(`CHROME_PATH names ${CHROME_PATH}, which cannot be run.`)
  }
  return [...onPath(names), ...fixedPlaces()].find(isExecutable)
}

/** @param {string[]} programs */
function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  return programs.flatMap((program) => folders.map((folder) => join(folder, program)))
}

function fixedPlaces() {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (app) => `/Applications/${app}.app/Contents/MacOS/${app}`,
    )
  }
  if (process.platform !== 'win32') return []
  const { PROGRAMFILES, 'PROGRAMFILES(X86)': x86, LOCALAPPDATA } = process.env
  return [PROGRAMFILES, x86, LOCALAPPDATA]
    .filter((folder) => folder !== undefined)
    .flatMap((folder) => [
      join(folder, 'Google/Chrome/Application/chrome.exe'),
      join(folder, 'Chromium/Application/chrome.exe'),
      join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ])
}

function canInstall() {
  return process.platform === 'linux' && process.getuid?.() === 0 && onPath(['apt-get']).some(isExecutable)
}

function installBrowser() {
  console.log('No browser found: installing Chromium with apt-get …')
  // Without any font, text has other measures than on a phone.
  const packages = ['chromium', 'fonts-dejavu-core']
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', ...packages]]) {
    spawnSync('apt-get', args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    })
  }
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    console.log(findBrowser())
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
