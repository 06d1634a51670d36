let quiet: (() => string) | undefined

/** Of the screen: with an app lock the browser's own address says nothing. */
export function shownAddress(): URL {
  return new URL(quiet?.() ?? location.href, location.origin)
}

/** For those who keep it from the browser. */
export function showAddressOf(given: () => string): void {
  quiet = given
}
