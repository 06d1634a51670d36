import { usePacksWords } from '../words/packs-words.ts'
import './file-sender.css'

/** On a post that no feed has given this phone. */
export function FileNote() {
  const text = usePacksWords()
  return (
    <p class="file-note">
      <strong>{text.unsigned}.</strong> {text.cameByFile}
    </p>
  )
}
