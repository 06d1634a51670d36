/** How the app is drawn: known to the page, and to the service worker, which writes it into the page. */
export interface Look {
  language: 'en' | 'es'
  theme: Theme
  textSize: TextSize
  readingFace: ReadingFace
}

export const themes = ['auto', 'light', 'dark', 'black', 'e-ink'] as const
/** `auto` is light or dark as the phone has it. */
export type Theme = (typeof themes)[number]

/** Percent of what the browser's own text size is. */
export const textSizes = [80, 90, 100, 110, 120, 130, 140, 150, 160, 170, 180, 190, 200] as const
export type TextSize = (typeof textSizes)[number]

export const readingFaces = ['serif', 'sans'] as const
export type ReadingFace = (typeof readingFaces)[number]

/** Grounds of the themes, for the browser's own bars; `tokens.css` has the same. */
export const themeColors = {
  light: '#FBF7F2',
  dark: '#161314',
  black: '#000000',
  'e-ink': '#FFFFFF',
} as const satisfies Record<Exclude<Theme, 'auto'>, string>

/** For a value that another version of the app may have stored. */
export function oneOf<Value, Other>(values: readonly Value[], value: unknown, otherwise: Other) {
  return values.find((known) => known === value) ?? otherwise
}

/** A look as it was kept; `undefined` where the app can't look like that. */
export function toLook(value: unknown): Look | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { language, theme, textSize, readingFace } = value as Record<string, unknown>
  const look = {
    language: oneOf(['en', 'es'] as const, language, undefined),
    theme: oneOf(themes, theme, undefined),
    textSize: oneOf(textSizes, textSize, undefined),
    readingFace: oneOf(readingFaces, readingFace, undefined),
  }
  return Object.values(look).includes(undefined) ? undefined : (look as Look)
}

/** Attributes of the page's root element, by which the styles go. What is as at the first start has none. */
export function lookAttributes({ theme, textSize, readingFace }: Look): [string, string | undefined][] {
  return [
    ['data-theme', theme === 'auto' ? undefined : theme],
    ['data-text-size', textSize === 100 ? undefined : String(textSize)],
    ['data-reading-face', readingFace === 'serif' ? undefined : readingFace],
  ]
}

/** Color of the browser's own bars while the phone is light, or dark. */
export function barColor({ theme }: Look, phone: 'light' | 'dark'): string {
  return themeColors[theme === 'auto' ? phone : theme]
}
