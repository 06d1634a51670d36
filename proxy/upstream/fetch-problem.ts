import type { ExpiredCertificate } from './expired-certificate.ts'
import { AddressNotAllowed } from './guarded-connector.ts'
import type { UpstreamProblem } from './upstream-problem.ts'

/** What an exception of the network means. Unknown ones count as an answer nobody can use. */
export function problemOf(error: unknown): UpstreamProblem {
  if (error instanceof AddressNotAllowed) return { code: 'addressNotAllowed' }
  // Several addresses were tried; the first failure stands for all.
  if (error instanceof AggregateError && error.errors.length > 0) return problemOf(error.errors[0])
  const code = codeOf(error)
  if (code === 'CERT_HAS_EXPIRED') return tlsExpired(error)
  const known = codes[code]
  if (known !== undefined) return { code: known }
  if (isTlsCode(code)) return { code: 'tls' }
  return { code: 'badAnswer' }
}

type NetworkCode = 'nameNotFound' | 'refused' | 'unreachable' | 'timeout' | 'tls'

const codes: Readonly<Record<string, NetworkCode>> = {
  ENOTFOUND: 'nameNotFound',
  // The resolver itself did not answer: a machine with no network sees this for every name.
  EAI_AGAIN: 'nameNotFound',
  EAI_FAIL: 'nameNotFound',
  EAI_NODATA: 'nameNotFound',
  ECONNREFUSED: 'refused',
  ECONNRESET: 'unreachable',
  ECONNABORTED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EADDRNOTAVAIL: 'unreachable',
  EPIPE: 'unreachable',
  UND_ERR_SOCKET: 'unreachable',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
  UND_ERR_BODY_TIMEOUT: 'timeout',
  EPROTO: 'tls',
}

function tlsExpired(error: unknown): UpstreamProblem {
  const { expiredAt } = error as ExpiredCertificate
  return { code: 'tlsExpired', ...(expiredAt !== undefined && { expiredAt }) }
}

/** OpenSSL's own reasons have no common beginning: DEPTH_ZERO_SELF_SIGNED_CERT, UNABLE_TO_VERIFY_LEAF_SIGNATURE. */
function isTlsCode(code: string): boolean {
  return /^ERR_(TLS|SSL)_|CERT|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^HOSTNAME_MISMATCH$|^(CRL|OCSP)_/.test(code)
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
