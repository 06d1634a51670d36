import { useEffect, useId, useState } from 'preact/hooks'
import { choicesText, writeChoices } from '../../core/choices/choices-code.ts'
import { codeLimits } from '../../core/code/code-limits.ts'
import { ownChoices } from '../../core/storage/choices.ts'
import { allOwnNumbers } from '../../core/storage/own-numbers.ts'
import { useStored } from '../hooks/use-stored.ts'
import { useChoicesWords } from '../words/choices-words.ts'
import { CodeButton } from './code-button.tsx'

interface Given {
  payload: Uint8Array<ArrayBuffer>
  code: string
  url: string
}

/** The reader's choices as letters, as a code for a camera, and as a file. */
export function GiveChoices() {
  const text = useChoicesWords()
  const id = useId()
  const numbers = useStored(allOwnNumbers, ['ownNumbers'], [])
  const hasNumbers = numbers.kind === 'ready' && numbers.value.length > 0
  const [withNumbers, setWithNumbers] = useState(false)
  const [given, setGiven] = useState<Given | 'failed'>()
  const url = given && given !== 'failed' ? given.url : undefined
  useEffect(() => () => void (url !== undefined && URL.revokeObjectURL(url)), [url])
  const make = async () => {
    try {
      const payload = await writeChoices(await ownChoices(withNumbers))
      const code = choicesText(payload)
      setGiven({ payload, code, url: URL.createObjectURL(new Blob([code], { type: 'text/plain' })) })
    } catch {
      setGiven('failed')
    }
  }
  return (
    <>
      <h3>{text.give}</h3>
      {hasNumbers && (
        <>
          <label class="choices-check">
            <input
              type="checkbox"
              checked={withNumbers}
              aria-describedby={id}
              onChange={() => {
                setWithNumbers(!withNumbers)
                // A code that was made says something else.
                setGiven(undefined)
              }}
            />
            <span>{text.withNumbers}</span>
          </label>
          <p id={id} class="settings-quiet">
            {text.withNumbersHint}
          </p>
        </>
      )}
      <button type="button" class="button" onClick={make}>
        {text.make}
      </button>
      {given === 'failed' && <p role="alert">{text.failed}</p>}
      {given && given !== 'failed' && <GivenCode given={given} />}
    </>
  )
}

function GivenCode({ given: { payload, code, url } }: { given: Given }) {
  const text = useChoicesWords()
  const id = useId()
  const [isCopied, setCopied] = useState<boolean>()
  const copy = () =>
    navigator.clipboard.writeText(code).then(
      () => setCopied(true),
      () => setCopied(false),
    )
  const make = async () => (payload.length <= codeLimits.payloadBytes ? payload : undefined)
  return (
    <>
      <label for={id}>{text.code}</label>
      <textarea
        id={id}
        class="choices-code"
        readOnly
        rows={4}
        value={code}
        onFocus={(event) => event.currentTarget.select()}
      />
      <p class="settings-links">
        <button type="button" class="button" onClick={copy}>
          {text.copy}
        </button>
        <CodeButton label={text.showCode} title={text.code} make={make} />
        <a class="button" href={url} download={text.fileName}>
          {text.asFile}
        </a>
      </p>
      <p aria-live="polite">
        {isCopied !== undefined && (isCopied ? text.copied : text.notCopied)} {text.give2}
      </p>
    </>
  )
}
