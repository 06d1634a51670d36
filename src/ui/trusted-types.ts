interface TrustedTypes {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): unknown
}

/**
 * Under `require-trusted-types-for 'script'` a browser starts no worker from a plain address. This default
 * policy lets our own origin's scripts pass and nothing else; HTML has no way through it at all.
 * https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
export function allowOwnScripts(): void {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  trustedTypes?.createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.origin).origin === location.origin) return url
      throw new TypeError('Scripts come from our own origin only.')
    },
  })
}
