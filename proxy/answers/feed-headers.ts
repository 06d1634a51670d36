import { feedTypeHeader, finalUrlHeader } from '../wire.ts'

/** What a phone needs to read a feed, beside its bytes. */
export function feedHeaders(finalUrl: string, contentType: string | undefined): Record<string, string> {
  const headers: Record<string, string> = { [finalUrlHeader]: finalUrl }
  // A header of ours takes printable ASCII only; no charset is named otherwise.
  if (contentType !== undefined && /^[\x20-\x7e]{1,200}$/.test(contentType))
    headers[feedTypeHeader] = contentType
  return headers
}
