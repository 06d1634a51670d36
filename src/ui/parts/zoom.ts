/** How a picture lies on its stage; the middle of both is 0. CSS pixels. */
export interface Zoom {
  scale: number
  x: number
  y: number
}

export interface Point {
  x: number
  y: number
}

export interface Size {
  width: number
  height: number
}

export const whole: Zoom = { scale: 1, x: 0, y: 0 }
export const closeScale = 2.5
const mostScale = 5

/** Larger or smaller by `factor`, while what lies under `point` stays there. */
export function zoomedAt({ scale, x, y }: Zoom, factor: number, point: Point, stage: Size): Zoom {
  const next = Math.min(mostScale, Math.max(1, scale * factor))
  const grown = next / scale
  return held({ scale: next, x: point.x - (point.x - x) * grown, y: point.y - (point.y - y) * grown }, stage)
}

export function movedBy({ scale, x, y }: Zoom, by: Point, stage: Size): Zoom {
  return held({ scale, x: x + by.x, y: y + by.y }, stage)
}

/** A picture's edge never comes further in than the stage's. */
function held({ scale, x, y }: Zoom, { width, height }: Size): Zoom {
  const within = (value: number, size: number) => {
    const most = ((scale - 1) * size) / 2
    return Math.min(most, Math.max(-most, value)) + 0
  }
  return { scale, x: within(x, width), y: within(y, height) }
}

/** Whether a finger that moved so, on a picture that is whole, turned to the next (1) or the one before (-1). */
export function swipeOf(by: Point): -1 | 0 | 1 {
  const isAcross = Math.abs(by.x) > 48 && Math.abs(by.x) > Math.abs(by.y) * 1.5
  if (!isAcross) return 0
  return by.x < 0 ? 1 : -1
}
