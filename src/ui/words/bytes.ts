import { type Language, locales, once } from './format.ts'

/** "12.4 MB"; decimal units, as phones show them. */
export function bytes(language: Language, value: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  let step = 0
  let size = value
  while (size >= 1000 && step < units.length - 1) {
    size /= 1000
    step += 1
  }
  const unit = units[step] ?? 'byte'
  return once(
    `bytes ${language} ${unit}`,
    () =>
      new Intl.NumberFormat(locales[language], {
        style: 'unit',
        unit,
        unitDisplay: 'short',
        maximumFractionDigits: 1,
      }),
  ).format(size)
}
