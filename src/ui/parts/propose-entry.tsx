import { useId, useState } from 'preact/hooks'
import type { FeedLook } from '../../core/domain/feed-look.ts'
import { pageAddress } from '../../core/domain/kept-page.ts'
import { type PublisherKind, publisherKinds } from '../../core/domain/publisher.ts'
import { readProposalsTo } from '../../core/storage/server-states.ts'
import { useStored } from '../hooks/use-stored.ts'
import { catalogEntry, mailWith } from '../propose-entry.ts'
import { useProfileWords } from '../words/profile-words.ts'
import { useProposeWords } from '../words/propose-words.ts'

/** Asks what a feed does not say of its publisher, and gives the entry for the list to be sent on. */
export function ProposeEntry({ look, feed }: { look: FeedLook; feed: string }) {
  const text = useProposeWords()
  const { kinds } = useProfileWords()
  const id = useId()
  const [name, setName] = useState(look.title ?? '')
  const [kind, setKind] = useState<PublisherKind>('chapter')
  const [state, setState] = useState('')
  const address = pageAddress(feed)
  return (
    <section>
      <h2>{text.about}</h2>
      <div class="propose-fields">
        <label for={`${id}-name`}>{text.name}</label>
        <input
          id={`${id}-name`}
          value={name}
          maxLength={200}
          onInput={(event) => setName(event.currentTarget.value)}
        />
        <label for={`${id}-kind`}>{text.kind}</label>
        <select
          id={`${id}-kind`}
          value={kind}
          onChange={(event) => setKind(event.currentTarget.value as PublisherKind)}
        >
          {publisherKinds.map((one) => (
            <option key={one} value={one}>
              {kinds[one]}
            </option>
          ))}
        </select>
        <label for={`${id}-state`}>{text.state}</label>
        <input
          id={`${id}-state`}
          value={state}
          maxLength={2}
          autocapitalize="characters"
          onInput={(event) => setState(event.currentTarget.value.toUpperCase())}
        />
      </div>
      {address ? (
        <Entry
          entry={catalogEntry({
            name: name.trim() || new URL(address).hostname,
            kind,
            state,
            feed: address,
            language: look.language ?? 'en',
            site: look.homePageUrl,
          })}
        />
      ) : (
        <p class="propose-trouble">{text.needsAddress}</p>
      )}
    </section>
  )
}

function Entry({ entry }: { entry: string }) {
  const text = useProposeWords()
  const id = useId()
  const [said, setSaid] = useState('')
  const copy = () =>
    (navigator as Navigator).clipboard?.writeText(entry).then(
      () => setSaid(text.copied),
      () => setSaid(text.notCopied),
    ) ?? setSaid(text.notCopied)
  return (
    <>
      <h2 id={id}>{text.entry}</h2>
      <textarea class="propose-json" aria-labelledby={id} readOnly rows={12} dir="ltr" value={entry} />
      <p class="propose-buttons">
        <button type="button" class="button button-main" onClick={copy}>
          {text.copy}
        </button>
        {'share' in navigator && (
          // Rejects when the reader closes the sheet, which is no failure.
          <button
            type="button"
            class="button"
            onClick={() => navigator.share({ text: entry }).catch(() => {})}
          >
            {text.share}
          </button>
        )}
      </p>
      <p aria-live="polite">{said}</p>
      <Whom entry={entry} />
    </>
  )
}

/** Whom the list itself names for proposals; else whoever it comes from. */
function Whom({ entry }: { entry: string }) {
  const text = useProposeWords()
  const stored = useStored(readProposalsTo, ['serverStates'], [])
  if (stored.kind === 'loading') return null
  const to = stored.kind === 'ready' ? stored.value : undefined
  const isPage = to !== undefined && /^https?:/.test(to)
  return (
    <>
      <p class="propose-whom">{text.whom(to ?? text.whoRuns(location.host))}</p>
      {to !== undefined && (
        <p>
          {isPage ? (
            <a class="button" href={to} target="_blank" rel="noopener noreferrer">
              {text.openPage(new URL(to).hostname)}
            </a>
          ) : (
            <a class="button" href={mailWith(to, text.title, entry)}>
              {text.write}
            </a>
          )}
        </p>
      )}
    </>
  )
}
