import type { ComponentChildren } from 'preact'
import { useId } from 'preact/hooks'
import type { Publisher } from '../../core/domain/publisher.ts'
import type { Note } from '../../core/domain/publisher-profile.ts'
import { ToldText } from '../parts/told-text.tsx'
import { useProfileWords } from '../words/profile-words.ts'

/** Addresses to write to, facts about it, and how it came into the list. */
export function PublisherFacts({ publisher }: { publisher: Publisher }) {
  const text = useProfileWords()
  const { contact, notes = [], platforms = [], listed, kind } = publisher
  const isBare = !contact && notes.length === 0 && platforms.length === 0
  return (
    <>
      {contact && (contact.email || contact.press) && (
        <Part title={text.contact}>
          <dl class="profile-contact">
            {contact.email && <MailAddress name={text.email} address={contact.email} />}
            {contact.press && <MailAddress name={text.press} address={contact.press} />}
          </dl>
        </Part>
      )}
      {notes.length > 0 && <Notes notes={notes} />}
      <Part title={text.listed}>
        <p>{listed ? <ToldText told={listed.why} /> : text.reasons[kind]}</p>
        <p class="profile-quiet">
          {listed?.by && (
            <>
              {text.listedBy} <ToldText told={listed.by} />.{' '}
            </>
          )}
          {listed?.on && text.listedOn(text.day(listed.on))}
          {!listed?.by && !listed?.on && text.listedUnknown} {isBare && text.noMore}
        </p>
      </Part>
    </>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  const id = useId()
  return (
    <section class="profile-part" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}

function MailAddress({ name, address }: { name: string; address: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <a href={`mailto:${address}`}>{address}</a>
      </dd>
    </div>
  )
}

/** Facts of one source and day are followed by it once. */
function Notes({ notes }: { notes: readonly Note[] }) {
  const text = useProfileWords()
  return (
    <Part title={text.notes}>
      {notesBySource(notes).map((group) => (
        <div key={group[0]?.text.en}>
          <ul class="profile-notes">
            {group.map((note) => (
              <li key={note.text.en}>
                <ToldText told={note.text} />
              </li>
            ))}
          </ul>
          <NoteSource note={group[0]} />
        </div>
      ))}
    </Part>
  )
}

function NoteSource({ note }: { note: Note | undefined }) {
  const text = useProfileWords()
  if (!note?.on && !note?.source) return null
  return (
    <p class="profile-quiet">
      {note.on && text.asOf(text.day(note.on))}{' '}
      {note.source && (
        <>
          {text.source} <ToldText told={note.source} />.
        </>
      )}
    </p>
  )
}

function notesBySource(notes: readonly Note[]): Note[][] {
  const groups = new Map<string, Note[]>()
  for (const note of notes) {
    const key = `${note.on} ${note.source?.en}`
    groups.set(key, [...(groups.get(key) ?? []), note])
  }
  return [...groups.values()]
}
