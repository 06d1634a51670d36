export interface JsonDocument {
  value: unknown
  isCutOff: boolean
}

/** Reads JSON; of a document cut off in the middle, the items that are whole. `undefined` if it is no JSON. */
export function readJson(text: string): JsonDocument | undefined {
  const whole = parse(text)
  if (whole) return { value: whole.value, isCutOff: false }
  const mended = parse(closeJson(text))
  return mended && { value: mended.value, isCutOff: true }
}

function parse(text: string): { value: unknown } | undefined {
  try {
    return { value: JSON.parse(text.replace(/^\uFEFF/, '')) }
  } catch {
    return undefined
  }
}

/** Keeps what stands before the last element of the outer lists that is whole, and closes what is then open. */
function closeJson(text: string): string {
  const open: string[] = []
  let keptTo = 0
  let closers = ''
  let isInString = false
  for (let i = 0; i < text.length; i++) {
    const sign = text[i]
    if (isInString) {
      if (sign === '\\') i++
      else if (sign === '"') isInString = false
    } else if (sign === '"') isInString = true
    else if (sign === '{' || sign === '[') open.push(sign === '{' ? '}' : ']')
    else if (sign === '}' || sign === ']') {
      open.pop()
      if (open.length <= 2) {
        keptTo = i + 1
        closers = open.toReversed().join('')
        if (open.length === 0) break
      }
    }
  }
  return text.slice(0, keptTo) + closers
}
