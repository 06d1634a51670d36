import type { Post } from '../../core/domain/post.ts'

const plain: Post = {
  id: 'sample/plain',
  sourceId: '',
  title: 'Tenants win a rent freeze after four months of meetings',
  excerpt:
    'Two hundred tenants of the Alder Street buildings met in the laundry room every Sunday since March.',
  isClipped: true,
  authors: ['Rosa Ibarra'],
  language: 'en',
  tags: ['housing'],
  publishedAt: Date.UTC(2026, 4, 1, 17, 5),
  sortAt: Date.UTC(2026, 4, 1, 17, 5),
  enclosures: [],
  wordCount: 640,
  contentHash: '',
}

const asSocial = {
  layout: 'social',
  excerpt: 'Picket at 6 am, gate 3. Bring coffee, bring a neighbor.',
} as const

/** A row for every state it can be in, by the name of the state. */
export const samplePosts: Readonly<Record<string, { post: Post; isRead?: boolean; alsoBy?: number }>> = {
  unread: { post: plain },
  read: { post: plain, isRead: true },
  'without a date': { post: without(plain, 'publishedAt') },
  'long title': { post: { ...plain, title: `${plain.title} `.repeat(4).trim() } },
  'one long word': { post: { ...plain, title: 'Solidaritaetsvereinigungsversammlung'.repeat(3) } },
  Spanish: { post: { ...plain, language: 'es', title: 'Los inquilinos ganan la congelación del alquiler' } },
  'right to left': { post: { ...plain, language: 'ar', title: 'بيان تضامن مع عمال الميناء' } },
  podcast: {
    post: {
      ...plain,
      enclosures: [{ url: 'https://example.org/1.mp3', mimeType: 'audio/mpeg', durationSeconds: 2400 }],
    },
  },
  video: { post: { ...plain, hasVideo: true } },
  'joint statement': { post: plain, alsoBy: 8 },
  social: { post: { ...without(plain, 'title'), ...asSocial } },
  'social, counted': {
    post: {
      ...without(plain, 'title'),
      ...asSocial,
      counts: { comments: 12, likes: 140, asOf: plain.sortAt },
    },
  },
}

function without(post: Post, key: 'title' | 'publishedAt'): Post {
  const { [key]: _, ...rest } = post
  return rest
}
