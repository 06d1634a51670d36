import { expect, test } from 'vitest'
import { withFirstScreen } from '../../src/sw/with-first-screen.ts'

const page = `<!doctype html>
<html lang="en">
<head><link rel="stylesheet" href="/assets/style-new.css"></head>
<body><div id="app"></div></body>
</html>`

const screen = {
  language: 'es',
  theme: 'dark',
  styles: '/assets/style-new.css',
  html: '<main>$& Una huelga</main>',
}

test('the kept rows stand in the page, in the reader’s language and theme', () => {
  const filled = withFirstScreen(page, screen)
  expect(filled).toContain('<div id="app"><main>$& Una huelga</main></div>')
  expect(filled).toContain('<html lang="es" data-theme="dark">')
})

test('a theme that follows the phone is left to it', () => {
  expect(withFirstScreen(page, { ...screen, theme: 'auto' })).toContain('<html lang="es">')
})

test.each([
  ['drawn with other styles', { styles: '/assets/style-old.css' }],
  ['in a language the app does not speak', { language: '"><script>' }],
])('rows %s are not used', (_, other) => {
  expect(withFirstScreen(page, { ...screen, ...other })).toBe(page)
})

test('a theme nobody can choose is not written into the page', () => {
  expect(withFirstScreen(page, { ...screen, theme: '"><script>' })).not.toContain('<script>')
})

test('a page without the app’s one root stays as it is', () => {
  expect(withFirstScreen('<p>Log in</p>', screen)).toBe('<p>Log in</p>')
})
