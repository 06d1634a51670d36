import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { browserArgs } from '../browser-args.mjs'
import { findBrowser } from '../find-browser.mjs'
import { stepsOf } from './steps.mjs'

/** @type {Record<string, import('playwright-core').BrowserContextOptions>} */
export const devices = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  tablet: { viewport: { width: 820, height: 1180 }, deviceScaleFactor: 1, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 },
}
export const languages = { en: 'en-US', es: 'es-US' }
const colorSchemes = /** @type {const} */ (['light', 'dark'])

/**
 * Takes a device in one language through all steps. One that fails is told and the others are taken nevertheless:
 * whoever looks through them wants to see what there is.
 *
 * @param {{ url: string, target: string, profile: string, device: string, language: string, locale: string }} options
 * @returns {Promise<string[]>} what went wrong
 */
export async function takePictures({ url, target, profile, device, language, locale }) {
  const context = await chromium.launchPersistentContext(profile, {
    ...devices[device],
    executablePath: findBrowser(),
    locale,
    timezoneId: 'America/Los_Angeles',
    args: [...browserArgs, '--disable-background-networking'],
  })
  const page = context.pages()[0] ?? (await context.newPage())
  await fill(page, url)
  const { first, full, offline, empty } = stepsOf(page, url)
  /** @type {string[]} */
  const failed = []
  for (const { name, go } of [...first, ...full, ...offline, ...empty]) {
    try {
      await go()
      if (name) await shoot(page, join(target, `${device}-${language}`), name)
    } catch (error) {
      failed.push(`${device}, ${language}, ${name ?? go}: ${error instanceof Error ? error.message : error}`)
    }
  }
  await context.close()
  return failed
}

/**
 * The font is optional: it is there from the second start on, as for every reader but the first time. And without
 * the shell there is nothing to see offline.
 *
 * @param {import('playwright-core').Page} page
 * @param {string} url
 */
async function fill(page, url) {
  await page.goto(url)
  await page.getByText(/^(Up to date|Al día)/).waitFor()
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}))
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string} start
 * @param {string} name
 */
async function shoot(page, start, name) {
  for (const colorScheme of colorSchemes) {
    await page.emulateMedia({ colorScheme })
    await page.waitForFunction(isDrawn)
    await page.screenshot({ path: `${start}-${colorScheme}-${name}.png` })
  }
}

/** Runs in the page. Pictures that come ahead of being seen may go on coming. */
async function isDrawn() {
  await document.fonts.ready
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  const seen = [...document.images].filter((image) => {
    const { top, bottom } = image.getBoundingClientRect()
    return bottom >= 0 && top <= innerHeight
  })
  if (!seen.every(({ complete }) => complete)) return false
  // One that has come is painted only once it is decoded, too. What can't be is told in words by the page.
  await Promise.allSettled(seen.map((image) => image.decode()))
  return true
}
