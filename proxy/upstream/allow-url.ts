import { isPublicHostName } from './allow-host.ts'

/**
 * `host:port` pairs the operator exempts from the port, name and address rules. Hosts are as WHATWG URLs write
 * them: `127.0.0.1` is also what `2130706433` and `0x7f.1` become, `[::ffff:127.0.0.1]` is not.
 */
export type AllowedHosts = ReadonlySet<string>

export type UrlVerdict =
  | { kind: 'allowed'; url: URL }
  | { kind: 'refused'; reason: 'malformed' | 'tooLong' | 'scheme' | 'userinfo' | 'port' | 'host' }

const maxUrlLength = 2048
const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 }
const allowedPorts: readonly number[] = [80, 443, 8080, 8443]
/** Harmless on our wire; a site that decodes them into a header or a log is not. */
const encodedControl = /%(?:[01][\da-f]|7f)/i
/** Also one the URL parser drops because it is empty. */
const userinfo = /^(?:[a-z][a-z\d+.-]*:[/\\]*|[/\\]{2,})[^/\\?#]*@/i

/** Whether an address may be asked for at all. What its name resolves to is judged where it is dialled. */
export function allowUrl(text: string, allowHosts: AllowedHosts, base?: URL): UrlVerdict {
  if (text.length > maxUrlLength) return { kind: 'refused', reason: 'tooLong' }
  // The URL parser drops tabs and line ends silently, so that the checked text is not the used one.
  if (hasControlCharacter(text) || encodedControl.test(text)) return { kind: 'refused', reason: 'malformed' }
  const url = parseUrl(text, base)
  if (url === undefined) return { kind: 'refused', reason: 'malformed' }
  url.hash = ''
  if (url.href.length > maxUrlLength) return { kind: 'refused', reason: 'tooLong' }
  if (defaultPorts[url.protocol] === undefined) return { kind: 'refused', reason: 'scheme' }
  if (userinfo.test(text) || url.username !== '' || url.password !== '')
    return { kind: 'refused', reason: 'userinfo' }
  if (allowHosts.has(hostAndPort(url))) return { kind: 'allowed', url }
  if (!allowedPorts.includes(portOf(url))) return { kind: 'refused', reason: 'port' }
  return isPublicHostName(url.hostname) ? { kind: 'allowed', url } : { kind: 'refused', reason: 'host' }
}

export function hostAndPort(url: URL): string {
  return `${url.hostname}:${portOf(url)}`
}

function portOf(url: URL): number {
  // Not `Number(url.port) || default`: port 0 is a port somebody wrote.
  return url.port === '' ? (defaultPorts[url.protocol] ?? 0) : Number(url.port)
}

function parseUrl(text: string, base: URL | undefined): URL | undefined {
  try {
    return new URL(text, base)
  } catch {
    return undefined
  }
}

function hasControlCharacter(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 0x20 || (code >= 0x7f && code < 0xa0)) return true
  }
  return false
}
