import { type AbuseCase, feed, type Outcome } from './abuse-case.ts'

const script = '<script>alert(document.domain)</script>'

/** What is served where a feed was asked for. What is taken for one is given on inert. */
const documents: readonly [name: string, contentType: string, body: string | Uint8Array, outcome: Outcome][] =
  [
    ['HTML with a script, as a feed', 'application/rss+xml', `<!doctype html><html>${script}`, 'htmlAnswer'],
    ['HTML with a script', 'text/html', `<html><body>${script}</body></html>`, 'htmlAnswer'],
    ['a script alone', 'application/atom+xml', script, 'htmlAnswer'],
    ['HTML behind a comment', 'text/xml', `<!-- <rss> --><html>${script}`, 'htmlAnswer'],
    ['HTML behind an XML declaration', 'text/xml', `<?xml version="1.0"?>\n<html>${script}`, 'htmlAnswer'],
    ['HTML behind spaces and a mark', 'text/xml', `\uFEFF\n\n  <HTML>${script}`, 'htmlAnswer'],
    ['an image with a handler', 'text/xml', '<img src=x onerror=alert(1)>', 'notAFeed'],
    [
      'an SVG with a script',
      'image/svg+xml',
      `<svg xmlns="http://www.w3.org/2000/svg">${script}</svg>`,
      'notAFeed',
    ],
    ['an SVG as a feed', 'application/rss+xml', `<?xml version="1.0"?><svg>${script}</svg>`, 'notAFeed'],
    ['XML with a style sheet', 'text/xml', `<?xml-stylesheet type="text/xsl" href="x.xsl"?><x/>`, 'notAFeed'],
    ['JavaScript', 'text/javascript', 'alert(1)//<rss>', 'notAFeed'],
    ['JSON that is no feed', 'application/json', '{"user":"me","password":"solidarity"}', 'notAFeed'],
    ['a list in JSON', 'application/json', '[{"version":"https://jsonfeed.org/version/1"}]', 'notAFeed'],
    ['CSS', 'text/css', 'body{background:url(//x)}', 'notAFeed'],
    ['plain text', 'text/plain', 'root:x:0:0:root:/root:/bin/sh', 'notAFeed'],
    ['the metadata of a cloud', 'text/plain', 'ami-id\nhostname\niam/', 'notAFeed'],
    ['a PDF', 'application/pdf', '%PDF-1.7\n<rss version="2.0"/>', 'notAFeed'],
    ['a ZIP', 'application/zip', 'PK\x03\x04<rss version="2.0"/>', 'notAFeed'],
    ['a program', 'application/octet-stream', '\x7fELF\x02\x01\x01<rss/>', 'notAFeed'],
    ['a picture', 'image/gif', 'GIF89a<rss version="2.0"/>', 'notAFeed'],
    ['a manifest', 'text/cache-manifest', 'CACHE MANIFEST\n<rss/>', 'notAFeed'],
    ['nothing', 'application/rss+xml', '', 'emptyAnswer'],
    ['blanks', 'application/rss+xml', ' \r\n\t ', 'emptyAnswer'],
    ['zeros', 'application/rss+xml', Buffer.alloc(1000), 'emptyAnswer'],
    ['an XML declaration alone', 'application/rss+xml', '<?xml version="1.0"?>', 'emptyAnswer'],
    ['a feed labeled HTML', 'text/html', feed.body, 'feed'],
    ['a feed labeled JavaScript', 'application/javascript', feed.body, 'feed'],
    ['a feed with a label of a thousand letters', `text/xml; x=${'a'.repeat(1000)}`, feed.body, 'feed'],
    ['a feed with no label', '', feed.body, 'feed'],
    [
      'a feed with scripts',
      'text/html',
      `<rss version="2.0"><channel><title>${script}</title></channel></rss>`,
      'feed',
    ],
    [
      'a feed that is a script too',
      'text/html',
      `<rss xmlns:h="http://www.w3.org/1999/xhtml"><h:script>alert(1)</h:script></rss>`,
      'feed',
    ],
    [
      'a JSON feed that is a page too',
      'text/html',
      `{"version":"https://jsonfeed.org/version/1.1","title":"${script}"}`,
      'feed',
    ],
    ['a feed with entities that grow', 'text/xml', billionLaughs(), 'feed'],
    [
      'a feed with an outer entity',
      'text/xml',
      '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss>&x;</rss>',
      'feed',
    ],
    ['a feed in UTF-16', 'text/xml', Buffer.from(`\uFEFF${feed.body}`, 'utf16le'), 'feed'],
  ]

function billionLaughs(): string {
  const entities = Array.from({ length: 9 }, (_, at) => `<!ENTITY l${at + 1} "${`&l${at};`.repeat(10)}">`)
  return `<!DOCTYPE rss [<!ENTITY l0 "ha">${entities.join('')}]><rss version="2.0">&l9;</rss>`
}

export const documentCases: AbuseCase[] = documents.map(([name, contentType, body, outcome]) => ({
  name,
  answer: { body, ...(contentType === '' ? {} : { contentType }) },
  outcome,
}))
