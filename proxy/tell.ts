import type { Settings } from './config.ts'
import type { Log } from './log.ts'
import type { PollRound } from './poll/poll-round.ts'
import type { SourceStates } from './store/source-states.ts'

export function tellConsole(line: string): void {
  console.log(line)
}

export function tellPlan(
  settings: Settings,
  homeName: string,
  sources: number,
  states: SourceStates,
  log: Log,
): void {
  const stored = [...states.all().values()].filter(({ body }) => body !== undefined).length
  const interval = settings.pollMs === 0 ? 'once' : `every ${settings.pollMs / 60_000} minutes at first`
  log(`Asking ${sources} sources ${interval}; ${stored} feeds are in ${homeName}.`)
  if (settings.publicUrl === undefined) log('PUBLIC_URL is not set: publishers are given no contact address.')
}

export function tellRound({ asked, answered, problems }: PollRound, log: Log): void {
  log(asked === 0 ? 'No source is due yet.' : `${answered} of ${asked} feeds answered.`, { asked, answered })
  for (const [name, ids] of problems) {
    const shown = ids.slice(0, 8).join(', ')
    log(`  ${name}: ${shown}${ids.length > 8 ? ` and ${ids.length - 8} more` : ''}`)
  }
  if (asked > 0 && answered === 0)
    log('Not one feed could be reached. To try the app with no network: npm run demo')
}
