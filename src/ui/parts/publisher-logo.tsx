import { useState } from 'preact/hooks'
import { imagePath } from '../../../proxy/wire.ts'
import { useShowsPictures } from '../hooks/use-shows-pictures.ts'
import { monogram } from './monogram.ts'
import './publisher-logo.css'

/** What is smaller is no picture of anybody: a counter's dot, or what a site sends for one that is missing. */
const leastPx = 8

/** The feed's own image through our origin; a drawn monogram stands under it and shows when it can't. */
export function PublisherLogo({
  publisherId,
  name,
  iconUrl,
}: {
  publisherId: string
  name: string
  iconUrl?: string | undefined
}) {
  const showsPictures = useShowsPictures()
  const [failedUrl, setFailedUrl] = useState<string>()
  const { letters, ground } = monogram(publisherId, name)
  return (
    <span class={`logo logo-${ground}`} aria-hidden="true">
      {letters}
      {showsPictures && iconUrl && iconUrl !== failedUrl && (
        <img
          src={imagePath(iconUrl, 96)}
          alt=""
          width="36"
          height="36"
          loading="lazy"
          decoding="async"
          onError={() => setFailedUrl(iconUrl)}
          onLoad={({ currentTarget }) => currentTarget.naturalWidth < leastPx && setFailedUrl(iconUrl)}
        />
      )}
    </span>
  )
}
