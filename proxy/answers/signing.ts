import { createSigner, type Signer } from './signer.ts'

export interface Signing {
  /** @throws where a shared store that has the seed is away. */
  signer: () => Promise<Signer>
  /** Once it is known; asking makes it so. */
  publicKey: () => string | undefined
}

/** A shared store may be away at the start, so the seed is asked for again until it is there. */
export function createSigning(seed: () => Promise<Uint8Array>): Signing {
  let known: Signer | undefined
  const signer = async () => {
    known ??= createSigner(await seed())
    return known
  }
  const publicKey = () => {
    if (known === undefined) signer().catch(() => {})
    return known?.publicKey
  }
  return { signer, publicKey }
}
