import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../offline/hostile-html/', import.meta.url))

export interface HostilePayload {
  /** Its place in the whole corpus, from 1: what `hostileRan` becomes when it runs. */
  number: number
  family: string
  name: string
  text: string
}

/**
 * Every payload of the corpus. In its files `== name` begins one, and in it
 * `{run}` stands for a script that tells on it, `{id}` for its number,
 * `{origin}` for where it may call home, `{own}` and `{ownhost}` for the app itself,
 * `{u+202e}` for a sign, and `{500*<div>}` for what is written so often.
 */
export function hostilePayloads(places: { origin: string; own: string }): HostilePayload[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.txt'))
  const written = files.sort().flatMap((file) => payloadsOf(file))
  return written.map((payload, at) => {
    const number = at + 1
    return { ...payload, number, text: filled(payload.text, number, places) }
  })
}

function payloadsOf(file: string): Omit<HostilePayload, 'number'>[] {
  const [, ...parts] = readFileSync(folder + file, 'utf8').split(/^== /m)
  return parts.map((part) => {
    const end = part.indexOf('\n')
    return { family: file.replace('.txt', ''), name: part.slice(0, end), text: part.slice(end + 1, -1) }
  })
}

function filled(text: string, number: number, { origin, own }: { origin: string; own: string }): string {
  const values: Record<string, string> = {
    run: `hostileRan=${number}`,
    id: String(number),
    origin,
    own,
    ownhost: new URL(own).host,
  }
  const plain = text
    .replace(/\{(run|id|origin|own|ownhost)\}/g, (_, name: string) => values[name] ?? '')
    .replace(/\{u\+([0-9a-f]+)\}/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
  return repeated(plain)
}

/** The inner ones first. */
function repeated(text: string): string {
  const once = text.replace(/\{(\d+)\*([^{}]*)\}/g, (_, times: string, what: string) =>
    what.repeat(Number(times)),
  )
  return once === text ? text : repeated(once)
}
