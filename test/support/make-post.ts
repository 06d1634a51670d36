import type { Post } from '../../src/core/domain/post.ts'
import type { Publisher } from '../../src/core/domain/publisher.ts'
import type { Source } from '../../src/core/domain/source.ts'

/** A whole post; a test names only what it is about. */
export function makePost(given: Partial<Post> = {}): Post {
  const sourceId = given.sourceId ?? 'rosevilledsa'
  const publishedAt = given.publishedAt ?? Date.UTC(2026, 0, 15, 18)
  return {
    id: `${sourceId}/1f2e3d4c`,
    sourceId,
    url: 'https://chapter.example/posts/1',
    title: 'Laundry workers vote to strike',
    excerpt: 'Forty of forty-three ballots said yes.',
    isClipped: false,
    authors: [],
    language: 'en',
    tags: [],
    publishedAt,
    sortAt: publishedAt,
    enclosures: [],
    contentHash: 'a1b2c3',
    ...given,
  }
}

export function makeSource(given: Partial<Source> = {}): Source {
  const id = given.id ?? 'rosevilledsa'
  return {
    id,
    publisherId: 'roseville-dsa',
    title: 'Roseville DSA',
    feedUrl: `https://chapter.example/${id}/feed`,
    language: 'en',
    ...given,
  }
}

export function makePublisher(given: Partial<Publisher> = {}): Publisher {
  return {
    id: 'roseville-dsa',
    name: 'Roseville DSA',
    kind: 'chapter',
    state: 'CA',
    languages: ['en'],
    ...given,
  }
}
