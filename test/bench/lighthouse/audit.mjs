/**
 * `node audit.mjs FOLDER PORT PHONE|DESKTOP URL …`: Lighthouse, installed in FOLDER, on screens of the browser that
 * listens at PORT, with what it has stored. A line of JSON for each: its two scores and the audits that failed. A
 * process of its own, for Lighthouse keeps timers and listeners after it is done.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const [folder = '', port = '', device = '', ...urls] = process.argv.slice(2)
const { resolve } = createRequire(join(folder, 'package.json'))
const { default: lighthouse, desktopConfig } = await import(pathToFileURL(resolve('lighthouse')).href)

const onlyCategories = ['accessibility', 'best-practices']
const flags = {
  port: Number(port),
  logLevel: 'error',
  output: 'json',
  onlyCategories,
  disableStorageReset: true,
}
const config = device === 'desktop' ? desktopConfig : undefined

for (const url of urls) {
  const { lhr } = await lighthouse(url, flags, config)
  if (lhr.runtimeError) throw new Error(`Lighthouse could not audit ${url}: ${lhr.runtimeError.message}`)
  const scores = onlyCategories.map((id) => Math.round((lhr.categories[id].score ?? 0) * 100))
  console.log(JSON.stringify({ scores, failed: onlyCategories.flatMap((id) => failedAudits(lhr, id)) }))
}

/**
 * Those that take from the score.
 *
 * @param {any} lhr
 * @param {string} category
 * @returns {string[]}
 */
function failedAudits({ categories, audits }, category) {
  return categories[category].auditRefs
    .filter(({ id, weight }) => weight > 0 && audits[id].score !== null && audits[id].score < 1)
    .map(({ id }) => `${id}: ${placesOf(audits[id]).join(', ') || audits[id].title}`)
}

/** @param {any} audit @returns {string[]} what it names: elements, or lines of the console */
function placesOf({ details }) {
  return (details?.items ?? [])
    .slice(0, 3)
    .map((/** @type {any} */ item) => item.node?.selector ?? item.description ?? JSON.stringify(item))
}
