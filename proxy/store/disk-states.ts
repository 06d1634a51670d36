import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Log } from '../log.ts'
import { parseSourceState } from './parse-source-state.ts'
import type { SourceState } from './source-state.ts'

/** `isStored` tells whether a body is there; a state that names another cannot be used as it is. */
export async function readDiskStates(
  dir: string,
  isStored: (hash: string) => boolean,
  log: Log,
): Promise<Map<string, SourceState>> {
  const states = new Map<string, SourceState>()
  const names = (await readdir(dir)).filter((name) => name.endsWith('.json'))
  const texts = await Promise.all(names.map((name) => readFile(join(dir, name), 'utf8')))
  for (const [at, name] of names.entries()) {
    const id = name.slice(0, -'.json'.length)
    const state = parseStateText(texts[at] ?? '')
    if (state === undefined) log(`Stored state of ${id} is damaged: it counts as missing.`)
    else states.set(id, withStoredBodies(id, state, isStored, log))
  }
  return states
}

function withStoredBodies(
  id: string,
  state: SourceState,
  isStored: (hash: string) => boolean,
  log: Log,
): SourceState {
  const replaced = state.replaced.filter(({ hash }) => isStored(hash))
  if (state.body === undefined || isStored(state.body.hash)) return { ...state, replaced }
  log(`Stored body of ${id} is missing: it is fetched again.`)
  // Without the body its validators would bring a 304 to nothing.
  const { body, validators, ...rest } = state
  return { ...rest, replaced, checkedAt: 0 }
}

/** Undefined where the text is not what was once written. */
export function parseStateText(text: string): SourceState | undefined {
  try {
    return parseSourceState(JSON.parse(text))
  } catch {
    return undefined
  }
}
