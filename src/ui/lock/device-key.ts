import type { KeyWrap, PrfWrap } from '../../core/domain/lock.ts'
import { randomBytes, unwrapByPrf, wrapByPrf } from '../../core/lock/wrap-key.ts'

type Bytes = Uint8Array<ArrayBuffer>

/** https://w3c.github.io/webauthn/#prf-extension, which TypeScript may not know in full. */
interface PrfResults {
  prf?: { enabled?: boolean; results?: { first?: BufferSource } }
}

/** What the phone offers, as far as it says so; whether it gives keys shows only when it is asked for one. */
export async function hasDeviceKeys(): Promise<boolean> {
  const { PublicKeyCredential: offered } = globalThis as { PublicKeyCredential?: typeof PublicKeyCredential }
  return (await offered?.isUserVerifyingPlatformAuthenticatorAvailable?.().catch(() => false)) ?? false
}

/** A key of the phone's own that wraps the data key; nothing where the reader or the phone gives none. */
export async function wrapByDevice(dataKey: Bytes): Promise<PrfWrap | undefined> {
  try {
    const salt = randomBytes(32)
    const made = await navigator.credentials.create({ publicKey: wanted(salt) })
    if (!(made instanceof PublicKeyCredential)) return undefined
    const credentialId = new Uint8Array(made.rawId)
    // Some evaluate at once, others only when they are asked the next time.
    const secret = secretOf(made) ?? (await askFor([{ credentialId, salt }]))?.secret
    return secret && (await wrapByPrf(dataKey, { secret, salt, credentialId }))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

/** The data key, by the phone's own; nothing where the reader stops it or the phone has it no more. */
export async function keyByDevice(wraps: readonly KeyWrap[]): Promise<Bytes | undefined> {
  const own = wraps.filter((wrap) => wrap.kind === 'prf')
  try {
    const given = await askFor(own)
    const wrap = own.find(({ credentialId }) => given && isSame(credentialId, given.credentialId))
    return given && wrap && (await unwrapByPrf(wrap, given.secret))
  } catch (error) {
    if (error instanceof DOMException) return undefined
    throw error
  }
}

async function askFor(wraps: readonly Pick<PrfWrap, 'credentialId' | 'salt'>[]) {
  const byCredential = wraps.map(({ credentialId, salt }) => [base64url(credentialId), { first: salt }])
  const found = await navigator.credentials.get({
    publicKey: {
      challenge: randomBytes(32),
      userVerification: 'required',
      allowCredentials: wraps.map(({ credentialId }) => ({ type: 'public-key', id: credentialId })),
      extensions: { prf: { evalByCredential: Object.fromEntries(byCredential) } },
    },
  })
  if (!(found instanceof PublicKeyCredential)) return undefined
  const secret = secretOf(found)
  return secret && { secret, credentialId: new Uint8Array(found.rawId) }
}

function wanted(salt: Bytes): PublicKeyCredentialCreationOptions {
  return {
    challenge: randomBytes(32),
    rp: { name: 'DSA Feed' },
    // Each is one of its own: nothing of it tells who the reader is.
    user: { id: randomBytes(16), name: 'DSA Feed', displayName: 'DSA Feed' },
    // ES256, and RS256 for Windows: https://www.iana.org/assignments/cose
    pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
    authenticatorSelection: { authenticatorAttachment: 'platform', userVerification: 'required' },
    extensions: { prf: { eval: { first: salt } } },
  }
}

function secretOf(credential: PublicKeyCredential): Bytes | undefined {
  const first = (credential.getClientExtensionResults() as PrfResults).prf?.results?.first
  if (!first) return undefined
  return new Uint8Array(ArrayBuffer.isView(first) ? (first.buffer as ArrayBuffer) : first)
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, at) => byte === b[at])
}

function base64url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')
}
