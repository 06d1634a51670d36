import { useEffect, useRef, useState } from 'preact/hooks'
import './hold-button.css'

const tapMs = 400

/** Acts when it has been held so long, and shows how far it is; let go before, it does nothing. */
export function HoldButton({
  label,
  holding,
  ms,
  onHeld,
  onPress,
}: {
  label: string
  /** Said while it is held. */
  holding: string
  ms: number
  onHeld: () => void
  /** By the keyboard or a screen reader, which can't hold, or by a short tap. */
  onPress: () => void
}) {
  const [heldMs, setHeldMs] = useState<number>()
  const frame = useRef(0)
  const since = useRef(0)
  const stop = () => {
    cancelAnimationFrame(frame.current)
    setHeldMs(undefined)
  }
  useEffect(() => () => cancelAnimationFrame(frame.current), [])
  const begin = ({ button }: PointerEvent) => {
    if (button !== 0) return
    stop()
    since.current = performance.now()
    const step = () => {
      const held = performance.now() - since.current
      if (held >= ms) return onHeld()
      setHeldMs(held)
      frame.current = requestAnimationFrame(step)
    }
    step()
  }
  // Who has held it for a while and lets go has thought better of it.
  const isPress = (event: MouseEvent) =>
    !(event as PointerEvent).pointerType || performance.now() - since.current < tapMs
  return (
    <button
      type="button"
      class="button hold-button"
      onPointerDown={begin}
      onPointerUp={stop}
      onPointerLeave={stop}
      onPointerCancel={stop}
      onContextMenu={(event) => event.preventDefault()}
      onClick={(event) => isPress(event) && onPress()}
    >
      {heldMs === undefined ? label : holding}
      <progress class="hold-progress" max={ms} value={heldMs ?? 0} aria-hidden="true" />
    </button>
  )
}
