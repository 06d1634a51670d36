import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { monogram } from '../../src/ui/parts/monogram.ts'

const css = readFileSync('src/ui/styles/tokens.css', 'utf8')

/** Both values of a `light-dark()` token, or one value twice. */
function token(name: string): [string, string] {
  const value = new RegExp(`--${name}: ([^;]+);`).exec(css)?.[1] ?? ''
  const colors = value.match(/#[0-9a-f]{6}/gi) ?? []
  const [light, dark = light] = colors
  if (!light || !dark) throw new Error(`No color in --${name}`)
  return [light, dark]
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
])('%s on %s has at least %d:1 in both themes', (text, ground, least) => {
  const [lightText, darkText] = token(text)
  const [lightGround, darkGround] = token(ground)
  expect(contrast(lightText, lightGround)).toBeGreaterThanOrEqual(least)
  expect(contrast(darkText, darkGround)).toBeGreaterThanOrEqual(least)
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
