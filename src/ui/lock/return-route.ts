type Route = (url: string, replace?: boolean) => void

let route: Route | undefined

/** The router's own, once it stands. */
export function returnBy(given: Route): void {
  route = given
}

/** Shows the screen of an entry of the history that the reader went back to. */
export function returnTo(address: string): void {
  route?.(address, true)
}
