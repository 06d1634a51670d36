/** What a finger does to lead to another post, by where it leads from in a text from the left. */
export type Swipe = 'forth' | 'back'

/** How far it has come, in CSS pixels, right and down. */
export interface Way {
  x: number
  y: number
}

/** More is asked than a thumb does by chance. */
const swipePx = 96
/** Less is a finger that rests. */
const restingPx = 12
/** So much further aside than up or down. */
const steepness = 2
/** Where the phone itself takes a finger for Back. */
const edgePx = 28

export function swipeOf({ x, y }: Way): Swipe | undefined {
  if (Math.abs(x) < swipePx || Math.abs(x) < steepness * Math.abs(y)) return undefined
  return x < 0 ? 'forth' : 'back'
}

/** It scrolls, and is no swipe any longer, wherever it goes from there. */
export function isScrolling({ x, y }: Way): boolean {
  return Math.abs(y) > restingPx && steepness * Math.abs(y) > Math.abs(x)
}

export function isAtEdge(x: number, width: number): boolean {
  return x < edgePx || x > width - edgePx
}
