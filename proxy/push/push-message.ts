import type { PushMessage } from '../wire.ts'

/**
 * The same for every phone: nothing of a reader's choices is known here. Readable by a browser itself, for
 * systems that show a message without waking the app: https://www.w3.org/TR/push-api/#declarative-push-message
 */
export function pushMessage(
  kind: PushMessage['dsaFeed']['kind'],
  changedAt: number,
  publicUrl: string | undefined,
): PushMessage {
  const body = kind === 'changed' ? 'New posts · Publicaciones nuevas' : 'It works · Funciona'
  const navigate = publicUrl === undefined ? '/' : new URL('/', publicUrl).href
  return {
    web_push: 8030,
    notification: { title: 'DSA Feed', body, navigate, silent: false },
    mutable: true,
    dsaFeed: { kind, changedAt: Math.floor(changedAt / 1000) },
  }
}
