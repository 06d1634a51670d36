import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import type { Fault } from '../../support/publisher-fault.ts'
import { type AbuseCase, feed, type Outcome } from './abuse-case.ts'

const packed: readonly [name: string, encoding: string, body: Uint8Array, outcome: Outcome][] = [
  ['gzip', 'gzip', gzipSync(feed.body), 'feed'],
  ['x-gzip', 'x-gzip', gzipSync(feed.body), 'feed'],
  ['gzip in capitals', 'GZIP', gzipSync(feed.body), 'feed'],
  ['Brotli', 'br', brotliCompressSync(feed.body), 'feed'],
  ['deflate', 'deflate', deflateSync(feed.body), 'feed'],
  ['deflate, bare', 'deflate', deflateRawSync(feed.body), 'feed'],
  ['identity', 'identity', Buffer.from(feed.body), 'feed'],
  ['an empty encoding', '', Buffer.from(feed.body), 'feed'],
  ['gzip of nothing', 'gzip', gzipSync(''), 'emptyAnswer'],
  ['nothing as gzip', 'gzip', Buffer.alloc(0), 'emptyAnswer'],
  ['gzip in two members', 'gzip', Buffer.concat([gzipSync('<rss>'), gzipSync('</rss>')]), 'feed'],
  ['gzip in gzip under one name', 'gzip', gzipSync(gzipSync(feed.body)), 'notAFeed'],
  ['gzip in gzip', 'gzip, gzip', gzipSync(gzipSync(feed.body)), 'badAnswer'],
  ['Brotli in gzip', 'br, gzip', gzipSync(brotliCompressSync(feed.body)), 'badAnswer'],
  ['ten times gzip', Array(10).fill('gzip').join(','), gzipSync(feed.body), 'badAnswer'],
  ['identity beside gzip', 'identity, gzip', gzipSync(feed.body), 'badAnswer'],
  ['Zstandard', 'zstd', Buffer.from(feed.body), 'badAnswer'],
  ['compress', 'compress', Buffer.from(feed.body), 'badAnswer'],
  ['exi', 'exi', Buffer.from(feed.body), 'badAnswer'],
  ['an encoding of no sense', 'gzip;q=1', gzipSync(feed.body), 'badAnswer'],
  ['an encoding called *', '*', Buffer.from(feed.body), 'badAnswer'],
  ['plain text as gzip', 'gzip', Buffer.from(feed.body), 'badAnswer'],
  ['plain text as Brotli', 'br', Buffer.from(feed.body), 'badAnswer'],
  ['plain text as deflate', 'deflate', Buffer.from(feed.body), 'badAnswer'],
  ['gzip as Brotli', 'br', gzipSync(feed.body), 'badAnswer'],
  ['gzip as deflate', 'deflate', gzipSync(feed.body), 'badAnswer'],
  ['gzip with a wrong checksum', 'gzip', damaged(gzipSync(feed.body)), 'badAnswer'],
  ['gzip untold', '', gzipSync(feed.body), 'notAFeed'],
]

/** Changes the checksum, which stands before the last four bytes. */
function damaged(bytes: Buffer): Buffer {
  bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 0xff
  return bytes
}

const faults: readonly [name: string, fault: Fault, outcome: Outcome][] = [
  ...(['gzip', 'br', 'deflate'] as const).flatMap((encoding): [string, Fault, Outcome][] => [
    [`a bomb in ${encoding}`, { kind: 'bomb', encoding, bytes: 20_000_000 }, 'tooLarge'],
    [`a little too much in ${encoding}`, { kind: 'bomb', encoding, bytes: 1_100_000 }, 'tooLarge'],
    [`${encoding} that is cut off`, { kind: 'cutOff', encoding }, 'badAnswer'],
  ]),
  ['two encodings', { kind: 'mislabeled', encoding: 'gzip, br' }, 'badAnswer'],
  ['an unknown encoding', { kind: 'mislabeled', encoding: 'aws-chunked' }, 'badAnswer'],
]

const bombs = faults.filter(([name]) => name.startsWith('a bomb'))

export const encodingCases: AbuseCase[] = [
  ...packed.map(
    ([name, encoding, body, outcome]): AbuseCase => ({
      name,
      answer: { body, contentType: 'text/xml', headers: { 'content-encoding': encoding } },
      outcome,
    }),
  ),
  {
    name: 'two headers, one encoding each',
    answer: { body: gzipSync(feed.body), headers: { 'content-encoding': ['gzip', 'br'] } },
    outcome: 'badAnswer',
  },
  ...faults.map(([name, fault, outcome]): AbuseCase => ({ name, answer: feed, fault, outcome })),
  ...bombs.map(
    ([name, fault, outcome]): AbuseCase => ({
      name: `${name}, as a picture`,
      route: 'image',
      answer: feed,
      fault,
      outcome,
    }),
  ),
]
