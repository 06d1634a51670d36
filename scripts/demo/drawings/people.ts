import type { Random } from '../../../test/support/random.ts'

export interface Row {
  /** Of the heads. */
  y: number
  /** Height of a head. */
  size: number
  fill: string
  /** How many of ten hold a sign. */
  signs: number
  signFills: readonly string[]
}

/** People seen from behind, shoulder to shoulder. */
export function drawRow(row: Row, width: number, random: Random): string {
  let drawn = ''
  for (let x = -row.size; x < width + row.size; x += row.size * (1.15 + random.next() * 0.5)) {
    const head = row.size * (0.42 + random.next() * 0.1)
    const y = row.y + row.size * (random.next() - 0.5) * 0.7
    if (random.next() * 10 < row.signs) drawn += sign(x, y, row, random)
    else if (random.chance(0.16)) drawn += raisedArm(x, y, row)
    const hair = random.chance(0.3)
      ? `<ellipse cx="${x}" cy="${y - head * 0.5}" rx="${head * 1.1}" ry="${head * 0.75}"/>`
      : ''
    const hat = random.chance(0.18)
      ? `<path d="M${x - head * 1.7} ${y - head * 0.35}h${head * 3.4}l${-head * 0.7} ${-head * 0.85}h${-head * 2}z"/>`
      : ''
    const shoulder = row.size * 0.82
    drawn += `<g fill="${row.fill}"><circle cx="${x}" cy="${y}" r="${head}"/>${hair}${hat}<path d="M${x - shoulder} ${y + row.size * 6}V${y + row.size * 1.15}q${shoulder * 0.1} ${-row.size * 0.55} ${shoulder} ${-row.size * 0.62}q${shoulder * 0.9} ${row.size * 0.07} ${shoulder} ${row.size * 0.62}V${y + row.size * 6}z"/></g>`
  }
  return drawn
}

function sign(x: number, y: number, { size, fill, signFills }: Row, random: Random): string {
  const [wide, high] = [size * (1.7 + random.next() * 1.1), size * (1.2 + random.next() * 0.6)]
  const top = y - size * (2.3 + random.next() * 1.4)
  const paint = random.pick(signFills)
  const writing = [0.28, 0.52, 0.74]
    .slice(0, random.between(1, 3))
    .map(
      (at) =>
        `<path d="M${x - wide * 0.34} ${top + high * at}h${wide * (0.45 + random.next() * 0.24)}" stroke="${fill}" stroke-width="${high * 0.11}"/>`,
    )
    .join('')
  return `<g transform="rotate(${random.between(-11, 11)} ${x} ${y})"><path d="M${x - size * 0.06} ${top + high}h${size * 0.12}V${y + size}h${-size * 0.12}z" fill="${fill}"/><path d="M${x - wide / 2} ${top}h${wide}v${high}h${-wide}z" fill="${paint}"/>${writing}</g>`
}

function raisedArm(x: number, y: number, { size, fill }: Row): string {
  return `<g fill="none" stroke="${fill}" stroke-linecap="round"><path d="M${x + size * 0.6} ${y + size}Q${x + size * 0.95} ${y - size * 0.4} ${x + size * 0.75} ${y - size * 1.5}" stroke-width="${size * 0.34}"/><path d="M${x + size * 0.75} ${y - size * 1.62}v${-size * 0.16}" stroke-width="${size * 0.52}"/></g>`
}
