import { type ActionPack, changePack } from '../../core/storage/action-packs.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { type Gathering, useGathering } from '../hooks/use-gathering.ts'
import { useOwnWrite } from '../hooks/use-own-write.ts'
import { packAge } from '../pack/pack-age.ts'
import { callPackWorker } from '../pack/pack-calls.ts'
import { isOver, keptUntil, startOf, wishOf } from '../pack/pack-choice.ts'
import { dayName } from '../words/format.ts'
import { type PacksWords, usePacksWords } from '../words/packs-words.ts'
import { problemSentence } from '../words/problem-sentence.ts'
import { useWords } from '../words/words.ts'
import { FileSender } from './file-sender.tsx'

/** A pack: what it is for, how whole it is, and what can be done with it. */
export function PackRow({ pack, onRemove }: { pack: ActionPack; onRemove: () => void }) {
  const words = useWords()
  const text = usePacksWords()
  const { state, resume, pause } = useGathering(pack)
  const update = useUpdate(pack)
  const { problem, store } = useOwnWrite()
  const trouble = problem ?? (state?.kind === 'failed' ? state.problem : undefined)
  const { id, name, day, postIds, isGathering, isPaused, received, criteria } = pack
  const isRunning = state?.kind === 'running'
  const now = Date.now()
  return (
    <li class="pack-row">
      <h2 dir="auto">
        <a href={`/packs?pack=${id}`}>{name}</a>
      </h2>
      <p class="pack-quiet">
        {[
          ...(day === undefined ? [] : [text.forDay(dayName(words.language, startOf(day), now))]),
          text.contains(postIds.length),
          ...(received ? [text.received(received === 'signed')] : []),
          ...packAge(pack, words, text, now),
        ].join(' · ')}
      </p>
      {isRunning && state.total > 0 && (
        <progress max={state.total} value={state.done} aria-label={text.gatheringBegins} />
      )}
      <p aria-live="polite" class="pack-state">
        {isGathering
          ? gatheringText(state, isPaused === true, text)
          : readyText(state, received !== undefined, text)}
      </p>
      {isOver(pack, now) && (
        <p class="pack-over">
          {text.over}{' '}
          <button
            type="button"
            class="button"
            onClick={() =>
              store(() => changePack(id, (old) => ({ ...old, keptUntil: keptUntil(Date.now()) })))
            }
          >
            {text.keep}
          </button>
        </p>
      )}
      <div class="pack-tools">
        {isGathering && isRunning && !isPaused && (
          <button type="button" class="button" onClick={() => store(pause)}>
            {text.pause}
          </button>
        )}
        {isGathering && (!isRunning || isPaused) && (
          <button type="button" class="button" onClick={() => store(resume)}>
            {text.resume}
          </button>
        )}
        {criteria && !isGathering && (
          <button type="button" class="button" aria-label={text.updateOf(name)} onClick={() => store(update)}>
            {text.update}
          </button>
        )}
        <FileSender
          label={text.send}
          name={text.sendOf(name)}
          codeName={text.showCodeOf(name)}
          wish={{ name, day, postIds, isSingle: false }}
        />
        <button type="button" class="button" aria-label={text.removeOf(name)} onClick={onRemove}>
          {text.remove}
        </button>
      </div>
      {trouble && <p role="alert">{problemSentence(words, trouble)}</p>}
    </li>
  )
}

/** The old posts stay until all of the new ones is there. */
function useUpdate({ id, criteria }: ActionPack): () => Promise<void> {
  const { settings, catalog, asOf } = useAppData()
  return async () => {
    if (!criteria) return
    const { postIds } = await callPackWorker('estimate', wishOf(criteria, settings, catalog, Date.now()))
    if (postIds.length > 0)
      await changePack(id, ({ nextAsOf: _, ...pack }) => ({
        ...pack,
        nextPostIds: postIds,
        isGathering: true,
        ...(asOf !== undefined && { nextAsOf: asOf }),
      }))
  }
}

function gatheringText(state: Gathering | undefined, isPaused: boolean, text: PacksWords): string {
  if (isPaused) return text.paused
  if (state?.kind === 'offline') return text.waitsForNetwork
  if (state?.kind === 'running' && state.total > 0) return text.gathering(state.done, state.total)
  return state?.kind === 'running' ? text.gatheringBegins : text.paused
}

function readyText(state: Gathering | undefined, isReceived: boolean, text: PacksWords): string {
  if (state?.kind === 'done' && state.missing > 0) return text.missing(state.missing)
  return isReceived ? '' : text.ready
}
