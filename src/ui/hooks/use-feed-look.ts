import { useState } from 'preact/hooks'
import type { LookResult, ProposalProblem } from '../../core/domain/feed-look.ts'
import { pageAddress } from '../../core/domain/kept-page.ts'
import type { FeedProblem } from '../../core/domain/problem.ts'
import { askFeed } from '../../core/refresh/ask-feed.ts'
import type { RefreshRequest } from '../../worker/refresh-messages.ts'
import { askWorker } from './use-refresh.ts'

export type LookState =
  | { kind: 'none' }
  | { kind: 'looking' }
  | { kind: 'failed'; problem: ProposalProblem | FeedProblem; url?: string | undefined }
  | { kind: 'look'; look: (LookResult & { kind: 'look' })['look']; url: string }

/** Gets a feed by its address, or takes one as a file or a text, and has the worker look what the app would make of it. */
export function useFeedLook() {
  const [state, setState] = useState<LookState>({ kind: 'none' })
  const byAddress = async (written: string) => {
    const url = pageAddress(written)
    if (!url) return setState({ kind: 'failed', problem: { code: 'notAnAddress' } })
    setState({ kind: 'looking' })
    const answer = await askFeed(url)
    if (answer.kind === 'failed') return setState({ ...answer, url })
    const { bytes, url: from, contentType } = answer
    setState(stateOf(await lookAt({ bytes, url: from, ...(contentType && { contentType }) }), url))
  }
  const byFile = async (file: Blob, written: string) => {
    const url = pageAddress(written)
    setState({ kind: 'looking' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    setState(stateOf(await lookAt({ bytes, ...(url && { url }) }), url ?? ''))
  }
  // It is in Unicode by now, whatever its own first line says: the mark goes before that.
  const byText = (text: string, written: string) => byFile(new Blob(['\uFEFF', text]), written)
  return { state, byAddress, byFile, byText }
}

function stateOf(result: LookResult, url: string): LookState {
  return result.kind === 'look' ? { kind: 'look', look: result.look, url } : { ...result, url }
}

function lookAt(given: { bytes: Uint8Array; url?: string; contentType?: string }): Promise<LookResult> {
  const { port1, port2 } = new MessageChannel()
  const request: RefreshRequest = { kind: 'look', port: port2, ...given }
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<LookResult>) => resolve(data)
    askWorker(request, [port2])
  })
}
