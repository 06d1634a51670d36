import { barColor, type Look, lookAttributes, type Theme } from '../core/domain/look.ts'
import { savesData } from '../core/domain/saves-data.ts'
import { saveLook } from '../core/storage/first-screen.ts'
import type { Settings } from '../core/storage/settings.ts'
import { afterFirstScreen } from './hooks/after-first-screen.ts'
import { appLanguage } from './words/words.ts'

export function lookOf(settings: Settings): Look {
  const { language, textSize, readingFace } = settings
  return {
    language: appLanguage(language, navigator.languages),
    theme: themeOf(settings),
    textSize,
    readingFace,
  }
}

/** Black takes the least power. Light is a choice for the sun, and e-ink for a screen of its own. */
function themeOf(settings: Settings): Theme {
  const isChosen = settings.theme === 'light' || settings.theme === 'e-ink'
  return savesData(settings) && !isChosen ? 'black' : settings.theme
}

/** Has the page look so, and the next start before its first paint. */
export function showLook(look: Look): void {
  const root = document.documentElement
  const wanted = [['lang', look.language] as const, ...lookAttributes(look)]
  const changes = wanted.filter(([name, value]) => root.getAttribute(name) !== (value ?? null))
  if (changes.length === 0) return
  for (const [name, value] of changes) {
    if (value === undefined) root.removeAttribute(name)
    else root.setAttribute(name, value)
  }
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]'))
    meta.content = barColor(look, meta.media.includes('dark') ? 'dark' : 'light')
  // Where it can't be kept, the next start is right a moment later.
  afterFirstScreen(() => saveLook(look).catch(() => {}))
}
