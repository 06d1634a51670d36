import { useEffect, useRef, useState } from 'preact/hooks'
import { closeScale, movedBy, type Point, swipeOf, whole, type Zoom, zoomedAt } from '../parts/zoom.ts'

const doubleTapMs = 320
const tapPx = 12

/**
 * Two fingers, two taps or a pinched trackpad enlarge what lies on `stage`; one finger moves it then, and turns the
 * page otherwise. Begins anew with each `key`.
 */
export function useZoom(key: string, onSwipe: (to: -1 | 1) => void) {
  const stage = useRef<HTMLDivElement>(null)
  // With its key, not set back once another is drawn: a finger may be quicker than that.
  const [held, setHeld] = useState({ key, zoom: whole })
  const zoom = held.key === key ? held.zoom : whole
  const latest = useRef({ key, zoom, onSwipe })
  latest.current = { key, zoom, onSwipe }
  const setZoom = (change: (before: Zoom) => Zoom) =>
    setHeld((before) => {
      const { key: now } = latest.current
      return { key: now, zoom: change(before.key === now ? before.zoom : whole) }
    })
  useEffect(() => (stage.current ? followFingers(stage.current, latest, setZoom) : undefined), [])
  const box = () => stage.current?.getBoundingClientRect() ?? new DOMRect()
  const by = (factor: number) => setZoom((before) => zoomedAt(before, factor, { x: 0, y: 0 }, box()))
  return { stage, zoom, by, toggle: () => (zoom.scale > 1 ? setZoom(() => whole) : by(closeScale)) }
}

function followFingers(
  stage: HTMLElement,
  latest: { current: { zoom: Zoom; onSwipe: (to: -1 | 1) => void } },
  setZoom: (change: (before: Zoom) => Zoom) => void,
): () => void {
  const fingers = new Map<number, Point>()
  let start: Point | undefined
  let tap: (Point & { at: number }) | undefined
  const ending = new AbortController()
  const listen = <Type extends 'pointerdown' | 'pointermove' | 'pointerup' | 'pointercancel' | 'wheel'>(
    type: Type,
    act: (event: HTMLElementEventMap[Type]) => void,
  ) => stage.addEventListener(type, act, { signal: ending.signal, passive: false })
  const pointOf = ({ clientX, clientY }: MouseEvent): Point => {
    const box = stage.getBoundingClientRect()
    return { x: clientX - box.left - box.width / 2, y: clientY - box.top - box.height / 2 }
  }
  const box = () => stage.getBoundingClientRect()

  listen('pointerdown', (event) => {
    if (event.button !== 0) return
    stage.setPointerCapture(event.pointerId)
    fingers.set(event.pointerId, pointOf(event))
    start = fingers.size === 1 ? pointOf(event) : undefined
  })
  listen('pointermove', (event) => {
    const before = fingers.get(event.pointerId)
    if (!before) return
    const now = pointOf(event)
    fingers.set(event.pointerId, now)
    const [other] = [...fingers].flatMap(([id, point]) => (id === event.pointerId ? [] : point))
    if (other)
      setZoom((zoom) =>
        zoomedAt(zoom, apart(now, other) / (apart(before, other) || 1), middle(now, other), box()),
      )
    else
      setZoom((zoom) =>
        zoom.scale > 1 ? movedBy(zoom, { x: now.x - before.x, y: now.y - before.y }, box()) : zoom,
      )
  })
  listen('pointerup', (event) => {
    fingers.delete(event.pointerId)
    if (!start) return
    const end = pointOf(event)
    const turned = latest.current.zoom.scale > 1 ? 0 : swipeOf({ x: end.x - start.x, y: end.y - start.y })
    const isTap = apart(start, end) < tapPx
    start = undefined
    if (turned !== 0) latest.current.onSwipe(turned)
    if (!isTap) return
    const isDouble =
      tap !== undefined && event.timeStamp - tap.at < doubleTapMs && apart(tap, end) < 4 * tapPx
    tap = isDouble ? undefined : { ...end, at: event.timeStamp }
    if (isDouble) setZoom((zoom) => (zoom.scale > 1 ? whole : zoomedAt(zoom, closeScale, end, box())))
  })
  listen('pointercancel', (event) => {
    fingers.delete(event.pointerId)
    start = undefined
  })
  listen('wheel', (event) => {
    // A pinched trackpad says so.
    if (!event.ctrlKey) return
    event.preventDefault()
    setZoom((zoom) => zoomedAt(zoom, Math.exp(-event.deltaY / 100), pointOf(event), box()))
  })
  return () => ending.abort()
}

function apart(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 }
}
