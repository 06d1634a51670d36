import type { Random } from '../../../test/support/random.ts'
import { box, ink, type Layout, paper, red } from './layouts.ts'
import { drawRow } from './people.ts'

interface Light {
  high: string
  low: string
  far: string
  near: string
}

const lights: readonly Light[] = [
  { high: '#27364F', low: '#E79A63', far: '#4B4459', near: '#1F1B24' },
  { high: '#8FB4CF', low: '#F3E3C8', far: '#7F93A0', near: '#2E3338' },
  { high: '#C9C6BF', low: '#EFEAE1', far: '#9A9791', near: '#33302E' },
  { high: '#141A2C', low: '#4A3B5C', far: '#232640', near: '#0E0E16' },
]

/** A street at some hour with people on it: stands in for a photo. */
const street: Layout = ({ width, height, random }) => {
  const light = random.pick(lights)
  const unit = height / 16
  const rows = [0, 1, 2, 3].map((at) =>
    drawRow(
      {
        y: height * (0.62 + at * 0.11),
        size: unit * (0.5 + at * 0.32),
        fill: mix(light.far, light.near, 0.4 + at * 0.2),
        signs: [5, 4, 3, 1][at] ?? 1,
        signFills: [paper, '#EFE3CF', red, '#D9A441', '#6E93A8'],
      },
      width,
      random,
    ),
  )
  return (
    sky(light, width, height) +
    sunOrMoon(light, width, height, random) +
    skyline(light.far, 0.34, 0.5, width, height, random) +
    skyline(mix(light.far, light.near, 0.45), 0.42, 0.85, width, height, random) +
    rows.join('')
  )
}

/** A meeting in a hall, seen from the last row. */
const hall: Layout = ({ width, height, random }) => {
  const wall = random.pick(['#D8C7A9', '#B9C3B4', '#CDB7A6', '#A9B3BF'])
  const panes = Array.from({ length: 4 }, (_, at) => {
    const x = width * (0.06 + at * 0.25)
    return `${box(x, height * 0.1, width * 0.13, height * 0.34, '#F7EFD9')}<path d="M${x + width * 0.065} ${height * 0.1}v${height * 0.34}M${x} ${height * 0.27}h${width * 0.13}" stroke="${mix(wall, ink, 0.35)}" stroke-width="${width * 0.006}"/>`
  })
  const speaker = width * (0.4 + random.next() * 0.2)
  const banner = `${box(width * 0.3, height * 0.035, width * 0.4, height * 0.055, red)}`
  const rows = [0, 1, 2].map((at) =>
    drawRow(
      {
        y: height * (0.66 + at * 0.14),
        size: height * (0.045 + at * 0.025),
        fill: mix('#5B4A42', ink, at * 0.45),
        signs: 0,
        signFills: [paper],
      },
      width,
      random,
    ),
  )
  return (
    box(0, 0, width, height, wall) +
    panes.join('') +
    banner +
    box(0, height * 0.52, width, height * 0.48, mix(wall, ink, 0.3)) +
    `<g fill="${mix('#5B4A42', ink, 0.2)}"><circle cx="${speaker}" cy="${height * 0.36}" r="${height * 0.032}"/><path d="M${speaker - height * 0.06} ${height * 0.62}v${-height * 0.16}q0-${height * 0.055} ${height * 0.06}-${height * 0.06}q${height * 0.06} ${height * 0.005} ${height * 0.06} ${height * 0.06}v${height * 0.16}z"/></g>` +
    box(speaker - height * 0.075, height * 0.49, height * 0.15, height * 0.15, '#6B3F26') +
    rows.join('')
  )
}

/** Houses in a row, a lamp or two lit. */
const block: Layout = ({ width, height, random }) => {
  const light = random.pick(lights)
  const ground = height * 0.86
  let houses = ''
  let x = -width * 0.02
  while (x < width) {
    const [wide, high] = [width * (0.12 + random.next() * 0.09), height * (0.34 + random.next() * 0.24)]
    const brick = random.pick(['#8C4A3A', '#A3624A', '#7A5B4E', '#5F6B70', '#B08A5E', '#6D3B38'])
    houses += house(x, ground, wide, high, mix(brick, light.near, 0.25), random)
    x += wide
  }
  const trees = [0.2, 0.55, 0.9].map((at) =>
    tree(width * (at + random.next() * 0.08), ground, height * 0.3, mix('#5E7A4B', light.near, 0.3)),
  )
  return (
    sky(light, width, height) +
    sunOrMoon(light, width, height, random) +
    houses +
    box(0, ground, width, height, mix(light.near, light.far, 0.4)) +
    box(0, ground, width, height * 0.02, mix(light.far, paper, 0.3)) +
    trees.join('')
  )
}

export const sceneLayouts: readonly Layout[] = [street, hall, street, block]

function sky(light: Light, width: number, height: number): string {
  return `<defs><linearGradient id="sky" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="${light.high}"/><stop offset=".7" stop-color="${light.low}"/></linearGradient></defs>${box(0, 0, width, height, 'url(#sky)')}`
}

function sunOrMoon(light: Light, width: number, height: number, random: Random): string {
  const [x, y] = [width * (0.15 + random.next() * 0.7), height * (0.14 + random.next() * 0.2)]
  return `<circle cx="${x}" cy="${y}" r="${height * 0.2}" fill="${light.low}" opacity=".25"/><circle cx="${x}" cy="${y}" r="${height * 0.055}" fill="#FFF4DF" opacity=".9"/>`
}

function skyline(
  fill: string,
  top: number,
  litShare: number,
  width: number,
  height: number,
  random: Random,
): string {
  let drawn = ''
  for (let x = -10; x < width; ) {
    const wide = width * (0.04 + random.next() * 0.08)
    const y = height * (top + random.next() * 0.2)
    drawn += box(x, y, wide + 1, height - y, fill)
    for (let wx = x + wide * 0.15; wx < x + wide * 0.8; wx += wide * 0.22) {
      for (let wy = y + height * 0.02; wy < height * 0.62; wy += height * 0.035) {
        if (random.chance(litShare * 0.3))
          drawn += `<path d="M${wx} ${wy}h${wide * 0.1}v${height * 0.015}h${-wide * 0.1}z" fill="#F6D58B" opacity=".7"/>`
      }
    }
    x += wide
  }
  return drawn
}

function house(x: number, ground: number, wide: number, high: number, fill: string, random: Random): string {
  const top = ground - high
  const roof = random.chance(0.5)
    ? `<path d="M${x} ${top}l${wide / 2} ${-wide * 0.4} ${wide / 2} ${wide * 0.4}z" fill="${mix(fill, ink, 0.4)}"/>`
    : box(x, top - 8, wide, 14, mix(fill, ink, 0.4))
  let panes = ''
  for (const column of [0.16, 0.6]) {
    for (let y = top + wide * 0.2; y < ground - wide * 0.55; y += wide * 0.42) {
      panes += box(
        x + wide * column,
        y,
        wide * 0.24,
        wide * 0.28,
        random.chance(0.35) ? '#F6D58B' : mix(fill, ink, 0.6),
      )
    }
  }
  return `${box(x, top, wide - 3, high, fill)}${roof}${panes}${box(x + wide * 0.38, ground - wide * 0.4, wide * 0.24, wide * 0.4, random.pick([ink, red, '#2F4858']))}`
}

function tree(x: number, ground: number, high: number, fill: string): string {
  const trunk = box(x - high * 0.03, ground - high * 0.5, high * 0.06, high * 0.5, '#3B2E27')
  const leaves = [
    [0, -0.8, 0.3],
    [-0.2, -0.6, 0.24],
    [0.2, -0.6, 0.26],
    [0.05, -0.5, 0.24],
  ]
  return (
    trunk +
    leaves
      .map(
        ([dx = 0, dy = 0, r = 0]) =>
          `<circle cx="${x + dx * high}" cy="${ground + dy * high}" r="${r * high}" fill="${fill}"/>`,
      )
      .join('')
  )
}

/** Between two `#rrggbb` colors. */
function mix(from: string, to: string, share: number): string {
  const channel = (color: string, at: number) => Number.parseInt(color.slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share))
  return `#${mixed.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}
