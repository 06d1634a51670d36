import type { X509Certificate } from 'node:crypto'
import { TLSSocket } from 'node:tls'
import type { buildConnector } from 'undici'

const expired = 'CERT_HAS_EXPIRED'
/** Honest sites show two or three. */
const mostLooked = 10

/** An error of Node's TLS, with the end of the certificate that it is about, in epoch ms. */
export interface ExpiredCertificate extends Error {
  expiredAt?: number
}

/**
 * Notes with the error when the certificate ran out. Node ends such a connection at once, and what the site has shown
 * goes with it: so it is looked at just before. Where Node does not tell of that moment the day is not known.
 */
export function tellingExpiry(connect: buildConnector.connector): buildConnector.connector {
  return (target, callback) => {
    let shown: X509Certificate | undefined
    const socket: unknown = connect(target, (...result) => {
      const error: (ExpiredCertificate & { code?: unknown }) | null = result[0]
      const expiredAt = error?.code === expired ? firstEnd(shown, Date.now()) : undefined
      if (error && expiredAt !== undefined) error.expiredAt = expiredAt
      callback(...result)
    })
    if (!(socket instanceof TLSSocket)) return
    socket.prependOnceListener('secure', () => {
      shown = socket.getPeerX509Certificate()
    })
  }
}

/** The site's own certificate, or one of those that vouch for it. */
function firstEnd(shown: X509Certificate | undefined, now: number): number | undefined {
  const ends: number[] = []
  for (let next = shown; next && ends.length < mostLooked; next = next.issuerCertificate)
    ends.push(Date.parse(next.validTo))
  const past = ends.filter((end) => end < now)
  return past.length > 0 ? Math.min(...past) : undefined
}
