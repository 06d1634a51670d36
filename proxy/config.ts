import { existsSync } from 'node:fs'
import type { AllowedHosts } from './allow-url.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { StartError } from './start-error.ts'

export interface Settings {
  port: number
  host: string
  catalogFile: string
  cacheDir: string
  /** The built app. */
  appDir: string
  allowHosts: AllowedHosts
  publicUrl?: string
  openFeeds: boolean
  hasRateLimits: boolean
  /** 0: each source is asked once, at the start. */
  pollMs: number
  limits: Limits
}

/** Every setting an operator has, for the README and the tests that compare the two. */
export const settingTable: readonly { name: string; default: string; meaning: string }[] = [
  { name: 'PORT', default: '8080', meaning: 'Port to listen on; 0 takes a free one.' },
  {
    name: 'HOST',
    default: '127.0.0.1',
    meaning: 'Address to listen on: this machine only, unless set to 0.0.0.0 (IPv4) or :: (IPv4 and IPv6).',
  },
  {
    name: 'CATALOG',
    default: 'public/catalog.json, else dist/catalog.json',
    meaning: 'File with the publishers and sources. Read again when it changes.',
  },
  { name: 'CACHE_DIR', default: '.cache/dsa-feed', meaning: 'Folder for the feeds and images fetched.' },
  {
    name: 'ALLOW_HOSTS',
    default: '',
    meaning: 'Comma-separated host:port pairs that may be fetched though private or on an unusual port.',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    meaning: "Address of this server as others see it; publishers' sites are given it as contact.",
  },
  {
    name: 'OPEN_FEEDS',
    default: '0',
    meaning: "1 fetches feeds of any public address for readers, 0 only those of the catalog's hosts.",
  },
  {
    name: 'RATE_LIMIT',
    default: '1',
    meaning: '0 lets everyone ask as often as they like: for tests only.',
  },
  {
    name: 'POLL_MINUTES',
    default: '30',
    meaning: 'Minutes between two looks at a source; 0 looks once, at the start.',
  },
]

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
  const allowHosts = new Set<string>()
  for (const entry of text('ALLOW_HOSTS').split(',')) {
    if (entry.trim() === '') continue
    const pair = parsePair(entry.trim())
    if (pair === undefined) errors.push(`ALLOW_HOSTS must list host:port pairs; "${entry.trim()}" is none.`)
    else allowHosts.add(pair)
  }
  const publicUrl = text('PUBLIC_URL')
  if (publicUrl !== '' && !isWebAddress(publicUrl)) {
    errors.push(`PUBLIC_URL must be an address that starts with http:// or https://, not "${publicUrl}".`)
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
    appDir: 'dist',
    allowHosts,
    openFeeds,
    hasRateLimits,
    pollMs: minutes * 60_000,
    limits: defaultLimits,
  }
  if (publicUrl !== '') settings.publicUrl = publicUrl
  return settings
}

function parsePair(entry: string): string | undefined {
  const parts = /^([^/\\?#@\s]+):(\d{1,5})$/.exec(entry)
  const port = Number(parts?.[2])
  if (parts === null || port < 1 || port > 65535) return undefined
  try {
    // Through the URL parser, so that the pair is written as it will be compared.
    return `${new URL(`http://${parts[1]}/`).hostname}:${port}`
  } catch {
    return undefined
  }
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol) && /^[\x21-\x7e]+$/.test(text)
  } catch {
    return false
  }
}
