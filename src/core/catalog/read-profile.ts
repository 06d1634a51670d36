import type { Publisher } from '../domain/publisher.ts'
import {
  type Contact,
  type ListedPage,
  type Listing,
  type Note,
  type Platform,
  pageKinds,
  platformNames,
} from '../domain/publisher-profile.ts'
import {
  dayOf,
  eachInside,
  type Fields,
  inside,
  mailAddress,
  oneOf,
  optional,
  text,
  textMatching,
  webAddress,
} from './read-fields.ts'
import { told } from './read-told.ts'

type Profile = Pick<Publisher, 'place' | 'platforms' | 'contact' | 'join' | 'listed' | 'notes' | 'pages'>

/** What an entry tells of its publisher beyond what the app needs to run. */
export function readProfile(fields: Fields): Profile {
  return {
    ...optional(fields, 'place', (field) => text(fields, field)),
    ...optional(fields, 'platforms', (field) => eachInside(fields[field], field, readPlatform)),
    ...optional(fields, 'contact', (field) => inside(fields[field], field, readContact)),
    ...optional(fields, 'join', (field) => webAddress(fields, field)),
    ...optional(fields, 'listed', (field) => inside(fields[field], field, readListing)),
    ...optional(fields, 'notes', (field) => eachInside(fields[field], field, readNote)),
    ...optional(fields, 'pages', (field) => eachInside(fields[field], field, readPage)),
  }
}

function readPlatform(fields: Fields): Platform {
  return {
    platform: oneOf(fields, 'platform', platformNames),
    ...optional(fields, 'handle', (field) => text(fields, field)),
    ...optional(fields, 'url', (field) => webAddress(fields, field)),
    ...optional(fields, 'status', (field) => oneOf(fields, field, ['active', 'planned'] as const)),
    ...optional(fields, 'follow', (field) => text(fields, field)),
  }
}

function readContact(fields: Fields): Contact {
  return {
    ...optional(fields, 'email', (field) => mailAddress(fields, field)),
    ...optional(fields, 'press', (field) => mailAddress(fields, field)),
  }
}

function readListing(fields: Fields): Listing {
  return {
    why: told(fields, 'why'),
    ...optional(fields, 'by', (field) => told(fields, field)),
    ...optional(fields, 'on', (field) => dayOf(fields, field)),
  }
}

function readNote(fields: Fields): Note {
  return {
    text: told(fields, 'text'),
    ...optional(fields, 'on', (field) => dayOf(fields, field)),
    ...optional(fields, 'source', (field) => told(fields, field)),
  }
}

function readPage(fields: Fields): ListedPage {
  return {
    url: webAddress(fields, 'url'),
    title: told(fields, 'title'),
    kind: oneOf(fields, 'kind', pageKinds),
    language: textMatching(fields, 'language', /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language tag'),
  }
}
