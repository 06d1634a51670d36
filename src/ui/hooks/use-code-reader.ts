import { useEffect, useRef, useState } from 'preact/hooks'
import type { FrameRefusal } from '../../core/code/frame.ts'
import type { Seen } from '../../worker/code-messages.ts'
import { CodeCaller } from '../pack/code-calls.ts'
import { type CameraProblem, closeCamera, nextPicture, openCamera } from '../pack/open-camera.ts'

type Payload = Uint8Array<ArrayBuffer>

export interface Reading {
  camera: 'off' | 'starting' | 'on'
  /** Codes that said something new, of about so many. */
  progress?: { have: number; need: number }
  problem?: CameraProblem | FrameRefusal | 'noCode' | 'noPicture' | 'readFailed'
}

/** Reads codes by the camera, or from pictures of them, until `onRead` is given what they carried. */
export function useCodeReader(onRead: (payload: Payload) => void) {
  const video = useRef<HTMLVideoElement>(null)
  const [reading, setReading] = useState<Reading>({ camera: 'off' })
  const caller = useRef<CodeCaller | undefined>(undefined)
  const stream = useRef<MediaStream | undefined>(undefined)
  const isOpen = useRef(true)
  const note = (change: Reading | Partial<Reading>) => setReading((before) => ({ ...before, ...change }))

  const stop = () => {
    if (stream.current) closeCamera(stream.current)
    stream.current = undefined
    note({ camera: 'off' })
  }
  useEffect(() => {
    isOpen.current = true
    // A camera that nobody sees working must not work.
    const onHidden = () => document.visibilityState === 'hidden' && stop()
    document.addEventListener('visibilitychange', onHidden)
    return () => {
      isOpen.current = false
      document.removeEventListener('visibilitychange', onHidden)
      stop()
      caller.current?.end()
    }
  }, [])

  const see = async (source: ImageBitmapSource): Promise<Seen> => {
    const picture = await createImageBitmap(source)
    caller.current ??= new CodeCaller()
    return caller.current.call('see', picture, [picture])
  }
  /** True once all is read. */
  const hear = (seen: Seen): boolean => {
    if (!isOpen.current || seen.kind === 'nothing') return false
    if (seen.kind === 'refused') note({ problem: seen.why })
    else if (seen.kind === 'progress')
      setReading(({ camera }) => ({ camera, progress: { have: seen.have, need: seen.need } }))
    else {
      stop()
      onRead(seen.payload)
      return true
    }
    return false
  }
  const watch = async (own: MediaStream, element: HTMLVideoElement) => {
    while (stream.current === own) {
      await nextPicture(element)
      if (stream.current !== own || hear(await see(element))) return
    }
  }
  const start = async () => {
    setReading({ camera: 'starting' })
    const opened = await openCamera()
    if (typeof opened === 'string') return setReading({ camera: 'off', problem: opened })
    const element = video.current
    if (!isOpen.current || !element) return closeCamera(opened)
    stream.current = opened
    // Another app took it, or it was unplugged.
    opened.getVideoTracks()[0]?.addEventListener('ended', () => {
      if (stream.current !== opened) return
      stop()
      note({ problem: 'cameraBusy' })
    })
    element.srcObject = opened
    try {
      await element.play()
      note({ camera: 'on' })
      await watch(opened, element)
    } catch {
      if (stream.current !== opened) return
      stop()
      note({ problem: 'readFailed' })
    }
  }
  const choose = async (files: readonly File[]) => {
    setReading(({ progress }) => ({ camera: 'off', ...(progress && { progress }) }))
    for (const file of files) {
      const seen = await see(file).catch(() => 'noPicture' as const)
      if (seen === 'noPicture' || seen.kind === 'nothing')
        note({ problem: seen === 'noPicture' ? seen : 'noCode' })
      else if (hear(seen)) return
    }
  }
  return { reading, video, start, choose }
}
