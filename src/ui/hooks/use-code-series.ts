import { useEffect, useRef, useState } from 'preact/hooks'
import type { CodePicture } from '../../core/code/qr-picture.ts'
import { CodeCaller } from '../pack/code-calls.ts'

/** Between two codes: five in a second, which cameras of thirty pictures a second catch each. */
const stepMs = 200

export type ShownCode =
  | { kind: 'none' }
  | { kind: 'failed' }
  /** `count` codes hold all of it; `number` is from 0 and goes on without end. */
  | { kind: 'shown'; count: number; number: number; picture: CodePicture }

/** Draws the codes of a payload, the next one each time or whenever `step` is called. */
export function useCodeSeries(
  payload: Uint8Array<ArrayBuffer>,
  isSingle: boolean,
  isRunning: boolean,
): { code: ShownCode; step: () => void } {
  const [code, setCode] = useState<ShownCode>({ kind: 'none' })
  const draw = useRef<() => void>(() => {})
  useEffect(() => {
    const caller = new CodeCaller()
    let number = 0
    let isDrawing = false
    const fail = () => setCode({ kind: 'failed' })
    const opened = caller.call('open', { payload, isSingle })
    draw.current = async () => {
      // A slow phone shows fewer codes, and each of them.
      if (isDrawing) return
      isDrawing = true
      try {
        const [count, picture] = await Promise.all([opened, caller.call('draw', number)])
        setCode({ kind: 'shown', count, number, picture })
        number += 1
      } catch {
        fail()
      }
      isDrawing = false
    }
    draw.current()
    return () => {
      draw.current = () => {}
      caller.end()
    }
  }, [payload, isSingle])
  useEffect(() => {
    if (!isRunning || isSingle) return
    const timer = setInterval(() => draw.current(), stepMs)
    return () => clearInterval(timer)
  }, [isRunning, isSingle])
  return { code, step: () => draw.current() }
}
