import { afterAll, beforeAll, expect, test } from 'vitest'
import { pagesEn } from '../../src/ui/words/pages-en.ts'
import { openRefreshed, storedRows } from '../support/app-page.ts'
import { type HostilePayload, hostilePayloads } from '../support/hostile-payloads.ts'
import { noteWhatRuns } from '../support/hostile-probe.ts'
import { overflowOf } from '../support/layout.ts'
import { makePage } from '../support/make-page.ts'
import { startWorld, type World } from '../support/world.ts'

const told = [/^Applying inline style violates/, /^Setting the document's base URI to/, /^Loading media from/]

let world: World
let payloads: HostilePayload[]

beforeAll(async () => {
  world = await startWorld({ sources: 2, phone: { ignoreErrors: told } })
  const { publisher } = world
  const all = hostilePayloads({ origin: publisher.url, own: world.line.url })
  payloads = someOfEach(all.filter(({ family }) => family !== 'giant' && family !== 'fields'))
  for (const { number, text } of payloads) {
    const title = `Hostile ${number}`
    publisher.serve(`/hostile/${number}`, {
      body: makePage({ title, inside: text }),
      contentType: 'text/html',
    })
  }
})

afterAll(() => world?.close())

test('a hostile page is its text and nothing more, while it is taken apart and when it is read', async () => {
  const { page, context } = world.phone
  await context.addInitScript(noteWhatRuns)
  const dialogs: string[] = []
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message())
    void dialog.dismiss()
  })
  await openRefreshed(page, world.line.url)
  await page.goto(`${world.line.url}/pages`)
  world.publisher.forgetRequests()
  const kept: number[] = []
  for (const { number } of payloads) {
    await page.getByLabel(pagesEn.address).fill(`${world.publisher.url}/hostile/${number}`)
    await page.getByRole('button', { name: pagesEn.keep, exact: true }).click()
    const outcome = page.locator('.name-form [role=alert], .page-outcome:not(:empty)')
    await outcome.waitFor()
    if (!(await page.locator('.name-form [role=alert]').count())) kept.push(number)
  }
  // Some pages swallow their own article; most have one.
  expect(kept.length).toBeGreaterThan(payloads.length / 2)
  for (const { url } of await storedRows(page, 'pages')) {
    await page.goto(`${world.line.url}/page?url=${encodeURIComponent(url)}`)
    await page.locator('.post-body:not([aria-busy])').waitFor()
    expect([url, await dangersIn()]).toEqual([url, []])
    expect(await overflowOf(page)).toBe(0)
    for (const part of await page.locator('.post-body summary, .post-body a:not([href])').all())
      await part.dispatchEvent('click')
    expect([url, await page.evaluate(() => Reflect.get(globalThis, 'whatRan'))]).toEqual([url, []])
    expect(new URL(page.url()).pathname).toBe('/page')
  }
  expect(dialogs).toEqual([])
  expect(context.pages()).toHaveLength(1)
  expect(page.frames()).toHaveLength(1)
  expect(world.publisher.requests().filter(({ headers }) => 'sec-fetch-mode' in headers)).toEqual([])
  world.phone.expectNoFaults()

  function dangersIn(): Promise<string[]> {
    return page.locator('.post-body').evaluate((body) => {
      const dangerous =
        /^(script|style|link|meta|base|iframe|frame|object|embed|form|input|svg|math|video|audio|template)$/
      return [...body.querySelectorAll('*')].flatMap((element) => {
        const names = element.getAttributeNames()
        const found = names.filter((name) => /^on|^(style|srcdoc|formaction|autofocus|srcset)$/.test(name))
        if (dangerous.test(element.localName)) found.push(element.localName)
        if (element.id && !/^(user-content-|post-part-\d+$)/.test(element.id)) found.push(`id ${element.id}`)
        const address = element.getAttribute('href') ?? element.getAttribute('src') ?? ''
        if (/^\s*(javascript|data|vbscript|blob)\s*:/i.test(address)) found.push(address)
        if (element.localName === 'img' && !address.startsWith('/api/image?url=http')) found.push(address)
        return found
      })
    })
  }
})

/** Two of each family: where a page is taken apart all of a family go the same way. */
function someOfEach(all: readonly HostilePayload[]): HostilePayload[] {
  const families = new Map<string, HostilePayload[]>()
  for (const payload of all) families.set(payload.family, [...(families.get(payload.family) ?? []), payload])
  return [...families.values()].flatMap((family) => family.slice(0, 2))
}
