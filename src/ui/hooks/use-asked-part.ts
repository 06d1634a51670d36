import type { RefObject } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'

/** For the heading of a part of a screen that an address may ask for, as `/settings?install` does: it is gone to. */
export function useAskedPart(name: string): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null)
  const isAsked = useLocation().query[name] !== undefined
  useEffect(() => {
    if (!isAsked) return
    heading.current?.scrollIntoView()
    heading.current?.focus({ preventScroll: true })
  }, [isAsked])
  return heading
}
