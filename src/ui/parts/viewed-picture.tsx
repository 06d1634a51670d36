import { useEffect, useState } from 'preact/hooks'
import { type ImageWidth, imagePath } from '../../../proxy/wire.ts'
import type { PostImage } from '../../core/domain/post.ts'
import { useOnline } from '../hooks/use-online.ts'
import { whenPictureComes } from '../missing-picture.ts'
import { useWords } from '../words/words.ts'
import type { Zoom } from './zoom.ts'

/** The width in which posts have their pictures, and so the one most likely on the phone. */
export const keptWidth: ImageWidth = 720
/** As the timeline has it: better than none. */
const smallWidth: ImageWidth = 360
/** Fetched once somebody looks closely. */
const fineWidth: ImageWidth = 1080

/** One picture as large as its stage; where the phone hasn't got it, it says so until it comes. */
export function ViewedPicture({
  picture,
  zoom: { scale, x, y },
  onMissing,
}: {
  picture: PostImage
  zoom: Zoom
  onMissing: (isMissing: boolean) => void
}) {
  const { post: text } = useWords()
  const isOnline = useOnline()
  const [width, setWidth] = useState<ImageWidth | 'none'>(keptWidth)
  const isClose = scale > 1
  useEffect(() => {
    onMissing(width === 'none')
    if (width !== 'none') return
    return whenPictureComes(imagePath(picture.url, keptWidth), () => setWidth(keptWidth))
  }, [width])
  useEffect(() => {
    if (!isClose || !isOnline || width !== keptWidth) return
    const fine = new Image()
    fine.onload = () => setWidth(fineWidth)
    fine.src = imagePath(picture.url, fineWidth)
    return () => {
      fine.onload = null
    }
  }, [isClose, isOnline, width])
  if (width === 'none') return <p class="viewer-missing">{text.imageNeedsNetwork}</p>
  return (
    <img
      src={imagePath(picture.url, width)}
      alt={picture.alt ?? ''}
      draggable={false}
      decoding="async"
      style={{ transform: `translate(${x}px, ${y}px) scale(${scale})` }}
      onError={() => setWidth(width === smallWidth ? 'none' : smallWidth)}
    />
  )
}
