const patienceMs = 300_000

/** Until the server has every feed: its own gathering is no part of what a phone waits for. */
export async function feedsGathered(appUrl: string, count: number): Promise<void> {
  const deadline = Date.now() + patienceMs
  while (Date.now() < deadline) {
    const answer = await fetch(`${appUrl}/api/feeds`)
    const index = (await answer.json()) as { sources: Record<string, { hash?: string }> }
    if (Object.values(index.sources).filter(({ hash }) => hash !== undefined).length >= count) return
    // The server tells nobody when it is done, so it is asked again.
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The server did not gather all feeds.')
}
