import type { FeedFormat } from './feed.ts'
import { shortNameOf } from './namespaces.ts'
import { attributeOf, firstNamed, type XmlElement } from './xml-element.ts'

const rssVersions: Readonly<Record<string, FeedFormat>> = {
  '0.90': 'rss0.90',
  '0.9': 'rss0.90',
  '0.91': 'rss0.91',
  '0.92': 'rss0.92',
  '0.93': 'rss0.93',
  '0.94': 'rss0.94',
  '1.0': 'rss1.0',
}

/** The dialect by root element, version and namespaces; `undefined` when the root is not a feed's after all. */
export function formatOf(root: XmlElement): FeedFormat | undefined {
  const local = root.name.slice(root.name.indexOf(':') + 1).toLowerCase()
  switch (local) {
    case 'rss':
      return rssFormat(attributeOf(root, 'version'))
    case 'channel':
      return 'rss'
    case 'rdf':
      return rdfFormat(root)
    case 'feed':
      return atomFormat(root)
    default:
      return undefined
  }
}

function rssFormat(version: string | undefined): FeedFormat {
  if (version?.startsWith('2')) return 'rss2.0'
  return (version !== undefined && Object.hasOwn(rssVersions, version) && rssVersions[version]) || 'rss'
}

/** RDF holds anything; it is RSS when there is a channel or an item of RSS in it. */
function rdfFormat(root: XmlElement): FeedFormat | undefined {
  if (!firstNamed(root, 'channel', 'item')) return undefined
  const addresses = Object.entries(root.attributes).filter(([name]) => name.startsWith('xmlns'))
  const isOldest = addresses.some(([, address]) => /netscape\.com\/rdf\/simple\/0\.9/i.test(address))
  return isOldest ? 'rss0.90' : 'rss1.0'
}

function atomFormat(root: XmlElement): FeedFormat | undefined {
  const isOld = Object.values(root.attributes).some((address) => /purl\.org\/atom\/ns/i.test(address))
  if (isOld || attributeOf(root, 'version') === '0.3') return 'atom0.3'
  const address = root.attributes.xmlns
  if (root.key === 'atom:feed' || address === undefined) return 'atom1.0'
  return shortNameOf(address) === undefined && !/atom/i.test(address) ? undefined : 'atom1.0'
}
