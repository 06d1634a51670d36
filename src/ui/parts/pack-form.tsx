import { useEffect, useId, useState } from 'preact/hooks'
import { type PackCriteria, putPack } from '../../core/storage/action-packs.ts'
import type { PackEstimate } from '../../worker/pack-messages.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { callPackWorker } from '../pack/pack-calls.ts'
import { tagsIn, wishOf } from '../pack/pack-choice.ts'
import { bytes } from '../words/bytes.ts'
import { usePacksWords } from '../words/packs-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { PublisherChoice } from './publisher-choice.tsx'

const dayChoices = [1, 3, 7, 14, 30, 90]
/** While the reader still chooses, nothing is counted. */
const restMs = 300

/** What a new pack is for and what goes into it, with its size before anything is fetched. */
export function PackForm() {
  const words = useWords()
  const text = usePacksWords()
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [day, setDay] = useState('')
  const [days, setDays] = useState(7)
  const [publishers, setPublishers] = useState<string[]>([])
  const [tags, setTags] = useState('')
  const criteria = { publishers, tags: tagsIn(tags), days }
  const estimate = useEstimate(criteria, isOpen)
  const { problem, store } = useOwnWrite()
  const { asOf } = useAppData()
  const make = async (event: Event) => {
    event.preventDefault()
    if (!estimate || estimate.postIds.length === 0 || name.trim() === '') return
    const pack = {
      id: crypto.randomUUID(),
      name: name.trim(),
      postIds: estimate.postIds,
      createdAt: Date.now(),
      criteria,
      isGathering: true as const,
      ...(asOf !== undefined && { asOf }),
      ...(day !== '' && { day }),
    }
    if (!(await store(() => putPack(pack)))) return
    setName('')
    setDay('')
    setOpen(false)
  }
  return (
    <details class="pack-part pack-new" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class={isOpen ? '' : 'button button-main'}>{text.getReady}</summary>
      <form class="pack-form" onSubmit={make}>
        <label for={`${id}-name`}>{text.name}</label>
        <input
          id={`${id}-name`}
          required
          maxLength={80}
          autocomplete="off"
          dir="auto"
          placeholder={text.namePlaceholder}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for={`${id}-day`}>{text.day}</label>
        <input
          id={`${id}-day`}
          type="date"
          value={day}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <label for={`${id}-days`}>{text.days}</label>
        <select
          id={`${id}-days`}
          value={days}
          onChange={(event) => setDays(Number(event.currentTarget.value))}
        >
          {dayChoices.map((value) => (
            <option key={value} value={value}>
              {text.lastDays(value)}
            </option>
          ))}
        </select>
        <PublisherChoice chosen={publishers} onChange={setPublishers} />
        <label for={`${id}-tags`}>{text.tags}</label>
        <input
          id={`${id}-tags`}
          aria-describedby={`${id}-hint`}
          autocomplete="off"
          value={tags}
          onInput={(event) => setTags(event.currentTarget.value)}
        />
        <p id={`${id}-hint`} class="pack-quiet">
          {text.tagsHint}
        </p>
        <p aria-live="polite" class="pack-size">
          <SizeText estimate={estimate} />
        </p>
        <button
          type="submit"
          class="button button-main"
          disabled={!estimate || estimate.postIds.length === 0}
        >
          {text.make}
        </button>
        {problem && <p role="alert">{problemSentence(words, problem)}</p>}
      </form>
    </details>
  )
}

function SizeText({ estimate }: { estimate: PackEstimate | undefined }) {
  const { language } = useWords()
  const text = usePacksWords()
  if (!estimate) return <>{text.counting}</>
  const { postIds, textBytes, pictures, pictureBytes, missingPictures, missingBytes } = estimate
  if (postIds.length === 0) return <>{text.nothingFits}</>
  return (
    <>
      {text.size(postIds.length, pictures, bytes(language, textBytes + pictureBytes))}{' '}
      {missingPictures > 0
        ? text.toFetch(missingPictures, bytes(language, missingBytes))
        : text.nothingToFetch}
    </>
  )
}

function useEstimate(criteria: PackCriteria, isWanted: boolean): PackEstimate | undefined {
  const { settings, catalog } = useAppData()
  const [estimate, setEstimate] = useState<PackEstimate>()
  const key = JSON.stringify(criteria)
  useEffect(() => {
    setEstimate(undefined)
    if (!isWanted) return
    let isCurrent = true
    const timer = setTimeout(() => {
      callPackWorker('estimate', wishOf(criteria, settings, catalog, Date.now())).then(
        (value) => isCurrent && setEstimate(value),
        // Storage that fails says so by its own bar.
        () => {},
      )
    }, restMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [key, isWanted, settings, catalog.sources])
  return estimate
}
