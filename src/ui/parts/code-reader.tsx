import { useRef } from 'preact/hooks'
import { type Reading, useCodeReader } from '../hooks/use-code-reader.ts'
import { type CodeWords, useCodeWords } from '../words/code-words.ts'
import { Sheet } from './sheet.tsx'
import './code-sheet.css'

/** Reads codes from another phone's screen, and hands on what they carried. */
export function CodeReader({
  onRead,
  onClose,
}: {
  onRead: (payload: Uint8Array<ArrayBuffer>) => void
  onClose: () => void
}) {
  const text = useCodeWords()
  const input = useRef<HTMLInputElement>(null)
  const { reading, video, start, choose } = useCodeReader(onRead)
  const { camera, progress, problem } = reading
  const onChange = () => {
    choose([...(input.current?.files ?? [])])
    // So that the same picture can be chosen again.
    if (input.current) input.current.value = ''
  }
  return (
    <Sheet title={text.read} onClose={onClose}>
      <div class="code-reader">
        {camera === 'off' && <p>{text.cameraWhy}</p>}
        {camera === 'on' && <p>{text.aim}</p>}
        <video ref={video} class="code-video" hidden={camera === 'off'} muted playsInline />
        {progress && (
          <p>
            <progress max={progress.need} value={progress.have} aria-label={text.read} />{' '}
            {text.progress(progress.have, progress.need)}
          </p>
        )}
        <p aria-live="polite" class="visually-hidden">
          {spoken(reading, text)}
        </p>
        {problem && <p role="alert">{sentence(problem, text)}</p>}
        <p class="file-actions">
          {camera !== 'on' && (
            <button
              type="button"
              class="button button-main"
              aria-disabled={camera === 'starting'}
              onClick={() => camera === 'off' && start()}
            >
              {camera === 'starting' ? text.starting : text.camera}
            </button>
          )}
          <label class="button file-choice">
            {text.choosePicture}
            <input
              ref={input}
              class="visually-hidden"
              type="file"
              accept="image/*"
              multiple
              onChange={onChange}
            />
          </label>
        </p>
      </div>
    </Sheet>
  )
}

/** In quarters: a code comes several times in a second. */
function spoken({ camera, progress }: Reading, text: CodeWords): string {
  if (camera === 'starting') return text.starting
  return progress ? text.spoken(Math.floor((4 * progress.have) / progress.need) * 25) : ''
}

function sentence(problem: NonNullable<Reading['problem']>, text: CodeWords): string {
  if (problem === 'foreign' || problem === 'newerVersion' || problem === 'damaged' || problem === 'tooLarge')
    return text.refused[problem]
  return text[problem]
}
