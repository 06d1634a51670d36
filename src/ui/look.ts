import { barColor, type Look, lookAttributes } from '../core/domain/look.ts'
import { saveLook } from '../core/storage/first-screen.ts'
import type { Settings } from '../core/storage/settings.ts'
import { afterFirstScreen } from './hooks/after-first-screen.ts'
import { appLanguage } from './words/words.ts'

export function lookOf({ language, theme, textSize, readingFace }: Settings): Look {
  return { language: appLanguage(language, navigator.languages), theme, textSize, readingFace }
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
