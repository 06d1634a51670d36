/**
 * `npm run screens [folder]`: a picture of every screen of the built app on sample posts: phone, tablet and desktop,
 * light and dark, English and Spanish, empty, full and offline. Without a folder they go to `.cache/screens`, and
 * those that the README and the web manifest show are made anew.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { requireNode } from './check-node.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

requireNode()
const { buildIfNeeded, root } = await import('./build.mjs')
const { loadScript } = await import('./load-script.mjs')
const { devices, languages, takePictures } = await import('./screens/take-pictures.mjs')
await buildIfNeeded()
const target = process.argv[2] ?? join(root, '.cache', 'screens')
await mkdir(target, { recursive: true })

const folder = temporaryFolder('screens')
const { publishSamples } = await loadScript('demo/publish-samples.ts')
const { catalogFile, host } = await publishSamples(root, folder, Date.now())
const { startApp } = await loadScript('../test/support/app-under-test.ts')
const app = await startApp({ catalog: catalogFile, allowHosts: [host], cacheDir: join(folder, 'feeds') })

/** @type {string[]} */
const failed = []
for (const device of Object.keys(devices)) {
  for (const [language, locale] of Object.entries(languages)) {
    const profile = join(folder, `${device}-${language}`)
    failed.push(...(await takePictures({ url: app.url, target, profile, device, language, locale })))
  }
}
await app.close()
console.log(`Pictures in ${target}.`)
for (const failure of failed) console.error(`Not taken: ${failure}`)
if (failed.length > 0) process.exitCode = 1
else if (!process.argv[2]) await (await import('./screens/showcase.mjs')).showcase(root, target)
// The sample publisher would keep the process alive.
process.exit()
