import type { Enclosure } from '../../core/domain/post.ts'
import { bytes } from '../words/bytes.ts'

import { useWords } from '../words/words.ts'
import { Icon } from './icon.tsx'

/** Media a post came with, where the publisher has it. */
export function EnclosureLink({ enclosure }: { enclosure: Enclosure }) {
  const { language, post: text } = useWords()
  const kind = enclosure.mimeType.split('/')[0]
  const label =
    enclosure.title ??
    (kind === 'audio' ? text.audioFile : kind === 'video' ? text.videoFile : text.otherFile)
  return (
    <a class="enclosure" href={enclosure.url} target="_blank" rel="noopener noreferrer">
      <Icon name={kind === 'audio' ? 'audio' : 'original'} />
      {text.enclosure(label, enclosure.bytes ? bytes(language, enclosure.bytes) : '')}
    </a>
  )
}
