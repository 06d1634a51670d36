/** The two functions of it that we use; it brings no types: https://github.com/web-push-libs/web-push */
declare module 'web-push' {
  export interface RequestDetails {
    headers: Record<string, string | number>
    body: Buffer | null
  }
  export interface RequestOptions {
    vapidDetails: { subject: string; publicKey: string; privateKey: string }
    /** Seconds. */
    TTL: number
    urgency: 'very-low' | 'low' | 'normal' | 'high'
    topic?: string
    contentEncoding: 'aes128gcm'
  }
  const webPush: {
    /** Encrypts by RFC 8291 and signs by RFC 8292; sends nothing. Throws where the keys are none. */
    generateRequestDetails: (
      subscription: { endpoint: string; keys: { p256dh: string; auth: string } },
      payload: string,
      options: RequestOptions,
    ) => RequestDetails
  }
  export default webPush
}
