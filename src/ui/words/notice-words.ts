import type { Notice } from '../../core/domain/notify.ts'
import { noticeEn } from './notice-en.ts'
import { noticeEs } from './notice-es.ts'

export type NoticeWords = typeof noticeEn

const catalogs: Record<'en' | 'es', NoticeWords> = { en: noticeEn, es: noticeEs }

export interface WordedNotice {
  title: string
  body: string
}

/** A notification in words; `hidesTitles`: whoever sees it on a locked phone learns neither who nor what. */
export function wordNotice(notice: Notice, language: 'en' | 'es', hidesTitles: boolean): WordedNotice {
  const text = catalogs[language]
  switch (notice.kind) {
    case 'posts':
      return hidesTitles ? { title: text.posts(notice.posts), body: '' } : wordPosts(notice, text)
    case 'unfetched':
      return { title: text.app, body: text.unfetched }
    case 'held':
      return { title: text.app, body: text.held(notice.posts) }
    case 'nothing':
      return { title: text.app, body: text.nothing }
    case 'pack':
      return { title: text.app, body: hidesTitles ? text.packUnnamed : text.pack(notice.name ?? '') }
    case 'test':
      return { title: text.app, body: text.test }
  }
}

function wordPosts({ posts, publishers, only }: Notice & { kind: 'posts' }, text: NoticeWords): WordedNotice {
  const names = text.names(publishers)
  if (only) return { title: text.one(names, only.title), body: '' }
  if (publishers.length === 1) return { title: text.postsOf(posts, names), body: '' }
  return { title: text.postsFrom(posts, publishers.length), body: names }
}
