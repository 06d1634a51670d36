import { Agent } from 'node:http'
import type { FeedIndex } from '../../proxy/wire.ts'
import type { Random } from '../support/random.ts'
import { type Asked, ask } from './ask.ts'
import { type EtagBook, encodingsFor, formFault } from './checks.ts'
import type { MadPublisher } from './mad-publisher.ts'
import { pickQuestion, type Question } from './questions.ts'

/** A server that may be asked; `mayBreak` says whether a connection from then until now had a reason to end. */
export interface Target {
  url: string
  mayBreak: (from: number) => boolean
}

export interface Tally {
  /** By what was asked and the status of the answer. */
  count: (what: string, status: number | 'broken') => void
  fail: (why: string) => void
}

export interface ClientOptions {
  publisher: MadPublisher
  targets: readonly Target[]
  etags: EtagBook
  tally: Tally
  random: Random
  isOver: () => boolean
}

const longestThoughtMs = 900
/** The server promises an end within 45 seconds. */
const longestAnswerMs = 45_000
/** Older ones may name bodies that are no longer kept: there is a new one every few seconds here. */
const indexAgeMs = 30_000

/** Asks at random until it is over, and looks at every byte. */
export async function runClient(options: ClientOptions): Promise<void> {
  const { random, targets, isOver } = options
  const agent = new Agent({ keepAlive: true })
  const indexes = new Map<Target, { index: FeedIndex; at: number }>()
  const tags = new Map<string, string>()
  while (!isOver()) {
    const target = random.pick(targets)
    const known = indexes.get(target)
    const index = known && Date.now() - known.at < indexAgeMs ? known.index : undefined
    const question = pickQuestion(options, index, (given) => {
      indexes.set(target, { index: given, at: Date.now() })
    })
    const accepted = random.pick([...encodingsFor.keys()])
    await askAndCheck(question, target, agent, accepted, tags, options)
    // With the tag just got: mostly unchanged, sometimes after a restart.
    if (random.chance(0.4)) await askAndCheck(question, target, agent, accepted, tags, options)
    await new Promise((done) => setTimeout(done, random.between(0, longestThoughtMs)))
  }
  agent.destroy()
}

async function askAndCheck(
  question: Question,
  target: Target,
  agent: Agent,
  accepted: string,
  tags: Map<string, string>,
  { etags, tally }: ClientOptions,
): Promise<void> {
  const { what, path, others = [], isAnew = false } = question
  const url = target.url + path
  const key = `${accepted} ${path}`
  const tag = isAnew ? undefined : tags.get(key)
  const headers = { 'accept-encoding': accepted, ...(tag === undefined ? {} : { 'if-none-match': tag }) }
  const began = Date.now()
  const answer = await ask(agent, url, headers).catch((error: unknown) => {
    tally.count(what, 'broken')
    if (!target.mayBreak(began)) tally.fail(`${what}: ${String(error)} after ${Date.now() - began} ms`)
    return undefined
  })
  if (answer === undefined) return
  const { status } = answer
  tally.count(what, status)
  const fail = (why: string | undefined) => why !== undefined && tally.fail(`${what} (${status}): ${why}`)
  if (Date.now() - began > longestAnswerMs) fail(`${Date.now() - began} ms`)
  if (status === 304) {
    if (tag === undefined || answer.headers.etag !== tag || answer.bytes.length > 0) fail('not what was held')
  } else if (status === 200) {
    fail(formFault(accepted, answer) ?? etags.faultOf(url, answer) ?? (await question.faultOf(answer)))
    tags.set(key, answer.headers.etag ?? '')
  } else if (!others.includes(status) || !isProblem(answer)) fail(answer.bytes.toString('utf8', 0, 200))
}

function isProblem({ bytes }: Asked): boolean {
  try {
    return typeof JSON.parse(bytes.toString()).code === 'string'
  } catch {
    return false
  }
}
