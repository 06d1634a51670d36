import { Redis } from 'ioredis'
import type { Log } from '../log.ts'
import { StartError } from '../start-error.ts'
import { StoreAway } from './store-away.ts'

/** The connection to a Valkey or Redis server, which may be gone at any time and comes back by itself. */
export interface Valkey {
  /** Rejects with `StoreAway` when no answer comes; with the server's own error when it refuses the command. */
  run: <T>(command: (client: Redis) => Promise<T>) => Promise<T>
  isAway: () => boolean
  /** Whenever the server is there after it was not. */
  onBack: (listener: () => void) => void
  /** Messages sent while the connection is down are lost; `onListening` is called whenever they begin to come. */
  onMessage: (channel: string, listener: (message: string) => void, onListening?: () => void) => void
  /** Keys and channels begin with it; channels, unlike keys, are shared by all databases of a server. */
  prefix: string
  /** Host and port, for the log. */
  name: string
  close: () => Promise<void>
}

const connectMs = 3000
/** Longer than any command of ours takes, much shorter than a reader waits. */
const commandMs = 2000
const longestPauseMs = 1000

/** Rejects with a `StartError` when the server is there and will not have us; that it is away is only logged. */
export async function openValkey(url: string, log: Log): Promise<Valkey> {
  const { host } = new URL(url)
  const commands = connection(url)
  const messages = connection(url)
  const back = new Set<() => void>()
  let isAway = false
  let isClosed = false

  const goAway = (error: unknown) => {
    if (isAway || isClosed) return
    isAway = true
    log(`Valkey at ${host} cannot be reached (${reasonOf(error)}): what is in memory is served until it can.`)
  }
  const comeBack = () => {
    if (!isAway || isClosed) return
    isAway = false
    log(`Valkey at ${host} is there again.`)
    for (const listener of back) listener()
  }

  const run: Valkey['run'] = async (command) => {
    try {
      const answer = await command(commands)
      comeBack()
      return answer
    } catch (error) {
      if (isAnswer(error)) throw error
      goAway(error)
      throw new StoreAway()
    }
  }

  const close = async () => {
    isClosed = true
    commands.disconnect()
    messages.disconnect()
  }
  // The same trouble is met by the commands; what is missed meanwhile they find out.
  messages.on('error', () => {})
  const trouble = await firstTrouble(commands)
  if (isAnswer(trouble) || (isReply(trouble) && isRefusal(trouble))) {
    await close()
    throw new StartError([`The server of REDIS_URL, ${host}, refuses: ${trouble.message}`])
  }
  if (trouble !== undefined) goAway(trouble)
  commands.on('error', goAway)
  // A command is what shows that it works again; without one nobody would know.
  commands.on('ready', () => void run((client) => client.ping()).catch(() => {}))
  messages.connect().catch(() => {})
  return {
    run,
    isAway: () => isAway,
    onBack: (listener) => back.add(listener),
    onMessage: (channel, listener, onListening = () => {}) => {
      messages.on('message', (from, message) => {
        if (from === channel) listener(message)
      })
      // Where this fails the client subscribes when it has connected.
      const subscribe = () => void messages.subscribe(channel).then(onListening, () => {})
      messages.on('ready', subscribe)
      if (messages.status === 'ready') subscribe()
    },
    prefix: `dsa-feed:${commands.options.db ?? 0}:`,
    name: host,
    close,
  }
}

function connection(url: string): Redis {
  return new Redis(url, {
    lazyConnect: true,
    connectTimeout: connectMs,
    commandTimeout: commandMs,
    // A connection whose other end has vanished without a word.
    socketTimeout: 2 * commandMs,
    // While the server is away a command fails at once, and none is done late.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    autoResubscribe: false,
    retryStrategy: (times) => Math.min(50 * times, longestPauseMs),
  })
}

/** Undefined when it connects and answers. The first of several errors tells the reason. */
async function firstTrouble(client: Redis): Promise<unknown> {
  const troubles: unknown[] = []
  const note = (error: unknown) => troubles.push(error)
  client.on('error', note)
  try {
    await client.connect()
    await client.ping()
  } catch (error) {
    note(error)
  }
  client.off('error', note)
  return troubles[0]
}

/** What the operator must mend before the start; later it may be mended on the other side. */
function isRefusal(error: Error): boolean {
  return /^(NOAUTH|WRONGPASS|ERR invalid password)/.test(error.message)
}

/** The server answered, and would answer the same again; while it starts or changes its role it is away. */
function isAnswer(error: unknown): error is Error {
  const isPassing = /^(LOADING|MASTERDOWN|READONLY|CLUSTERDOWN|TRYAGAIN|BUSY)\b/
  return isReply(error) && !isPassing.test(error.message) && !isRefusal(error)
}

function isReply(error: unknown): error is Error {
  return error instanceof Error && error.name === 'ReplyError'
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if ('code' in error && typeof error.code === 'string') return error.code
  const { message, name } = error
  if (name === 'ReplyError') return message
  // The client's own words speak of its options.
  return /time(d )?out/i.test(message) ? 'no answer' : 'connection lost'
}
