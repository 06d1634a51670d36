import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { textSizes, themeColors, themes } from '../../src/core/domain/look.ts'
import { monogram } from '../../src/ui/parts/monogram.ts'

const css = readFileSync('src/ui/styles/tokens.css', 'utf8')

/** Values of a theme's tokens: its own, else those of every theme for a phone that is light or dark. */
function tokensOf(theme: keyof typeof themeColors, isMoreContrast = false): Map<string, string> {
  const own = block(`:root[data-theme="${theme}"] {`)
  const isDark = /color-scheme: dark;/.test(own)
  const more = isMoreContrast ? block('@media (prefers-contrast: more) {\n  :root {') : ''
  const values = new Map<string, string>()
  for (const [, name = '', value = ''] of `${block(':root {')}${more}${own}`.matchAll(
    /--([\w-]+): ([^;]+);/g,
  )) {
    const [light, dark = light] = value.match(/#[0-9a-f]{6}\b/gi) ?? []
    const color = isDark ? dark : light
    const other = values.get(/^var\(--([\w-]+)\)$/.exec(value)?.[1] ?? '')
    if (color || other) values.set(name, color ?? other ?? '')
  }
  return values
}

function block(start: string): string {
  const at = css.indexOf(start)
  if (at < 0) throw new Error(`No ${start} in the tokens.`)
  return css.slice(at + start.length, css.indexOf('}', at))
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function luminance(color: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(color.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

function contrastIn(tokens: Map<string, string>, text: string, ground: string): number {
  const [one, other] = [tokens.get(text), tokens.get(ground)]
  if (!one || !other) throw new Error(`No color in --${text} or --${ground}.`)
  return contrast(one, other)
}

const shown = themes.filter((theme) => theme !== 'auto')

describe.each(shown)('in the theme %s', (theme) => {
  test.each([
    ['ink', 'ground', 7],
    ['ink', 'raised', 7],
    ['ink', 'wash', 7],
    ['quiet', 'ground', 4.5],
    ['quiet', 'raised', 4.5],
    ['quiet', 'wash', 4.5],
    ['red', 'ground', 4.5],
    ['red', 'raised', 4.5],
    ['on-red', 'red-ground', 4.5],
    ['outline', 'ground', 3],
    ['outline', 'raised', 3],
  ])('%s on %s has at least %d:1', (text, ground, least) => {
    expect(contrastIn(tokensOf(theme), text, ground)).toBeGreaterThanOrEqual(least)
  })

  test('all text has 7:1 where the reader asks for more contrast', () => {
    for (const text of ['ink', 'quiet', 'red'])
      for (const ground of ['ground', 'raised'])
        expect(contrastIn(tokensOf(theme, true), text, ground)).toBeGreaterThanOrEqual(7)
    expect(contrastIn(tokensOf(theme, true), 'outline', 'ground')).toBeGreaterThanOrEqual(7)
  })

  test('the browser’s own bars have the color of the ground', () => {
    expect(themeColors[theme].toLowerCase()).toBe(tokensOf(theme).get('ground'))
  })
})

test('e-ink is black on white, with no color and no grey under 7:1', () => {
  const tokens = tokensOf('e-ink')
  expect([tokens.get('ink'), tokens.get('ground')]).toEqual(['#000000', '#ffffff'])
  for (const [name, color] of tokens) {
    expect([name, color]).toEqual([name, expect.stringMatching(/^#(..)\1\1$/)])
    if (color !== '#ffffff') expect(contrast(color, '#ffffff')).toBeGreaterThanOrEqual(7)
  }
})

test('every text size that can be chosen has its rule', () => {
  const ruled = [...css.matchAll(/\[data-text-size="(\d+)"\] \{\s+font-size: (\d+)%;/g)]
  for (const [, size, percent] of ruled) expect(percent).toBe(size)
  expect(ruled.map(([, size]) => Number(size))).toEqual(textSizes.filter((size) => size !== 100))
})

test('white letters are readable on every ground of a monogram', () => {
  const logoCss = readFileSync('src/ui/parts/publisher-logo.css', 'utf8')
  const grounds = new Set(
    Array.from({ length: 200 }, (_, index) => monogram(`publisher-${index}`, 'X').ground),
  )
  expect(grounds.size).toBe(8)
  for (const ground of grounds) {
    const color = new RegExp(`\\.logo-${ground} \\{\\s+background: (#[0-9a-f]{6});`).exec(logoCss)?.[1] ?? ''
    expect(contrast('#ffffff', color)).toBeGreaterThanOrEqual(4.5)
  }
})

test.each([
  ['portland-dsa', 'Portland DSA', 'PO'],
  ['east-bay-dsa', 'East Bay DSA', 'EB'],
  ['dsa-los-angeles', 'DSA Los Angeles', 'LA'],
  ['the-thorn-west', 'The Thorn West', 'TW'],
  ['ydsa', 'YDSA', 'YD'],
])('%s is drawn with the letters that tell it apart', (id, name, letters) => {
  expect(monogram(id, name).letters).toBe(letters)
})
