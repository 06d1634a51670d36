/**
 * Ends this process at once. A name's lookup that hangs holds a thread of libuv's pool, and a plain exit waits for
 * it; death by the signal itself does not, and counts as a clean end for those who sent it.
 */
export function endProcess(signal: NodeJS.Signals): void {
  if (!process.getActiveResourcesInfo().includes('GetAddrInfoReqWrap')) process.exit(0)
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
