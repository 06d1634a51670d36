export type CheckedNumber =
  | { kind: 'number'; number: string }
  | { kind: 'wrong'; why: 'empty' | 'signs' | 'length' }

const fewestDigits = 3
const mostDigits = 20

/** A number as somebody typed it; what is put between digits when numbers are written down becomes a space. */
export function checkNumber(typed: string): CheckedNumber {
  const number = typed.replace(/[\s().\-–/]+/g, ' ').trim()
  if (number === '') return { kind: 'wrong', why: 'empty' }
  if (!/^\+?[\d ]+$/.test(number)) return { kind: 'wrong', why: 'signs' }
  const digits = number.replace(/\D/g, '').length
  if (digits < fewestDigits || digits > mostDigits) return { kind: 'wrong', why: 'length' }
  return { kind: 'number', number }
}

export function callAddress(number: string): string {
  return `tel:${number.replace(/[^\d+]/g, '')}`
}

/** As it is read out and copied by hand: 212, 555 and 0100. */
export function numberGroups(number: string): string[] {
  return number
    .split(/[^\d+]+/)
    .filter((group) => group !== '')
    .flatMap((group) => (group.length > longestGroup ? cutGroup(group) : [group]))
}

/** With hyphens where nothing was put between its digits. */
export function numberText(number: string): string {
  return /[^\d+]/.test(number) ? number : numberGroups(number).join('-')
}

const longestGroup = 5

/** A number of the United States as it is written there, any other in threes. */
function cutGroup(digits: string): string[] {
  const domestic = /^(\+?1)?(\d{3})(\d{3})(\d{4})$/.exec(digits)
  if (domestic) return domestic.slice(1).filter((group) => group !== undefined)
  return digits.match(/\+?\d{3}(?=\d{3})|\+?\d+/g) ?? []
}
