import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright-core'
import { browserArgs } from '../../scripts/browser-args.mjs'
import { findBrowser } from '../../scripts/find-browser.mjs'
import { freePort } from '../support/app-under-test.ts'
import type { BenchResult } from './bench-result.ts'
import { installPeers } from './install-peers.mjs'
import { fillPhone, sampleScreens, startSampleApp } from './sample-app.ts'

const here = fileURLToPath(new URL('lighthouse', import.meta.url))
const folder = fileURLToPath(new URL('../../.cache/bench-lighthouse', import.meta.url))
const devices = ['phone', 'desktop'] as const

interface Audited {
  /** Of a hundred: accessibility and best practices. */
  scores: [number, number]
  failed: string[]
}

/** What Lighthouse thinks of every screen on which posts are stored. */
export async function bench(): Promise<BenchResult[]> {
  if (!installPeers(here, folder, 'Lighthouse')) throw new Error('Lighthouse could not be installed.')
  const app = await startSampleApp()
  const profile = await mkdtemp(join(tmpdir(), 'dsa-feed-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: findBrowser(),
    locale: 'en-US',
    args: [...browserArgs, `--remote-debugging-port=${port}`],
  })
  try {
    const page = await context.newPage()
    await fillPhone(page, app.url)
    const screens = await sampleScreens(page)
    // Two windows of the app would share a refresh, and Lighthouse looks at one.
    await page.close()
    const results: BenchResult[] = []
    for (const device of devices) {
      const urls = screens.map(({ path }) => app.url + path)
      for (const [at, audited] of (await audit(port, device, urls)).entries())
        results.push(row(`${device}, ${screens[at]?.name}`, audited))
    }
    return results
  } finally {
    await context.close()
    await app.close()
    await rm(profile, { recursive: true, force: true })
  }
}

/** What failed is printed here: no column of the table is wide enough for it. */
function row(what: string, { scores, failed }: Audited): BenchResult {
  for (const audited of failed) console.log(`  ${what}: ${audited}`)
  return {
    what: `${what}: accessibility, best practices`,
    limit: '100, 100',
    measured: scores.join(', '),
    isOk: scores.every((score) => score === 100),
  }
}

/** In the order of the addresses. */
async function audit(port: number, device: string, urls: string[]): Promise<Audited[]> {
  const child = spawn(process.execPath, [join(here, 'audit.mjs'), folder, String(port), device, ...urls], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.on('data', (chunk: Buffer) => {
    told += chunk.toString()
  })
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`Lighthouse ended with ${code}.`)
  return told
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
}
