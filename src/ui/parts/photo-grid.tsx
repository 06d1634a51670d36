import { useState } from 'preact/hooks'
import { imagePath } from '../../../proxy/wire.ts'
import type { Post } from '../../core/domain/post.ts'
import { isOutOfReach, noteShown } from '../held-pictures.ts'
import { useAppData } from '../hooks/use-app-data.ts'
import { useShowsPictures } from '../hooks/use-shows-pictures.ts'
import { useWords } from '../words/words.ts'
import { askViewer } from './ask-viewer.ts'
import './photo-grid.css'

/** The pictures of a social post, four at most, each opening all of them. One that can't be had leaves its place. */
export function PhotoGrid({ post }: { post: Post }) {
  const { post: text } = useWords()
  const showsPictures = useShowsPictures()
  const pictures = post.pictures ?? (post.leadImage ? [post.leadImage] : [])
  const shown = showsPictures ? pictures : pictures.slice(0, 1)
  const data = useAppData()
  // Of its first drawing; those that fail later leave by themselves.
  const [gone] = useState(() => shown.filter(({ url }) => isOutOfReach(url, data)))
  const fewer = gone.length > 0 ? ' photos-fewer' : ''
  const count = post.pictureCount ?? pictures.length
  return (
    <div
      class={showsPictures ? `photos photos-${shown.length} ${shapeOf(shown[0])}${fewer}` : undefined}
      hidden={showsPictures && shown.length > 0 && gone.length === shown.length}
    >
      {shown.map((picture, at) => {
        const { url, alt } = picture
        const more = at === 3 && count > 4 ? ` +${count - 4}` : ''
        const label = (alt ? text.showPictureOf(alt) : text.showPicture) + more
        return (
          <button
            key={url}
            type="button"
            class={showsPictures ? 'photo' : 'button show-picture'}
            aria-label={label}
            data-more={more}
            hidden={showsPictures && gone.includes(picture)}
            onClick={({ currentTarget: opener }) =>
              askViewer({ postId: post.id, pictures, count, at, opener })
            }
          >
            {showsPictures ? (
              <img
                src={imagePath(url, shown.length > 1 ? 360 : 720)}
                alt=""
                loading="lazy"
                decoding="async"
                onLoad={() => noteShown(url)}
                onError={({ currentTarget }) => leavePlace(currentTarget)}
              />
            ) : (
              label
            )}
          </button>
        )
      })}
    </div>
  )
}

function leavePlace(image: HTMLElement): void {
  const grid = image.closest<HTMLElement>('.photos')
  image.closest('.photo')?.setAttribute('hidden', '')
  if (!grid) return
  grid.classList.add('photos-fewer')
  grid.hidden = [...grid.children].every((photo) => photo.hasAttribute('hidden'))
}

/** Of one picture alone; where its feed gives no size it is cut as most are. */
function shapeOf({ width = 4, height = 3 }: { width?: number; height?: number } = {}): string {
  if (width > height * 1.6) return 'photo-wide'
  return width < height * 0.9 ? 'photo-tall' : ''
}
