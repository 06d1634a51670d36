import { useEffect } from 'preact/hooks'
import { type PostWords, usePostWords } from '../words/post-words.ts'
import { useWords } from '../words/words.ts'
import type { WholeBody } from './use-whole-body.ts'

/**
 * What is wider than the text scrolls by itself: a keyboard can reach it there and a screen reader hears why. What
 * fits is no stop for either. A group and not a region: a post of twenty tables has no twenty landmarks.
 */
export function useWideParts(whole: WholeBody | undefined): void {
  const words = usePostWords()
  const { language } = useWords()
  useEffect(() => {
    if (!whole) return
    const observer = new ResizeObserver((entries) => {
      for (const { target } of entries) markWide(target as HTMLElement, words, language)
    })
    for (const part of whole.element.querySelectorAll('.table-box, pre')) observer.observe(part)
    return () => observer.disconnect()
  }, [whole, words])
}

function markWide(part: HTMLElement, words: PostWords, language: string): void {
  if (part.scrollWidth <= part.clientWidth + 1) {
    for (const name of ['tabindex', 'role', 'aria-label']) part.removeAttribute(name)
    return
  }
  part.tabIndex = 0
  part.setAttribute('role', 'group')
  part.setAttribute('aria-label', nameOf(part, words))
  // The name is ours, and the text within is the post's.
  if (!part.hasAttribute('lang') && part.classList.contains('table-box')) nameLanguages(part, language)
}

function nameOf(part: HTMLElement, words: PostWords): string {
  if (!part.classList.contains('table-box')) return words.wideText
  const caption = part.querySelector('caption')?.textContent?.replace(/\s+/g, ' ').trim()
  return caption ? words.wideTableNamed(caption) : words.wideTable
}

/** The box speaks the app's language, what it holds the post's. */
function nameLanguages(box: HTMLElement, language: string): void {
  const outer = box.parentElement?.closest<HTMLElement>('[lang]')?.lang
  const table = box.firstElementChild
  if (!outer || !(table instanceof HTMLElement) || outer === language) return
  if (!table.lang) table.lang = outer
  box.lang = language
}
