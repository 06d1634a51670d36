import type { Fault } from '../../support/publisher-fault.ts'
import { floods } from '../../support/wire-fault.ts'
import { type AbuseCase, feed, type Outcome } from './abuse-case.ts'

const page = '<!doctype html><title>May Day</title><script>alert(document.domain)</script>'

/** What is served where the page of a post was asked for. What is taken for one is given on as plain text. */
const documents: readonly [name: string, contentType: string, body: string, outcome: Outcome][] = [
  ['a page with a script', 'text/html; charset=utf-8', page, 'page'],
  ['a page in XHTML', 'application/xhtml+xml', `<?xml version="1.0"?><html>${page}</html>`, 'page'],
  ['a page without a type', '', page, 'page'],
  ['a page in UTF-7', 'text/html; charset=utf-7', '<html>+ADw-script+AD4-alert(1)</html>', 'page'],
  ['a page that refreshes', 'text/html', '<meta http-equiv=refresh content="0;url=//x"><p>', 'page'],
  ['a page labeled plain text', 'text/plain', page, 'notAPage'],
  ['a script labeled a page', 'text/html', 'alert(1)', 'notAPage'],
  ['an SVG', 'image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', 'notAPage'],
  ['an SVG labeled a page', 'text/html', '<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'notAPage'],
  ['a program labeled a page', 'text/html', 'MZ\0\0<html>', 'notAPage'],
  ['JSON', 'application/json', '{"token":"secret"}', 'notAPage'],
  ['the metadata of a cloud', 'text/plain', 'ami-id\nhostname', 'notAPage'],
  ['a feed', 'application/rss+xml', feed.body, 'notAPage'],
]

const faults: readonly [name: string, fault: Fault, outcome: Outcome][] = [
  ['a page without end', floods.body, 'tooLarge'],
  ['a bomb of a page', { kind: 'bomb', encoding: 'gzip', bytes: 20_000_000 }, 'tooLarge'],
  ['a page that hangs', { kind: 'hang' }, 'timeout'],
  ['a page in two encodings', { kind: 'mislabeled', encoding: 'gzip, br' }, 'badAnswer'],
  ['a page that leads inside', { kind: 'redirect', to: 'http://169.254.169.254/' }, 'addressNotAllowed'],
  [
    'a page that leads to the canary',
    { kind: 'redirect', to: 'http://127.0.0.1:{canary}/' },
    'addressNotAllowed',
  ],
]

const urls: readonly [url: string, outcome: Outcome][] = [
  ['http://127.0.0.1/', 'addressNotAllowed'],
  ['http://127.0.0.1:{canary}/', 'addressNotAllowed'],
  ['http://[::1]/', 'addressNotAllowed'],
  ['http://localhost/', 'addressNotAllowed'],
  ['file:///etc/passwd', 'addressNotAllowed'],
  ['javascript:alert(1)', 'addressNotAllowed'],
  ['', 'badRequest'],
]

export const pageCases: AbuseCase[] = [
  ...documents.map(
    ([name, contentType, body, outcome]): AbuseCase => ({
      name,
      route: 'page',
      answer: { body, ...(contentType === '' ? {} : { contentType }) },
      outcome,
    }),
  ),
  ...faults.map(
    ([name, fault, outcome]): AbuseCase => ({ name, route: 'page', answer: feed, fault, outcome }),
  ),
  ...urls.map(([url, outcome]): AbuseCase => ({ name: `the page ${url}`, route: 'page', url, outcome })),
]
