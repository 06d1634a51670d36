/** Epoch ms. `Date.parse` alone takes "0" and "-1", which sites send for "long ago", as years. */
export function parseHttpDate(text: string): number | undefined {
  const time = /[a-z]/i.test(text) ? Date.parse(text) : Number.NaN
  return Number.isNaN(time) ? undefined : time
}
