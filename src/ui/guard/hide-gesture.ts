/** Where a held finger means it: the bar of places, the name on top, and the foot of the neutral screen. */
const holdAreas = '.tab-bar, .masthead-name, .neutral-foot'
/** Longer than any tap, shorter than a fright. */
export const holdMs = 700
/** A finger that moves further scrolls. */
const heldPx = 12
/** Between two presses of Escape. */
const twiceMs = 600
const fingers = 3

/**
 * Calls `act` when the reader holds a finger, or the mouse, on one of the areas, lays three fingers on the screen
 * anywhere, or presses Escape twice. Only looks on, except that a held link must not open the browser's own menu.
 */
export function watchHideGesture(act: () => void): void {
  watchHold(act)
  // A script's own event may come without touches.
  addEventListener('touchstart', ({ touches }) => touches?.length >= fingers && act(), {
    passive: true,
    capture: true,
  })
  let escapedAt = Number.NEGATIVE_INFINITY
  addEventListener(
    'keydown',
    ({ key, repeat, isComposing, timeStamp }) => {
      if (repeat || isComposing) return
      const isEscape = key === 'Escape' && !closesDialog()
      const isSecond = isEscape && timeStamp - escapedAt <= twiceMs
      escapedAt = isEscape && !isSecond ? timeStamp : Number.NEGATIVE_INFINITY
      if (isSecond) act()
    },
    true,
  )
}

/** Who closes one, and then another, wants no more than that. */
function closesDialog(): boolean {
  return document.querySelector('dialog[open]') !== null
}

function watchHold(act: () => void): void {
  let start: PointerEvent | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const give = () => {
    start = undefined
    clearTimeout(timer)
  }
  const onDown = (event: PointerEvent) => {
    give()
    const isMeant = event.isPrimary && event.button === 0
    if (!isMeant || !(event.target instanceof Element) || !event.target.closest(holdAreas)) return
    start = event
    timer = setTimeout(() => {
      give()
      act()
    }, holdMs)
  }
  const onMove = ({ clientX, clientY }: PointerEvent) => {
    if (start && Math.hypot(clientX - start.clientX, clientY - start.clientY) > heldPx) give()
  }
  addEventListener('pointerdown', onDown, true)
  addEventListener('pointermove', onMove, { passive: true, capture: true })
  for (const kind of ['pointerup', 'pointercancel', 'dragstart']) addEventListener(kind, give, true)
  addEventListener('contextmenu', (event) => start?.pointerType === 'touch' && event.preventDefault(), true)
}
