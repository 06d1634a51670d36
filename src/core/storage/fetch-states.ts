import type { IndexedSource } from '../domain/feed-index.ts'
import type { Problem } from '../domain/problem.ts'
import type { FetchState, ServerState } from './schema.ts'
import { type Reading, read, write } from './transaction.ts'

export type { FetchState } from './schema.ts'

/**
 * State of every source the phone or the server knows something of. What the server says lies in the index,
 * and is joined here: a server that says the same of 110 sources costs no write.
 */
export async function allFetchStates(): Promise<FetchState[]> {
  const [states, server] = await read(['fetchStates', 'serverStates'], (transaction) =>
    Promise.all([transaction.objectStore('fetchStates').getAll(), refreshRows(transaction)]),
  )
  return joinedStates(states, server)
}

/**
 * The index and the last refresh, by one request: their keys stand next to each other. The row of the pictures is
 * none of them, and can weigh more than all else that a start reads.
 */
export function refreshRows(transaction: Reading<'serverStates'>): Promise<ServerState[]> {
  return transaction.objectStore('serverStates').getAll(IDBKeyRange.bound('index', 'lastRefresh'))
}

export function joinedStates(states: readonly FetchState[], server: readonly ServerState[]): FetchState[] {
  const { sources, asOf } = serverView(server)
  const known = new Map(states.map((state) => [state.sourceId, state]))
  for (const sourceId of Object.keys(sources)) {
    if (!known.has(sourceId)) known.set(sourceId, newFetchState(sourceId))
  }
  return [...known.values()].map((state) => joined(state, sources[state.sourceId], asOf))
}

export async function fetchStateOf(sourceId: string): Promise<FetchState> {
  const [state, server] = await read(['fetchStates', 'serverStates'], (transaction) =>
    Promise.all([transaction.objectStore('fetchStates').get(sourceId), refreshRows(transaction)]),
  )
  const { sources, asOf } = serverView(server)
  return joined(state ?? newFetchState(sourceId), sources[sourceId], asOf)
}

/** A failure on the phone's side. `hash` names the body it is about, once there was one. */
export async function saveFailure(
  sourceId: string,
  { problem, hash }: { problem: Problem; hash?: string },
  now: number,
): Promise<void> {
  await write(['fetchStates'], 'relaxed', async (transaction) => {
    const states = transaction.objectStore('fetchStates')
    const state = (await states.get(sourceId)) ?? newFetchState(sourceId)
    const isSame = state.problem?.code === problem.code
    await states.put({
      ...state,
      ...(hash !== undefined && { hash }),
      triedAt: now,
      problem,
      problemSince: (isSame && state.problemSince) || now,
    })
  })
}

export function newFetchState(sourceId: string): FetchState {
  return { sourceId, postCount: 0 }
}

function serverView(rows: readonly ServerState[]) {
  const index = rows.find((row) => row.key === 'index')
  const refresh = rows.find((row) => row.key === 'lastRefresh')
  return { sources: index?.index.sources ?? {}, asOf: refresh?.asOf }
}

function joined(state: FetchState, entry: IndexedSource | undefined, asOf: number | undefined): FetchState {
  if (!entry) return state
  if (entry.problem) {
    const { problem, problemSince } = entry
    return { ...state, problem, ...(problemSince !== undefined && { problemSince }) }
  }
  const isConfirmed = entry.hash !== undefined && entry.hash === state.hash && asOf !== undefined
  return isConfirmed ? { ...state, refreshedAt: Math.max(state.refreshedAt ?? 0, asOf) } : state
}
