import type { Page } from 'playwright-core'

/** How much wider than the window the page is, in CSS pixels: above 0 it scrolls sideways. */
export function overflowOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * Texts of which a part can't be seen: beyond the window's edge, or beyond that of an element that hides what
 * flows over. Texts cut to a number of lines on purpose may be cut at their end, and what scrolls by itself at
 * its side.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = []
    const isAside = (element: Element) => element.closest('.visually-hidden, .skip-link') !== null
    const hides = (style: CSSStyleDeclaration) => /hidden|clip/.test(style.overflowX + style.overflowY)
    const scrolls = (style: CSSStyleDeclaration) => /auto|scroll/.test(style.overflowX)
    const isCut = (rect: DOMRect, element: Element): boolean => {
      for (let above: Element | null = element; above; above = above.parentElement) {
        const style = getComputedStyle(above)
        if (scrolls(style)) return false
        if (!hides(style)) continue
        const box = above.getBoundingClientRect()
        const isByLines = style.webkitLineClamp !== 'none'
        if (rect.left < box.left - 1 || rect.right > box.right + 1) return true
        if (!isByLines && (rect.top < box.top - 1 || rect.bottom > box.bottom + 1)) return true
      }
      return rect.left < -1 || rect.right > document.documentElement.clientWidth + 1
    }
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      const element = text.parentElement
      if (!element || !text.textContent?.trim() || isAside(element)) continue
      if (!element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })) continue
      const range = document.createRange()
      range.selectNodeContents(text)
      const rect = range.getBoundingClientRect()
      if (rect.width > 0 && isCut(rect, element))
        found.push(`${element.tagName}.${element.className}: ${text.textContent.trim().slice(0, 60)}`)
    }
    return found
  })
}
