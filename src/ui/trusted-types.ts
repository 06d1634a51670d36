interface TrustedTypes {
  createPolicy(name: string, rules: Partial<Policy>): Policy
}

export interface Policy {
  createHTML(html: string): string
  createScriptURL(url: string): string
}

/** Makes a policy our content security policy names; `undefined` where the browser has no Trusted Types. */
export function createPolicy(name: 'default' | 'dompurify', rules: Partial<Policy>): Policy | undefined {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes }
  return trustedTypes?.createPolicy(name, rules)
}

/**
 * Under `require-trusted-types-for 'script'` a browser starts no worker from a plain address. This default
 * policy lets our own origin's scripts pass and nothing else; HTML has no way through it at all.
 * https://www.w3.org/TR/trusted-types/#default-policy-hdr
 */
export function allowOwnScripts(): void {
  createPolicy('default', {
    createScriptURL(url) {
      if (new URL(url, location.origin).origin === location.origin) return url
      throw new TypeError('Scripts come from our own origin only.')
    },
  })
}
