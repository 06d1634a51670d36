import { useEffect, useState } from 'preact/hooks'
import { useLocation } from 'preact-iso/router'
import type { StorageProblem } from '../../core/domain/problem.ts'
import { forgetHandedFile, handedFile } from '../../core/storage/handed-file.ts'
import type { FileLook, TakenFile } from '../../worker/pack-messages.ts'
import { callPackWorker, lookIntoFile } from '../pack/pack-calls.ts'
import { storageProblemOf } from '../storage-problem.ts'
import { onDropped } from './on-dropped.ts'

export type LookState =
  | { kind: 'none' | 'looking' }
  | { kind: 'looked'; look: FileLook }
  | { kind: 'taking'; look: FileLook }
  | { kind: 'taken'; taken: TakenFile }
  | { kind: 'failed'; problem: StorageProblem }

interface LaunchQueue {
  setConsumer(consumer: (launch: { files: FileSystemFileHandle[] }) => void): void
}

/** A file from outside, until the reader keeps it or not: chosen, dropped, or handed over by another app. */
export function useFileLook() {
  const [state, setState] = useState<LookState>({ kind: 'none' })
  const { query, route } = useLocation()
  const look = async (file: Blob) => {
    setState({ kind: 'looking' })
    try {
      setState({ kind: 'looked', look: await lookIntoFile(file) })
    } catch (error) {
      setState({ kind: 'failed', problem: storageProblemOf(error) })
    }
  }
  useEffect(() => {
    if (query.handed === undefined) return
    handedFile().then(
      (file) => file && look(file),
      () => {},
    )
  }, [query.handed])
  useEffect(() => {
    const { launchQueue } = globalThis as { launchQueue?: LaunchQueue }
    launchQueue?.setConsumer(({ files }) => void files[0]?.getFile().then(look))
  }, [])
  useEffect(() => onDropped(look), [])
  const leave = async () => {
    setState({ kind: 'none' })
    await forgetHandedFile().catch(() => {})
    if (query.handed !== undefined) route('/packs', true)
  }
  const take = async () => {
    if (state.kind !== 'looked') return
    setState({ kind: 'taking', look: state.look })
    try {
      const taken = await callPackWorker('take', undefined)
      await leave()
      setState({ kind: 'taken', taken })
    } catch (error) {
      setState({ kind: 'failed', problem: storageProblemOf(error) })
    }
  }
  return { state, look, take, leave }
}
