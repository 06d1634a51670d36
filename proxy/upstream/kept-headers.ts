import type { IncomingHttpHeaders } from 'node:http'

/** As the publisher gave them; sent back unread. */
export interface Validators {
  etag?: string
  lastModified?: string
}

/** All that we read of a publisher's header. */
export interface KeptHeaders extends Validators {
  contentType?: string
  cacheControl?: string
  expires?: string
  /** https://www.rfc-editor.org/rfc/rfc8288 */
  link?: string
}

export function keptHeaders(headers: IncomingHttpHeaders): KeptHeaders {
  const kept: KeptHeaders = {}
  const contentType = single(headers, 'content-type')
  const etag = single(headers, 'etag')
  const lastModified = single(headers, 'last-modified')
  const cacheControl = short(textOf(headers, 'cache-control'))
  const expires = single(headers, 'expires')
  if (contentType !== undefined) kept.contentType = contentType
  if (etag !== undefined) kept.etag = etag
  if (lastModified !== undefined) kept.lastModified = lastModified
  if (cacheControl !== undefined) kept.cacheControl = cacheControl
  if (expires !== undefined) kept.expires = expires
  const link = short(textOf(headers, 'link'))
  if (link !== undefined) kept.link = link
  return kept
}

export function textOf(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name]
  return Array.isArray(value) ? value.join(', ') : value
}

/** A header that may come once only and came twice says nothing. */
export function single(headers: IncomingHttpHeaders, name: string): string | undefined {
  return Array.isArray(headers[name]) ? undefined : short(textOf(headers, name))
}

/** No address or validator we could use is longer. */
function short(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text.length > 2048 ? undefined : text
}
