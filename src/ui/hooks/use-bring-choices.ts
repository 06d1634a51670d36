import { useState } from 'preact/hooks'
import type { Choices } from '../../core/choices/choices.ts'
import {
  type ChoicesReading,
  type ChoicesRefusal,
  readChoicesPayload,
  readChoicesText,
} from '../../core/choices/choices-code.ts'
import { type ChoicesChange, choicesChange, takeChoices } from '../../core/storage/choices.ts'

export type Bringing =
  | { kind: 'none' }
  | { kind: 'refused'; why: ChoicesRefusal }
  | { kind: 'looked'; choices: Choices; change: ChoicesChange }
  | { kind: 'taken' }
  | { kind: 'failed' }

/** Choices from elsewhere, until the reader takes them or not: nothing is stored before. */
export function useBringChoices() {
  const [bringing, setBringing] = useState<Bringing>({ kind: 'none' })
  const hear = async (reading: Promise<ChoicesReading>) => {
    try {
      const read = await reading
      if (read.kind === 'refused') return setBringing(read)
      const { choices } = read
      setBringing({ kind: 'looked', choices, change: await choicesChange(choices) })
    } catch {
      setBringing({ kind: 'failed' })
    }
  }
  const take = async () => {
    if (bringing.kind !== 'looked') return
    try {
      await takeChoices(bringing.choices, Date.now())
      setBringing({ kind: 'taken' })
    } catch {
      setBringing({ kind: 'failed' })
    }
  }
  return {
    bringing,
    lookAtText: (text: string) => hear(readChoicesText(text)),
    lookAtFile: (file: Blob) => hear(file.text().then(readChoicesText)),
    lookAtPayload: (payload: Uint8Array<ArrayBuffer>) => hear(readChoicesPayload(payload)),
    take,
    leave: () => setBringing({ kind: 'none' }),
  }
}
