import type { GuardMark } from '../core/domain/guard-mark.ts'
import { barColor, type Look, lookAttributes } from '../core/domain/look.ts'
import type { FirstScreen } from '../core/storage/first-screen.ts'

/**
 * The app's page with the timeline's top already in it; with its look alone when the two don't belong together.
 * Feed text in `html` was written out by the browser from text nodes, so it holds no markup of a feed; the
 * page's policy would run none.
 */
export function withFirstScreen(page: string, { look, styles, html }: FirstScreen): string {
  const looking = withLook(page, look)
  const [before, after, ...more] = looking.split('<div id="app"></div>')
  if (before === undefined || after === undefined || more.length > 0) return page
  if (!before.includes(`href="${styles}"`)) return looking
  return `${before}<div id="app">${html}</div>${after}`
}

/** The app's page in the reader's language, theme and text size, so that the first paint is right. */
export function withLook(page: string, look: Look): string {
  const attributes = lookAttributes(look).map(([name, value]) => (value ? ` ${name}="${value}"` : ''))
  return page
    .replace('<html lang="en">', `<html lang="${look.language}"${attributes.join('')}>`)
    .replace(
      /(<meta name="theme-color" content=")[^"]*(" media="\(prefers-color-scheme: (light|dark)\)")/g,
      (_, start, end, phone) => `${start}${barColor(look, phone)}${end}`,
    )
}

/** The app's page without name or sign of the app, and told that it has to start so; as it is without a mark. */
export function withGuard(page: string, mark: GuardMark | undefined): string {
  if (!mark) return page
  return page
    .replace(/<title>[^<]*<\/title>/, '<title></title>')
    .replace(/(<link rel="icon" href=")[^"]*"/, '$1data:,"')
    .replace('<div id="app">', `<div id="app" data-guard="${mark}">`)
}
