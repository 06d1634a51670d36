import type { Post } from '../domain/post.ts'
import { hasAudio, normalizedTag, type PostFilter, primaryLanguage } from '../domain/timeline-filter.ts'
import type { StoredPost } from './schema.ts'

/** Feeds that give every post a hundred would fill the index. */
const mostTags = 20

/** Everything a filter may ask of a post, each with its place in time: one index finds any of them newest first. */
export function withLabels(post: Post): StoredPost {
  const tags = new Set(post.tags.map(normalizedTag).filter((tag) => tag !== ''))
  const names = [
    languageLabel(primaryLanguage(post.language)),
    ...(hasAudio(post) ? [audioLabel] : []),
    ...[...tags].slice(0, mostTags).map(tagLabel),
  ]
  return { ...post, labels: names.map((name) => [name, post.sortAt, post.id]) }
}

/** Labels of all that match, those that fewer posts are likely to have first. */
export function labelsOf({ tag, audio, language }: PostFilter): string[] {
  return [
    ...(tag === undefined ? [] : [tagLabel(tag)]),
    ...(audio ? [audioLabel] : []),
    ...(language === undefined ? [] : [languageLabel(language)]),
  ]
}

const audioLabel = 'audio'
const tagLabel = (tag: string) => `tag ${tag}`
const languageLabel = (language: string) => `language ${language}`
