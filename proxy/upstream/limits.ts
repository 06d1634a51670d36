/** What a publisher's site may cost us; every number is given to the code, so tests can use small ones. */
export interface Limits {
  /** The whole of one fetch: name, connection, redirects, body. */
  totalMs: number
  connectMs: number
  maxRedirects: number
  /** Of one answer's header. */
  maxHeaderBytes: number
  /** Of all that one fetch receives, its redirects and whatever lies around bodies included. */
  maxWireBytes: number
  /** Of a feed, on the wire and again once decoded. */
  maxFeedBytes: number
  maxPageBytes: number
  maxImageBytes: number
  maxImagePixels: number
}

export const defaultLimits: Limits = {
  totalMs: 30_000,
  connectMs: 10_000,
  maxRedirects: 5,
  maxHeaderBytes: 32 * 1024,
  maxWireBytes: 24 * 1024 * 1024,
  // The largest real feed seen is under 5 MB; a podcast's 10,000 episodes come to about 15 MB.
  maxFeedBytes: 16 * 1024 * 1024,
  maxPageBytes: 5 * 1024 * 1024,
  maxImageBytes: 10 * 1024 * 1024,
  maxImagePixels: 40_000_000,
}

export function maxBytesOf(wants: 'feed' | 'image' | 'page', limits: Limits): number {
  if (wants === 'feed') return limits.maxFeedBytes
  return wants === 'image' ? limits.maxImageBytes : limits.maxPageBytes
}
