import { useState } from 'preact/hooks'
import { useOwnWrite } from './use-own-write.ts'

/** Something that was just done, and what takes it back. */
export interface Undo {
  text: string
  undo: () => void
}

/** Does what the reader wants at once, and keeps the last of it undoable while the screen is open. */
export function useUndo() {
  const [done, setDone] = useState<Undo>()
  const { problem, store } = useOwnWrite()
  /** `revert` is given what `act` gave. */
  const act = <Result>(
    text: string,
    act: () => Promise<Result>,
    revert: (result: Result) => Promise<unknown>,
  ): Promise<boolean> =>
    store(async () => {
      const result = await act()
      const undo = async () => {
        if (await store(() => revert(result))) setDone(undefined)
      }
      setDone({ text, undo })
    })
  return { done, problem, act }
}
