import { publisherKinds } from '../domain/publisher.ts'
import {
  type Manifest,
  type PackedPicture,
  type PackedPost,
  type PackedPublisher,
  type PackedSource,
  type PictureType,
  type Place,
  packLimits,
  packVersion,
  type Seal,
} from './pack-format.ts'
import { languageForm, readBodyFacts, readPost, sourceIdForm } from './read-post.ts'
import {
  fieldsOf,
  listOf,
  matching,
  NotAPack,
  numberOf,
  oneOf,
  optional,
  textOf,
  timeOf,
  webAddress,
} from './read-values.ts'
import type { PackedFeed } from './signed-feed.ts'

const hashForm = /^[0-9a-f]{64}$/
const dayForm = /^\d{4}-\d{2}-\d{2}$/
const pictureTypes: readonly PictureType[] = [
  'image/webp',
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/avif',
]

/** What stands in the file's end. `end` is where the bytes that it is about end. */
export function readSeal(value: unknown, end: number): Seal {
  const fields = fieldsOf(value)
  return {
    version: numberOf(fields.version, 1e6),
    manifest: readPlace(fields.manifest, end),
    sha256: matching(fields.sha256, hashForm),
  }
}

export function readManifest(value: unknown, end: number): Manifest {
  const fields = fieldsOf(value)
  if (fields.version !== packVersion) throw new NotAPack('of another version')
  return {
    version: packVersion,
    name: textOf(fields.name, 500),
    createdAt: timeOf(fields.createdAt),
    posts: listOf(fields.posts, packLimits.posts, (entry) => readPackedPost(entry, end)),
    pictures: listOf(fields.pictures, packLimits.pictures, (entry) => readPicture(entry, end)),
    ...optional(fields, {
      day: (day) => matching(day, dayForm),
      feeds: (list) => listOf(list, packLimits.feeds, (entry) => readFeed(entry, end)),
    }),
  }
}

function readPackedPost(value: unknown, end: number): PackedPost {
  const fields = fieldsOf(value)
  const post = readPost(fields.post)
  const source = readSource(fields.source)
  if (source.id !== post.sourceId) throw new NotAPack('a post of another source')
  const text = readPlace(fields.text, end)
  return {
    post,
    body: readBodyFacts(fields.body),
    source,
    publisher: readPublisher(fields.publisher),
    text,
    hash: matching(fields.hash, hashForm),
  }
}

export function readSource(value: unknown): PackedSource {
  const fields = fieldsOf(value)
  return {
    id: matching(fields.id, sourceIdForm),
    title: textOf(fields.title, 300),
    feedUrl: webAddress(fields.feedUrl),
    language: matching(fields.language, languageForm),
  }
}

export function readPublisher(value: unknown): PackedPublisher {
  const fields = fieldsOf(value)
  return {
    id: matching(fields.id, sourceIdForm),
    name: textOf(fields.name, 300),
    kind: oneOf(fields.kind, publisherKinds),
  }
}

function readPicture(value: unknown, end: number): PackedPicture {
  const fields = fieldsOf(value)
  return {
    address: webAddress(fields.address),
    type: oneOf(fields.type, pictureTypes),
    data: readPlace(fields.data, end),
    hash: matching(fields.hash, hashForm),
  }
}

function readFeed(value: unknown, end: number): PackedFeed {
  const fields = fieldsOf(value)
  return {
    sourceId: matching(fields.sourceId, sourceIdForm),
    hash: matching(fields.hash, /^[\w-]{22}$/),
    changed: numberOf(fields.changed, 1e11),
    url: webAddress(fields.url),
    signature: matching(fields.signature, /^[\w-]{86}$/),
    key: matching(fields.key, /^[\w-]{43}$/),
    body: readPlace(fields.body, end),
    ...optional(fields, { type: (type) => textOf(type, 200) }),
  }
}

function readPlace(value: unknown, end: number): Place {
  const fields = fieldsOf(value)
  const place = { at: numberOf(fields.at, end), length: numberOf(fields.length, end) }
  if (!Number.isInteger(place.at) || !Number.isInteger(place.length) || place.at + place.length > end)
    throw new NotAPack('a place outside of the file')
  return place
}
