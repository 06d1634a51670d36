/** Signs that turn the direction of all that follows them, until others they need not have. */
const turning = /[\u202A-\u202E\u2066-\u2069]/g

/** A text that can stand in a line with others and leaves those as they are; of itself it is still read rightly. */
export function withoutTurningSigns(text: string): string {
  return text.replace(turning, '')
}
