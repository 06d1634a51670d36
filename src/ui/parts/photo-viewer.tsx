import { useEffect, useRef, useState } from 'preact/hooks'
import { imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { bodyOf } from '../../core/storage/bodies.ts'
import { usePageClass } from '../hooks/use-page-class.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useZoom } from '../hooks/use-zoom.ts'
import { useSocialWords } from '../words/social-words.ts'
import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'
import { keptWidth, ViewedPicture } from './viewed-picture.tsx'
import './photo-viewer.css'

/** What the viewer is opened with. */
export interface Viewing {
  postId: string
  pictures: readonly PostImage[]
  /** How many the post has: where those are not all, the others come from storage. */
  count: number
  /** Which of them is shown first, from 0. */
  at: number
  /** Where the keyboard goes on when it is closed. */
  opener: HTMLElement
}

/** The pictures of a post, one at a time on the whole screen: by finger, by keys and by buttons. */
export function PhotoViewer({
  postId,
  pictures,
  count,
  at: first,
  onClose,
}: Viewing & { onClose: () => void }) {
  usePageClass('on-viewer')
  const words = useWords()
  const text = useSocialWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const all = useAllPictures(postId, pictures, count)
  const [at, setAt] = useState(first)
  const [isMissing, setMissing] = useState(false)
  const picture = all[at]
  const last = all.length - 1
  const go = (to: number) => {
    if (to !== at && all[to]) setMissing(false)
    if (all[to]) setAt(to)
  }
  const { stage, zoom, by, toggle } = useZoom(picture?.url ?? '', (to) =>
    go(at + to * turnOf(dialog.current)),
  )
  useEffect(() => dialog.current?.showModal(), [])
  const close = () => dialog.current?.close()
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const turn = turnOf(dialog.current)
    const acts: Record<string, () => void> = {
      ArrowRight: () => go(at + turn),
      ArrowLeft: () => go(at - turn),
      Home: () => go(0),
      End: () => go(last),
      '+': () => by(1.5),
      '-': () => by(1 / 1.5),
      '0': () => zoom.scale > 1 && toggle(),
    }
    const act = acts[event.key]
    if (!act) return
    event.preventDefault()
    act()
  }
  if (!picture) return null
  const isClose = zoom.scale > 1
  return (
    <dialog ref={dialog} class="viewer" aria-label={text.viewer} onKeyDown={onKeyDown} onClose={onClose}>
      <div class="viewer-bar">
        <button type="button" aria-label={words.close} onClick={close}>
          <Icon name="stop" />
        </button>
        <p aria-hidden="true">{all.length > 1 && text.place(at + 1, all.length)}</p>
        <button type="button" aria-pressed={isClose} aria-label={text.zoomIn} onClick={toggle}>
          <Icon name="search" />
        </button>
        {!isMissing && (
          <a href={imagePath(picture.url, keptWidth)} download={fileName(picture.url)}>
            <span class="visually-hidden">{text.download}</span>
            <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
              <path d="M12 4v11m-5-5 5 5 5-5M5 20h14" />
            </svg>
          </a>
        )}
      </div>
      <div ref={stage} class="viewer-stage">
        <ViewedPicture key={picture.url} picture={picture} zoom={zoom} onMissing={setMissing} />
      </div>
      <div class="viewer-foot">
        {all.length > 1 && (
          <button
            type="button"
            aria-label={text.previous}
            aria-disabled={at === 0}
            onClick={() => go(at - 1)}
          >
            <Icon name="back" />
          </button>
        )}
        {/* Said when another picture comes. */}
        <p aria-live="polite">
          <span class="visually-hidden">{text.pictureOf(at + 1, all.length)}: </span>
          <span dir="auto">{picture.alt ?? text.noText}</span>
          {picture.credit && (
            <span class="viewer-credit" dir="auto">
              {picture.credit}
            </span>
          )}
        </p>
        {all.length > 1 && (
          <button type="button" aria-label={text.next} aria-disabled={at === last} onClick={() => go(at + 1)}>
            <span class="viewer-turned">
              <Icon name="back" />
            </span>
          </button>
        )}
      </div>
    </dialog>
  )
}

/** Those the row has first, so that none changes its place when the others come. */
function useAllPictures(postId: string, pictures: readonly PostImage[], count: number) {
  const stored = useStored(
    () => (count > pictures.length ? bodyOf(postId) : Promise.resolve(undefined)).then((body) => ({ body })),
    ['bodies'],
    [postId],
  )
  const images = stored.kind === 'ready' ? (stored.value.body?.images ?? []) : []
  const known = new Set(pictures.map(({ url }) => url))
  return [...pictures, ...images.filter(({ url }) => !known.has(url))]
}

/** Where a page runs from the right, the next picture lies on the left. */
function turnOf(dialog: HTMLElement | null): 1 | -1 {
  return dialog && getComputedStyle(dialog).direction === 'rtl' ? -1 : 1
}

/** The publisher's name of the file, with the ending of what our server makes of it. */
function fileName(url: string): string {
  const name = /([^/?#]+?)(?:\.\w{3,4})?(?:[?#].*)?$/.exec(url)?.[1] ?? 'picture'
  return `${name.slice(0, 80)}.webp`
}
