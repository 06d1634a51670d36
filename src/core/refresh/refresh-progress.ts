export interface RefreshProgress {
  /** Sources that are settled: up to date, refreshed or failed. */
  done: number
  /** Sources that are followed. */
  total: number
  newPosts: number
  failed: number
  /** The source that was settled last. */
  latest?: { sourceId: string; outcome: 'refreshed' | 'failed' }
}
