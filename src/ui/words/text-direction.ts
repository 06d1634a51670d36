const rightToLeft = new Set(['ar', 'arc', 'ckb', 'dv', 'fa', 'he', 'ks', 'ps', 'sd', 'syr', 'ug', 'ur', 'yi'])
const lettersFromTheRight = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/

/**
 * For the `dir` of a post's text. Where its language runs from the right, a first word like "DSA" must not turn
 * it; of the rest the first letter tells.
 */
export function textDirection(language: string, text: string): 'rtl' | 'auto' {
  const isFromTheRight = rightToLeft.has(language.split('-')[0]?.toLowerCase() ?? '')
  return isFromTheRight && lettersFromTheRight.test(text) ? 'rtl' : 'auto'
}
