/** Attributes that hold one address each. */
const single = ['href', 'src', 'data-src', 'data-lazy-src', 'data-original', 'poster']
const sets = ['srcset', 'data-srcset', 'data-lazy-srcset']

/**
 * Writes out every address of a page in full. Our policy lets no document of ours have a base of its own, so the
 * browser would read them as ours. Links to places within the page stay as they are.
 */
export function absoluteAddresses(body: HTMLElement, base: string): void {
  for (const name of single)
    for (const element of body.querySelectorAll(`[${name}]`)) {
      const written = element.getAttribute(name)?.trim() ?? ''
      if (!written.startsWith('#')) element.setAttribute(name, absolute(written, base))
    }
  for (const name of sets)
    for (const element of body.querySelectorAll(`[${name}]`))
      element.setAttribute(name, absoluteSet(element.getAttribute(name) ?? '', base))
}

/** "a.jpg 1x, b.jpg 2x": an address ends at white space, and a comma may be part of it. */
function absoluteSet(set: string, base: string): string {
  return set
    .split(/,\s+/)
    .map((candidate) => {
      const [address = '', ...size] = candidate.trim().split(/\s+/)
      return [absolute(address, base), ...size].join(' ')
    })
    .join(', ')
}

function absolute(written: string, base: string): string {
  try {
    return new URL(written, base).href
  } catch {
    return written
  }
}
