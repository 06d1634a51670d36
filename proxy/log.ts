/** For programs that read the log; a source, a problem, a number. */
export type LogFacts = Readonly<Record<string, string | number>>

/** One event for the operator. It never holds a client's address nor anything a client asked for. */
export type Log = (line: string, facts?: LogFacts) => void

export const logFormats = ['text', 'json'] as const
export type LogFormat = (typeof logFormats)[number]

/** Text carries no time: systemd, Docker and the like write it before each line. */
export function createLog(format: LogFormat, write: (text: string) => void, now: () => number): Log {
  if (format === 'text') return (line) => write(`${line}\n`)
  return (message, facts) => {
    const time = new Date(now()).toISOString()
    write(`${JSON.stringify({ time, message, ...facts })}\n`)
  }
}
