/**
 * What the pictures show, in the order a reader comes to it: each step begins where the one before left the app, and
 * leaves it as it is to be seen. A step without a name leads on to the next.
 *
 * @typedef {import('playwright-core').Page} Page
 * @typedef {{ name?: string, go: () => Promise<unknown> }} Step
 */

/**
 * @param {Page} page
 * @param {string} url of the app
 * @returns {{ first: Step[], full: Step[], offline: Step[], empty: Step[] }}
 */
export function stepsOf(page, url) {
  const open = async (/** @type {string} */ path, /** @type {string} */ mark) => {
    await page.goto(url + path)
    await page.locator(mark).first().waitFor({ state: 'attached' })
  }
  const press = (/** @type {RegExp} */ name) => page.getByRole('button', { name }).first().click()
  const post = '.post-body:not([aria-busy]) > *'
  /** @type {string | undefined} Of the post with a picture that is opened. */
  let seen

  const first = [
    { name: 'first-start', go: () => open('/', 'article') },
    { go: () => press(/^(Follow all|Seguir todo)$/) },
  ]
  const full = [
    { name: 'timeline', go: () => open('/', 'article') },
    { name: 'timeline-scrolled', go: () => page.mouse.wheel(0, 1600) },
    // Left further down, it would open there.
    { go: () => page.keyboard.press('Home') },
    { name: 'timeline-filtered', go: () => open('/?kind=chapter&unread=1', '.filter-chip') },
    { name: 'timeline-filter', go: () => openFilter(page) },
    { name: 'timeline-filter-nothing', go: () => open('/?tag=labor&saved=1', '.empty-state') },
    { name: 'saved-empty', go: () => open('/saved', '.empty-state') },
    {
      name: 'post',
      go: async () => {
        await open('/', 'article')
        await page.locator('article:not(.social):has(img.post-thumb) .post-link').first().click()
        await page.locator(post).first().waitFor()
        seen = new URL(page.url()).pathname
      },
    },
    { name: 'post-end', go: () => keep(page) },
    { name: 'post-social', go: () => openSocial(page, open) },
    { name: 'viewer', go: () => openViewer(page) },
    { go: () => page.keyboard.press('Escape') },
    { name: 'saved', go: () => open('/saved', '.kept-row') },
    { name: 'front', go: () => open('/front', '.front-more') },
    { name: 'front-scrolled', go: () => page.mouse.wheel(0, 1600) },
    { name: 'front-collection', go: () => open('/front?collection=labor', 'article') },
    { name: 'sources', go: () => open('/sources', '[role=switch]') },
    { name: 'sources-nothing-found', go: () => page.getByRole('searchbox').fill('zzz') },
    { name: 'settings', go: () => open('/settings', 'input[type=radio]') },
    { name: 'settings-scrolled', go: () => page.mouse.wheel(0, 900) },
    { name: 'settings-further', go: () => page.mouse.wheel(0, 900) },
    { name: 'settings-end', go: () => page.mouse.wheel(0, 9000) },
    { name: 'legal', go: () => open('/legal', 'main h1') },
    { name: 'packs', go: () => open('/packs', 'main h1') },
    { name: 'pages', go: () => open('/pages', 'main h1') },
    { name: 'publisher', go: () => open('/publisher/dsa-los-angeles', '.profile-posts') },
    { name: 'publisher-scrolled', go: () => page.mouse.wheel(0, 900) },
    { name: 'publisher-empty', go: () => open('/publisher/hollywood-labor', 'main h1') },
    { name: 'about', go: () => open('/about', 'main h1') },
    { name: 'faq', go: () => open('/faq', 'main h1') },
    { name: 'health', go: () => open('/health', '.health-part') },
    { name: 'propose', go: () => open('/propose', '.name-form') },
    { name: 'not-found', go: () => open('/nowhere', '.empty-state') },
  ]
  const offline = [
    { go: () => page.context().setOffline(true) },
    { name: 'offline-timeline', go: () => open('/', 'article').then(() => saysOffline(page)) },
    { name: 'offline-front', go: () => open('/front', '.front-more') },
    { name: 'offline-post', go: () => open(seen ?? '/', post) },
    { name: 'offline-legal', go: () => open('/legal', 'a[href^="tel:"]') },
  ]
  const empty = [
    { go: () => open('/sources', '[role=switch]') },
    { go: () => switchAllOff(page, press) },
    { name: 'timeline-empty', go: () => open('/', '.empty-state') },
    { name: 'front-empty', go: () => open('/front', '.empty-state') },
  ]
  return { first, full, offline, empty }
}

/**
 * Until it is stored the page shows what was on before.
 *
 * @param {Page} page
 * @param {(name: RegExp) => Promise<void>} press
 */
async function switchAllOff(page, press) {
  await press(/^(None: switch every source off|Ninguna: apagar todas las fuentes)$/)
  await page.locator('[role=switch][aria-checked=true]').first().waitFor({ state: 'detached' })
}

/** @param {Page} page */
async function openFilter(page) {
  await page.locator('.filter-button').click()
  await page.getByRole('dialog').waitFor()
}

/** Saves the open post, with a list and a note. @param {Page} page */
async function keep(page) {
  await page.getByRole('button', { name: /^(Save|Guardar)$/ }).click()
  await page.getByLabel(/^(New list|Lista nueva)$/).fill('Huelga y huerta')
  await page.getByRole('button', { name: /^(Make list|Crear lista)$/ }).click()
  await page.getByRole('checkbox').waitFor()
  await page.getByRole('textbox', { name: /^(Your note|Tu nota)$/ }).fill('Thursday, 7 pm. 🌹')
  await page.getByText(/^(Note stored|Nota guardada)$/).waitFor()
}

/**
 * The short post with the most pictures, which may be far down in the timeline.
 *
 * @param {Page} page
 * @param {(path: string, mark: string) => Promise<void>} open
 */
async function openSocial(page, open) {
  const { loadScript } = await import('../load-script.mjs')
  const { samplePosts } = await loadScript('demo/sample-posts.ts')
  const { social } = await samplePosts(page)
  await open(`/post/${social}`, '.post-body img[role=button]')
}

/** @param {Page} page */
async function openViewer(page) {
  await page.locator('.post-body img[role=button]').first().click()
  await page.locator('.viewer[open] img').waitFor()
}

/** @param {Page} page */
function saysOffline(page) {
  return page
    .getByRole('status')
    .filter({ hasText: /^(Offline|Sin conexión|Can’t refresh|No se pudo)/ })
    .waitFor()
}
