import type { BenchResult } from '../bench-result.ts'
import { coldRequests } from './cold-requests.ts'
import { coldStart } from './cold-start.ts'
import { compareServers } from './compare-servers.ts'
import { leaveServerCore, pinningNote } from './cores.ts'
import { startFullServer } from './full-server.ts'
import { hostilePictures } from './hostile-pictures.ts'
import { indexSize } from './index-size.ts'
import { pictures } from './pictures.ts'

/** `peersDir` holds the packages to compare with. */
export async function bench(peersDir: string | undefined): Promise<BenchResult[]> {
  leaveServerCore()
  console.log(`${pinningNote()}; a minute or two is spent filling the store.`)
  const full = await startFullServer()
  try {
    // The server still compresses its feeds as well as it can; these need no quiet.
    const counted = [...(await coldRequests()), ...(await indexSize())]
    await full.settled()
    const compared = await compareServers(full, peersDir)
    return [
      ...compared,
      ...counted,
      ...(await pictures()),
      ...(await hostilePictures()),
      ...(await coldStart(full)),
    ]
  } finally {
    await full.close()
  }
}
