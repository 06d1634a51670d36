/**
 * `npm run screens [folder]`: a picture of every screen of the built app on sample posts: phone and desktop, light
 * and dark, English and Spanish, empty, full and offline. Without a folder they go to `.cache/screens`, and those
 * that the README and the web manifest show are made anew.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import sharp from 'sharp'
import { requireNode } from './check-node.mjs'
import { findBrowser } from './find-browser.mjs'
import { temporaryFolder } from './temporary-folder.mjs'

requireNode()
const { buildIfNeeded, root } = await import('./build.mjs')
const { loadScript } = await import('./load-script.mjs')
await buildIfNeeded()
const target = process.argv[2] ?? join(root, '.cache', 'screens')
await mkdir(target, { recursive: true })

const folder = temporaryFolder('screens')
const { publishSamples } = await loadScript('demo/publish-samples.ts')
const { catalogFile, host } = await publishSamples(root, folder, Date.now())
const { startApp } = await loadScript('../test/support/app-under-test.ts')
const app = await startApp({ catalog: catalogFile, allowHosts: [host], cacheDir: join(folder, 'feeds') })
const executablePath = findBrowser()

const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
}
const languages = { en: 'en-US', es: 'es-US' }

for (const [device, profile] of Object.entries(devices)) {
  for (const [language, locale] of Object.entries(languages)) await picture(device, profile, language, locale)
}
await app.close()
if (!process.argv[2]) await showcase()
console.log(`Pictures in ${target}.`)
// The sample publisher would keep the process alive.
process.exit()

/**
 * @param {string} device
 * @param {object} profile
 * @param {string} language
 * @param {string} locale
 */
async function picture(device, profile, language, locale) {
  const context = await chromium.launchPersistentContext(join(folder, `${device}-${language}`), {
    ...profile,
    executablePath,
    locale,
    timezoneId: 'America/Los_Angeles',
    args: ['--no-sandbox', '--disable-background-networking'],
  })
  const page = await context.newPage()
  const shoot = async (/** @type {string} */ screen) => {
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme })
      await page.waitForLoadState('networkidle')
      await page.screenshot({ path: join(target, `${device}-${language}-${colorScheme}-${screen}.png`) })
    }
  }
  await page.goto(app.url)
  await page.getByRole('article').first().waitFor()
  await page.getByText(/^(Up to date|Al día)/).waitFor()
  // The font is optional: it is there from the second start on, as for every reader but the first time.
  await page.reload()
  await page.getByRole('article').first().waitFor()
  await shoot('first-start')
  await page.getByRole('button', { name: /^(Follow all|Seguir todo)$/ }).click()
  await page.getByRole('heading', { level: 2 }).first().waitFor()
  await shoot('timeline')
  await page.mouse.wheel(0, 1600)
  await shoot('timeline-scrolled')
  // Left further down, it would open there.
  await page.keyboard.press('Home')
  await page.goto(`${app.url}/?kind=chapter&unread=1`)
  await page.locator('.filter-chip').first().waitFor()
  await page.locator('.filter-button').click()
  await page.getByRole('dialog').waitFor()
  await shoot('timeline-filter')
  await page.keyboard.press('Escape')
  await shoot('timeline-filtered')
  await page.goto(app.url)
  await page.locator('article:has(img.post-thumb) a').first().click()
  await page.locator('.post-body').waitFor()
  await shoot('post')
  await page.getByRole('button', { name: /^(Save|Guardar)$/ }).click()
  await page.getByRole('textbox', { name: /^(Your note|Tu nota)$/ }).fill('Thursday, 7 pm. 🌹')
  await page.getByText(/^(Note stored|Nota guardada)$/).waitFor()
  await page.goto(`${app.url}/front`)
  await page.locator('.front-more').waitFor()
  await shoot('front')
  await page.goto(`${app.url}/front?collection=labor`)
  await page.getByRole('article').first().waitFor()
  await shoot('front-collection')
  await page.goto(`${app.url}/saved`)
  await page.locator('.kept-row').first().waitFor()
  await shoot('saved')
  await page.goto(`${app.url}/sources`)
  await page.getByRole('switch').first().waitFor()
  await shoot('sources')
  await page.getByRole('searchbox').fill('zzz')
  await shoot('sources-nothing-found')
  await page.goto(`${app.url}/settings`)
  await page.getByRole('radio').first().waitFor()
  await shoot('settings')
  for (const screen of ['publisher/dsa-los-angeles', 'publisher/hollywood-labor', 'about', 'faq']) {
    await page.goto(`${app.url}/${screen}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await shoot(screen.replace('/', '-'))
  }
  await page.goto(`${app.url}/nowhere`)
  await shoot('not-found')
  await context.setOffline(true)
  await page.goto(app.url)
  await page.getByText(/^(Offline|Sin conexión)/).waitFor()
  await shoot('offline')
  await page.goto(`${app.url}/sources`)
  await page
    .getByRole('button', { name: /^(None: switch every source off|Ninguna: apagar todas las fuentes)$/ })
    .click()
  await page.goto(app.url)
  await page.locator('.empty-state').waitFor()
  await shoot('empty')
  await context.close()
}

async function showcase() {
  const from = (/** @type {string} */ name) => join(target, `${name}.png`)
  const shots = join(root, 'public', 'screenshots')
  await mkdir(shots, { recursive: true })
  await sharp(from('phone-en-light-timeline'))
    .webp({ quality: 80 })
    .toFile(join(shots, 'timeline-phone.webp'))
  await sharp(from('desktop-en-light-timeline'))
    .webp({ quality: 80 })
    .toFile(join(shots, 'timeline-wide.webp'))
  const [width, height, gap] = [780, 1688, 40]
  const row = ['phone-en-light-timeline', 'phone-en-light-post', 'phone-es-dark-timeline']
  const strip = sharp({
    create: {
      width: row.length * (width + gap) + gap,
      height: height + 2 * gap,
      channels: 3,
      background: '#d9d2cb',
    },
  }).composite(row.map((name, at) => ({ input: from(name), left: gap + at * (width + gap), top: gap })))
  await mkdir(join(root, 'docs'), { recursive: true })
  await sharp(await strip.png().toBuffer())
    .resize({ width: 1200 })
    .webp({ quality: 82 })
    .toFile(join(root, 'docs', 'timeline.webp'))
}
