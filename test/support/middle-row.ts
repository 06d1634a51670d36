import { expect } from 'vitest'

export interface Middle {
  id: string | null | undefined
  top: number
}

export function expectAt(now: Middle, place: Middle): void {
  expect(now.id).toBe(place.id)
  // Screens scroll by whole pixels, rows have parts of one.
  expect(Math.abs(now.top - place.top)).toBeLessThanOrEqual(0.5)
}

/** Runs in the page: the post in the middle of the screen, and how far from its edge. */
export function middle(): Middle {
  const article = document.elementFromPoint(195, 400)?.closest('article')
  return {
    id: article?.getAttribute('aria-labelledby'),
    top: article?.getBoundingClientRect().top ?? Number.NaN,
  }
}
