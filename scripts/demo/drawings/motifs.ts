import type { Motif } from '../article.ts'

export interface Inks {
  /** Of the drawing itself. */
  main: string
  /** Of what is cut out of it. */
  under: string
  accent: string
}

/** A drawing in a square of 100 by 100. */
export function drawMotif(motif: Motif, inks: Inks): string {
  return motifs[motif](inks)
}

const motifs: Record<Motif, (inks: Inks) => string> = {
  picket: ({ main, under, accent }) =>
    [
      [22, 40, -9, main],
      [50, 22, 3, accent],
      [79, 38, 10, main],
    ]
      .map(
        ([x, y, turn, fill]) =>
          `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M-2 0h4v62h-4z" fill="${main}"/><path d="M-17-14h34v26h-34z" fill="${fill}"/><path d="M-11-7h22v3h-22zM-11 0h15v3h-15z" fill="${under}"/></g>`,
      )
      .join('') +
    [22, 50, 79].map((x) => `<path d="M${x - 7} 78q0-9 7-9t7 9v24h-14z" fill="${main}"/>`).join(''),
  homes: ({ main, under, accent }) =>
    `<path d="M4 98V52l20-18 20 18v46z" fill="${main}"/><path d="M34 98V26l18-14 18 14v72z" fill="${accent}"/><path d="M62 98V48l17-14 17 14v50z" fill="${main}"/>` +
    windows(
      [
        [12, 60],
        [27, 60],
        [12, 76],
        [42, 36],
        [56, 36],
        [42, 54],
        [56, 54],
        [69, 58],
        [83, 58],
        [83, 75],
      ],
      under,
    ) +
    `<path d="M47 98V76h11v22zM26 98V80h9v18zM68 98V78h9v20z" fill="${under}"/>`,
  book: ({ main, under, accent }) =>
    `<path d="M50 30C38 18 20 16 4 20v62c16-4 34-2 46 10z" fill="${main}"/><path d="M50 30c12-12 30-14 46-10v62c-16-4-34-2-46 10z" fill="${accent}"/>` +
    [34, 46, 58]
      .map(
        (y) =>
          `<path d="M12 ${y}q14-2 28 6M88 ${y}q-14-2-28 6" fill="none" stroke="${under}" stroke-width="3"/>`,
      )
      .join(''),
  bus: ({ main, under, accent }) =>
    `<rect x="4" y="22" width="92" height="56" rx="8" fill="${main}"/><path d="M4 58h92v8H4z" fill="${accent}"/>` +
    [12, 32, 52]
      .map((x) => `<rect x="${x}" y="31" width="15" height="19" rx="2" fill="${under}"/>`)
      .join('') +
    `<rect x="73" y="31" width="17" height="36" rx="2" fill="${under}"/><path d="M81 31v36" stroke="${main}" stroke-width="2"/>` +
    [25, 74]
      .map(
        (x) =>
          `<circle cx="${x}" cy="79" r="10" fill="${main}"/><circle cx="${x}" cy="79" r="4" fill="${under}"/>`,
      )
      .join(''),
  ballot: ({ main, under, accent }) =>
    `<g transform="rotate(-7 50 24)"><path d="M32 4h36v48H32z" fill="${accent}"/><path d="M40 22l8 9 15-19" fill="none" stroke="${under}" stroke-width="6"/></g><path d="M8 46h84v50H8z" fill="${main}"/><path d="M24 52h52v5H24z" fill="${under}"/><circle cx="50" cy="76" r="10" fill="${under}"/><circle cx="50" cy="76" r="5" fill="${accent}"/>`,
  bowl: ({ main, under, accent }) =>
    [30, 50, 70]
      .map(
        (x) =>
          `<path d="M${x} 38q-8-8 0-16t0-16" fill="none" stroke="${accent}" stroke-width="5" stroke-linecap="round"/>`,
      )
      .join('') +
    `<path d="M4 48h92c0 24-14 38-30 42v6H34v-6C18 86 4 72 4 48z" fill="${main}"/><path d="M16 58c3 10 9 17 17 21" fill="none" stroke="${under}" stroke-width="4" stroke-linecap="round"/>`,
  rose: ({ main, under, accent }) =>
    `<path d="M50 50v50" stroke="${main}" stroke-width="6"/><path d="M50 82q-26 2-32-20 26-2 32 20zM50 74q22 0 30-20-24-2-30 20z" fill="${main}"/><path d="M50 2q16 2 20 14 12 6 8 20-6 20-28 22-22-2-28-22-4-14 8-20Q34 4 50 2z" fill="${accent}"/><path d="M50 14q-10 4-8 14t14 8q8-4 4-12M28 30q6 18 22 20M72 30q-4 10-12 14" fill="none" stroke="${under}" stroke-width="3.5" stroke-linecap="round"/>`,
  phone: ({ main, accent }) =>
    `<path d="M24 10q10-8 18 4l6 14q2 8-6 12-2 10 16 26 6-8 14-4l12 8q12 10 2 18-14 14-36-4Q14 48 16 22q2-8 8-12z" fill="${main}"/><path d="M58 26q14 2 16 16M60 10q28 4 30 30" fill="none" stroke="${accent}" stroke-width="6" stroke-linecap="round"/>`,
  gear: ({ main, under, accent }) =>
    Array.from(
      { length: 8 },
      (_, at) => `<path d="M42 2h16v22H42z" transform="rotate(${at * 45} 50 50)" fill="${main}"/>`,
    ).join('') +
    `<circle cx="50" cy="50" r="34" fill="${main}"/><circle cx="50" cy="50" r="22" fill="${under}"/><path d="M38 58q-4-18 12-20t14 14q-2 12-14 12-8 0-12-6z" fill="${accent}"/>`,
  sun: ({ main, accent }) =>
    Array.from(
      { length: 9 },
      (_, at) => `<path d="M47 4h6l3 22H44z" transform="rotate(${-88 + at * 22} 50 78)" fill="${accent}"/>`,
    ).join('') +
    `<path d="M16 78a34 34 0 0168 0z" fill="${main}"/><path d="M4 84h92v6H4zM16 94h68v4H16z" fill="${main}"/>`,
}

function windows(places: [number, number][], fill: string): string {
  return places.map(([x, y]) => `<path d="M${x} ${y}h7v9h-7z" fill="${fill}"/>`).join('')
}
