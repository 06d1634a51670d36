import { existsSync } from 'node:fs'
import { type LogFormat, logFormats } from './log.ts'
import { isContact, isRedisAddress, isWebAddress, parsePair } from './setting-values.ts'
import { StartError } from './start-error.ts'
import type { AllowedHosts } from './upstream/allow-url.ts'
import { type EgressProxy, parseEgressProxy } from './upstream/egress-proxy.ts'
import { defaultLimits, type Limits } from './upstream/limits.ts'

export interface Settings {
  port: number
  host: string
  catalogFile: string
  cacheDir: string
  cacheMaxBytes: number
  /** Of the Valkey or Redis server shared with other processes. */
  redisUrl?: string
  /** The built app. */
  appDir: string
  allowHosts: AllowedHosts
  egressProxy?: EgressProxy
  publicUrl?: string
  /** Whether phones may ask for notifications. */
  hasPush: boolean
  /** mailto: or https: address by which push services reach the operator. */
  pushContact?: string
  openFeeds: boolean
  hasRateLimits: boolean
  /** 0: each source is asked once, at the start. */
  pollMs: number
  limits: Limits
  /** Where programs may read how the server does. */
  metrics?: { host: string; port: number }
  logFormat: LogFormat
  /** How long requests are still answered once the server is asked to end. */
  drainMs: number
}

/** `env` is `process.env` or anything like it. Throws a `StartError` that tells all that is wrong at once. */
export function readConfig(env: Readonly<Record<string, unknown>>): Settings {
  const errors: string[] = []
  const text = (name: string): string => {
    const value = env[name]
    return typeof value === 'string' ? value.trim() : ''
  }
  const number = (
    name: string,
    fallback: number,
    isRight: (value: number) => boolean,
    wish: string,
  ): number => {
    if (text(name) === '') return fallback
    const value = Number(text(name))
    if (isRight(value)) return value
    errors.push(`${name} must be ${wish}, not "${text(name)}".`)
    return fallback
  }
  const port = number(
    'PORT',
    8080,
    (n) => Number.isInteger(n) && n >= 0 && n <= 65535,
    'a whole number from 0 to 65535',
  )
  const flag = (name: string, fallback: boolean) =>
    number(name, fallback ? 1 : 0, (n) => n === 0 || n === 1, '0 or 1') === 1
  const openFeeds = flag('OPEN_FEEDS', false)
  const hasRateLimits = flag('RATE_LIMIT', true)
  const minutes = number('POLL_MINUTES', 30, (n) => n >= 0 && n <= 7 * 24 * 60, 'a number from 0 to 10080')
  const cacheMb = number(
    'CACHE_MAX_MB',
    2048,
    (n) => Number.isInteger(n) && n >= 1,
    'a whole number of megabytes, 1 or more',
  )
  const redisUrl = text('REDIS_URL')
  if (redisUrl !== '' && !isRedisAddress(redisUrl)) {
    // It may hold a password, so it is not shown.
    errors.push('REDIS_URL must be an address that starts with redis:// or rediss:// and names a host.')
  }
  const metricsPort = number(
    'METRICS_PORT',
    -1,
    (n) => Number.isInteger(n) && n >= 0 && n <= 65535,
    'a whole number from 0 to 65535',
  )
  const drainSeconds = number('DRAIN_SECONDS', 0, (n) => n >= 0 && n <= 8, 'a number from 0 to 8')
  const logFormat = logFormats.find((format) => format === (text('LOG_FORMAT') || 'text'))
  if (logFormat === undefined) errors.push(`LOG_FORMAT must be text or json, not "${text('LOG_FORMAT')}".`)
  const allowHosts = new Set<string>()
  for (const entry of text('ALLOW_HOSTS').split(',')) {
    if (entry.trim() === '') continue
    const pair = parsePair(entry.trim())
    if (pair === undefined) errors.push(`ALLOW_HOSTS must list host:port pairs; "${entry.trim()}" is none.`)
    else allowHosts.add(pair)
  }
  const egressProxy = parseEgressProxy(text('EGRESS_PROXY'))
  if (text('EGRESS_PROXY') !== '' && egressProxy === undefined) {
    // Somebody may have written a password into it, so it is not shown.
    errors.push('EGRESS_PROXY must be written http://host:port, with no path and no password.')
  }
  const publicUrl = text('PUBLIC_URL')
  if (publicUrl !== '' && !isWebAddress(publicUrl)) {
    errors.push(`PUBLIC_URL must be an address that starts with http:// or https://, not "${publicUrl}".`)
  }
  const push = text('PUSH') || 'on'
  if (push !== 'on' && push !== 'off') errors.push(`PUSH must be on or off, not "${push}".`)
  const pushContact = text('PUSH_CONTACT')
  if (pushContact !== '' && !isContact(pushContact)) {
    errors.push(`PUSH_CONTACT must start with mailto: or https://, not "${pushContact}".`)
  }
  if (errors.length > 0) throw new StartError(errors)
  const settings: Settings = {
    port,
    // Listening on all interfaces by default would open a first try on a laptop to the whole café.
    // 127.0.0.1 rather than localhost, which on many systems means ::1 alone and hides us from IPv4 clients.
    host: text('HOST') || '127.0.0.1',
    catalogFile:
      text('CATALOG') || (existsSync('public/catalog.json') ? 'public' : 'dist').concat('/catalog.json'),
    cacheDir: text('CACHE_DIR') || '.cache/dsa-feed',
    cacheMaxBytes: cacheMb * 1024 * 1024,
    appDir: 'dist',
    allowHosts,
    openFeeds,
    hasPush: push === 'on',
    hasRateLimits,
    pollMs: minutes * 60_000,
    limits: defaultLimits,
    logFormat: logFormat ?? 'text',
    drainMs: drainSeconds * 1000,
  }
  if (metricsPort >= 0) settings.metrics = { host: text('METRICS_HOST') || '127.0.0.1', port: metricsPort }
  if (publicUrl !== '') settings.publicUrl = publicUrl
  if (pushContact !== '') settings.pushContact = pushContact
  if (egressProxy !== undefined) settings.egressProxy = egressProxy
  if (redisUrl !== '') settings.redisUrl = redisUrl
  return settings
}
