import type { FirstScreen } from '../core/storage/first-screen.ts'

const languages = ['en', 'es']
const themes = ['light', 'dark']

/**
 * The app's page with the timeline's top already in it; the page as it is when the two don't belong together.
 * Feed text in `html` was written out by the browser from text nodes, so it holds no markup of a feed; the
 * page's policy would run none.
 */
export function withFirstScreen(page: string, { language, theme, styles, html }: FirstScreen): string {
  const [before, after, ...more] = page.split('<div id="app"></div>')
  if (before === undefined || after === undefined || more.length > 0) return page
  if (!languages.includes(language) || !before.includes(`href="${styles}"`)) return page
  const themed = themes.includes(theme) ? ` data-theme="${theme}"` : ''
  return `${before.replace('<html lang="en">', `<html lang="${language}"${themed}>`)}<div id="app">${html}</div>${after}`
}
