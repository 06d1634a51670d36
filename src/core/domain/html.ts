/**
 * HTML as a feed gave it: hostile until `ui/parts/post-body.tsx` has sanitized it. The brand keeps it from
 * being used as a plain string anywhere else.
 */
export type UntrustedHtml = string & { readonly untrustedHtml: unique symbol }

export function untrustedHtml(html: string): UntrustedHtml {
  return html as UntrustedHtml
}
