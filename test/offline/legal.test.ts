import type { Page } from 'playwright-core'
import { afterEach, expect, test } from 'vitest'
import { en } from '../../src/ui/words/en.ts'
import { es } from '../../src/ui/words/es.ts'
import { legalEn } from '../../src/ui/words/legal-en.ts'
import { legalCatalogs } from '../../src/ui/words/legal-words.ts'
import { savedCatalogs } from '../../src/ui/words/saved-words.ts'
import { sourcesEn } from '../../src/ui/words/sources-en.ts'
import { stateName } from '../../src/ui/words/state-names.ts'
import { openRefreshed, storedRows, whenShellIsKept, whenStatus } from '../support/app-page.ts'
import { violationsOf } from '../support/axe.ts'
import { eventually } from '../support/eventually.ts'
import { clippedTexts, overflowOf } from '../support/layout.ts'
import { tabTo } from '../support/tab-to.ts'
import { startWorld, type World } from '../support/world.ts'

let world: World

afterEach(() => world?.close())

test('the shortcut opens the numbers with the server dead and a browser just started', async () => {
  await startKept()
  await world.app.kill()
  await world.phone.kill()
  await world.phone.restart()
  const { page } = world.phone
  await openLegal(page)
  expect(await callsOn(page)).toEqual([['212-555-0100', 'tel:+12125550100']])
  await page.getByLabel(legalEn.state).selectOption('CA')
  await page.getByRole('heading', { name: legalEn.stateNumbers('California') }).waitFor()
  expect(await callsOn(page)).toEqual([
    ['1-844-555-0199', 'tel:+18445550199'],
    ['212-555-0100', 'tel:+12125550100'],
  ])
  const card = page.locator('.hotline', { hasText: 'California Watch' })
  await card
    .getByText(`${legalEn.day('2026-01-02')}. ${legalEn.checkedOn.call('February 3, 2026')}`)
    .waitFor()
  expect(await card.getByRole('link', { name: 'California Watch', exact: true }).getAttribute('href')).toBe(
    'https://watch.example/',
  )
  await page.getByText(legalEn.sourceNoDay, { exact: false }).waitFor()

  await whenSetting(page, 'legalState', 'CA')
  await world.phone.kill()
  await world.phone.restart()
  await openLegal(world.phone.page)
  expect(await world.phone.page.getByLabel(legalEn.state).inputValue()).toBe('CA')
  expect(await callsOn(world.phone.page)).toHaveLength(2)
  world.phone.expectNoFaults()
})

test.each([
  ['English', 'en-US', en],
  ['Spanish', 'es-MX', es],
] as const)(
  'two taps lead there from the timeline, and a state without a number says so in %s',
  async (_, locale, words) => {
    const text = legalCatalogs[words.language]
    const page = await startKept({ locale })
    await world.app.kill()
    await page.getByRole('link', { name: words.nav.saved, exact: true }).tap()
    await page.getByRole('link', { name: savedCatalogs[words.language].legal }).tap()
    await page.getByRole('heading', { level: 1, name: text.title }).waitFor()
    await page.getByLabel(text.state).selectOption('ID')
    await page.getByText(text.noneFor(stateName(words.language, 'ID'))).waitFor()
    expect(await callsOn(page)).toEqual([['212-555-0100', 'tel:+12125550100']])
    await page
      .getByRole('heading', { name: words.language === 'es' ? 'Línea del gremio' : 'Guild hotline' })
      .waitFor()
    world.phone.expectNoFaults()
  },
)

test('before the first refresh it says so, and own numbers can be kept already', async () => {
  world = await startWorld({ sources: 1 })
  const { page } = world.phone
  world.line.hold(/^\/(api|catalog)/)
  await page.goto(`${world.line.url}/legal`)
  await page.getByText(legalEn.notYet).waitFor()
  await addOwn(page, 'Rosa', '911')
  await page.locator('.call-link[href="tel:911"]').waitFor()
})

test('the state of most chosen chapters is taken until the reader says another', async () => {
  const page = await startKept()
  await page.goto(`${world.line.url}/sources`)
  await page.getByRole('button', { name: sourcesEn.noneLabel }).click()
  const [first] = world.sources
  await page.getByRole('switch', { name: first?.title ?? '', exact: true }).click()
  await page.getByRole('switch', { name: first?.title ?? '', exact: true, checked: true }).waitFor()
  await openLegal(page)
  await page.getByText(legalEn.stateFollowed).waitFor()
  expect(await page.getByLabel(legalEn.state).inputValue()).toBe('CA')
  await page.getByLabel(legalEn.state).selectOption('')
  await page.getByText(legalEn.stateHint, { exact: true }).waitFor()
  expect(await callsOn(page)).toHaveLength(1)
  world.phone.expectNoFaults()
})

test('own numbers are checked, changed, deleted with Undo, and outlive a battery; none leaves the phone', async () => {
  await startKept()
  await world.app.kill()
  const { page } = world.phone
  await openLegal(page)
  await page.getByText(legalEn.add, { exact: true }).click()
  await page.getByRole('button', { name: legalEn.addButton }).click()
  await page.getByText(legalEn.noLabel).waitFor()
  await page.locator('input:focus').fill('Rosa, lawyer')
  await page.getByLabel(legalEn.number, { exact: true }).fill('555-LAWYERS')
  await page.keyboard.press('Enter')
  await page.getByText(legalEn.wrongNumber.signs).waitFor()
  expect(await page.locator('input:focus').getAttribute('aria-invalid')).toBe('true')
  await page.locator('input:focus').fill('12')
  await page.getByText(legalEn.wrongNumber.length).waitFor()
  expect(await storedRows(page, 'ownNumbers')).toEqual([])
  await page.locator('input:focus').fill('(212) 555-0123')
  await page.keyboard.press('Enter')
  await page.locator('.call-link[href="tel:2125550123"]').waitFor()

  await page.getByRole('button', { name: legalEn.editOf('Rosa, lawyer') }).click()
  const form = page.locator('.hotline .own-number-form')
  await form.getByLabel(legalEn.number, { exact: true }).fill('+1 212 555 0124')
  await form.getByRole('button', { name: legalEn.storeButton }).click()
  await page.locator('.call-link[href="tel:+12125550124"]').waitFor()
  await page.getByRole('button', { name: legalEn.removeOf('Rosa, lawyer') }).click()
  await page.getByText(legalEn.removed('Rosa, lawyer')).waitFor()
  await page.locator('.call-link[href="tel:+12125550124"]').waitFor({ state: 'detached' })
  expect(await storedRows(page, 'ownNumbers')).toEqual([])
  await page.getByRole('button', { name: en.undo }).click()
  await page.locator('.call-link[href="tel:+12125550124"]').waitFor()

  await world.phone.kill()
  await world.phone.restart()
  await openLegal(world.phone.page)
  const [first] = await callsOn(world.phone.page)
  expect(first).toEqual(['+1 212 555 0124', 'tel:+12125550124'])
  world.phone.expectNoFaults()
})

test('by keyboard alone: a number is put on the screen, turned, shown with all others, and left', async () => {
  const page = await startKept()
  await openLegal(page)
  await page.getByLabel(legalEn.state).selectOption('CA')
  await page.getByRole('heading', { name: legalEn.stateNumbers('California') }).waitFor()
  await tabTo(page, `button[aria-label="${legalEn.armOf('Guild hotline')}"]`)
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: legalEn.armTitle })
  await dialog.getByText('Guild hotline').waitFor()
  expect(await armTexts(page)).toEqual(['212 555 0100'])
  await page.keyboard.press('ArrowLeft')
  await dialog.getByText('California Watch').waitFor()
  expect(await armTexts(page)).toEqual(['1 844 555 0199'])
  for (let presses = 0; presses < 12; presses++) {
    await page.keyboard.press('Tab')
    // Past the last part the browser's own bar has its turn; nothing behind the dialog ever has.
    expect(
      await page.evaluate(() => document.activeElement?.closest('main, dialog, body')?.localName),
    ).toMatch(/^(dialog|body)$/)
  }
  await tabTo(page, '.arm [aria-pressed="false"]')
  await page.keyboard.press('Space')
  await eventually(async () => expect(await armTexts(page)).toEqual(['1 844 555 0199', '212 555 0100']))
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.locator(`button[aria-label="${legalEn.armOf('Guild hotline')}"]:focus`).waitFor()
  world.phone.expectNoFaults()
})

test('digits fill the width of any phone, upright and on its side, black on white and white on black', async () => {
  const page = await startKept()
  await openLegal(page)
  await page.getByRole('button', { name: legalEn.arm }).click()
  await page.getByText(legalEn.armAwake).or(page.getByText(legalEn.armAsleep)).waitFor()
  for (const [width, height, size] of [
    [390, 844, '100'],
    [844, 390, '100'],
    [320, 568, '100'],
    [320, 568, '200'],
    [1280, 800, '100'],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.evaluate((textSize) => {
      document.documentElement.dataset.textSize = textSize
    }, size)
    const where = `${width}x${height} ${size}`
    expect([where, await overflowOf(page), await clippedTexts(page)]).toEqual([where, 0, []])
    const { lines, left, right, widest } = await digitsOn(page)
    // Each group in one piece.
    expect([where, lines]).toEqual([where, [1, 1, 1]])
    expect(left, where).toBeGreaterThan(0)
    expect(right, where).toBeLessThan(width)
    expect(widest / width, where).toBeGreaterThan(size === '200' ? 0.35 : 0.45)
    expect(await sidewaysOf(page), where).toBeLessThanOrEqual(0)
    expect(await violationsOf(page), where).toEqual([])
  }
  const ground = () => page.locator('.arm').evaluate((arm) => getComputedStyle(arm).backgroundColor)
  expect(await ground()).toBe('rgb(255, 255, 255)')
  await page.getByRole('button', { name: legalEn.armDark }).click()
  await eventually(async () => expect(await ground()).toBe('rgb(0, 0, 0)'))
  expect(await violationsOf(page)).toEqual([])
  await page.getByRole('button', { name: legalEn.armClose }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  world.phone.expectNoFaults()
})

test('a phone that keeps no screen on says so; one that does lets go when the card is left', async () => {
  const page = await startKept()
  await page.addInitScript(() => {
    const locks: string[] = []
    Object.assign(globalThis, { locks })
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async (kind: string) => {
          locks.push(kind)
          return { release: async () => void locks.push('released') }
        },
      },
    })
  })
  await openLegal(page)
  await page.getByRole('button', { name: legalEn.arm }).click()
  await page.getByText(legalEn.armAwake).waitFor()
  await page.getByRole('button', { name: legalEn.armClose }).click()
  const locks = () => page.evaluate(() => Reflect.get(globalThis, 'locks'))
  await eventually(async () => expect(await locks()).toEqual(['screen', 'released']))

  const other = await world.phone.context.newPage()
  await other.addInitScript(() => Object.defineProperty(navigator, 'wakeLock', { value: undefined }))
  await openLegal(other)
  await other.getByRole('button', { name: legalEn.arm }).click()
  await other.getByText(legalEn.armAsleep).waitFor()
  world.phone.expectNoFaults()
})

test('the icon’s first shortcut leads to it', async () => {
  const page = await startKept()
  const manifest = await page.evaluate(async () => {
    const href = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href ?? ''
    return (await fetch(href)).json() as Promise<{ shortcuts: { url: string }[] }>
  })
  expect(manifest.shortcuts[0]?.url).toBe('/legal')
})

/** The app with its shell and posts on the phone; the question of the first start is still open. */
async function startKept(phone: { locale?: string } = {}): Promise<Page> {
  world = await startWorld({ sources: 3, phone })
  const { page } = world.phone
  if (phone.locale?.startsWith('es')) {
    await page.goto(world.line.url)
    await whenStatus(page, new RegExp(`^${es.status.upToDate('')}`))
  } else await openRefreshed(page, world.line.url)
  await whenShellIsKept(page)
  return page
}

async function openLegal(page: Page): Promise<void> {
  await page.goto(`${world.line.url}/legal`)
  await page.getByRole('heading', { level: 1, name: legalEn.title }).waitFor()
}

async function addOwn(page: Page, label: string, number: string): Promise<void> {
  await page.getByText(legalEn.add, { exact: true }).click()
  await page.getByLabel(legalEn.label).fill(label)
  await page.getByLabel(legalEn.number, { exact: true }).fill(number)
  await page.keyboard.press('Enter')
}

/** What is read, and what is dialed. */
function callsOn(page: Page): Promise<[string | null, string | null][]> {
  return page
    .locator('.call-link')
    .evaluateAll((links) => links.map((link) => [link.textContent, link.getAttribute('href')]))
}

async function whenSetting(page: Page, key: string, value: string): Promise<void> {
  await eventually(async () => expect(await storedRows(page, 'settings')).toContainEqual({ key, value }))
}

async function armTexts(page: Page): Promise<string[]> {
  return (await page.locator('.arm-number').allTextContents()).map((text) => text.trim())
}

/** How much wider its content is than the part that scrolls. */
function sidewaysOf(page: Page): Promise<number> {
  return page.locator('.arm-stage').evaluate((stage) => stage.scrollWidth - stage.clientWidth)
}

/** The groups of the number that is shown: lines each takes, and where they stand. */
function digitsOn(page: Page) {
  return page.locator('.arm-number').evaluate((number) => {
    const groups = [...number.querySelectorAll('span')].map((span) => {
      const range = document.createRange()
      range.selectNodeContents(span)
      return [...range.getClientRects()]
    })
    const boxes = groups.flat()
    const left = Math.min(...boxes.map((box) => box.left))
    const right = Math.max(...boxes.map((box) => box.right))
    return { lines: groups.map(({ length }) => length), left, right, widest: right - left }
  })
}
