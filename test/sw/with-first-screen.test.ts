import { expect, test } from 'vitest'
import type { Look } from '../../src/core/domain/look.ts'
import { withFirstScreen, withGuard, withLook } from '../../src/sw/with-first-screen.ts'

const bars = (light: string, dark: string) =>
  `<meta name="theme-color" content="${light}" media="(prefers-color-scheme: light)" />
<meta name="theme-color" content="${dark}" media="(prefers-color-scheme: dark)" />`
const page = `<!doctype html>
<html lang="en">
<head>${bars('#FBF7F2', '#161314')}<link rel="stylesheet" href="/assets/style-new.css"></head>
<body><div id="app"></div></body>
</html>`

const look: Look = { language: 'es', theme: 'dark', textSize: 120, readingFace: 'sans' }
const screen = { look, styles: '/assets/style-new.css', html: '<main>$& Una huelga</main>' }

test('the kept rows stand in the page, in the reader’s language, theme, text size and letters', () => {
  const filled = withFirstScreen(page, screen)
  expect(filled).toContain('<div id="app"><main>$& Una huelga</main></div>')
  expect(filled).toContain('<html lang="es" data-theme="dark" data-text-size="120" data-reading-face="sans">')
})

test('a theme that follows the phone is left to it', () => {
  const auto: Look = { language: 'es', theme: 'auto', textSize: 100, readingFace: 'serif' }
  expect(withLook(page, auto)).toBe(page.replace('lang="en"', 'lang="es"'))
})

test('the browser’s own bars have the color of the theme, however the phone is', () => {
  expect(withLook(page, { ...look, theme: 'black' })).toContain(bars('#000000', '#000000'))
  expect(withLook(page, { ...look, theme: 'e-ink' })).toContain(bars('#FFFFFF', '#FFFFFF'))
})

test('rows drawn with other styles are not used, but the look is', () => {
  expect(withFirstScreen(page, { ...screen, styles: '/assets/style-old.css' })).toBe(withLook(page, look))
})

test('a page without the app’s one root stays as it is', () => {
  expect(withFirstScreen('<p>Log in</p>', screen)).toBe('<p>Log in</p>')
})

test('a page that has to start hidden has no name and no icon of the app, and knows it', () => {
  const whole = `<title>DSA Feed</title><link rel="icon" href="/icons/icon-64.png" type="image/png" />${page}`
  const hidden = withGuard(whole, 'hidden')
  expect(hidden).toContain('<title></title><link rel="icon" href="data:," type="image/png" />')
  expect(hidden).toContain('<div id="app" data-guard="hidden"></div>')
  expect(withGuard(whole, undefined)).toBe(whole)
})
