import { useEffect, useState } from 'preact/hooks'

/** Wide enough for a list beside a text; `post.css` has the same. */
const wide = '(min-width: 1100px)'

export function useWide(): boolean {
  const [isWide, setWide] = useState(() => matchMedia(wide).matches)
  useEffect(() => {
    const query = matchMedia(wide)
    const look = () => setWide(query.matches)
    look()
    query.addEventListener('change', look)
    return () => query.removeEventListener('change', look)
  }, [])
  return isWide
}
