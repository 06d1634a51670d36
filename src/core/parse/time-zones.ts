/**
 * Hours east of UTC of the zones that feeds name. RFC 822 knows those of the USA; the others are names that mean
 * one zone far more often than another. Military letters but Z were defined with the wrong sign and mean UTC
 * (https://www.rfc-editor.org/rfc/rfc5322#section-4.3).
 */
const zoneHours: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  nst: -3.5,
  ndt: -2.5,
  ast: -4,
  adt: -3,
  est: -5,
  edt: -4,
  et: -5,
  cst: -6,
  cdt: -5,
  ct: -6,
  mst: -7,
  mdt: -6,
  mt: -7,
  pst: -8,
  pdt: -7,
  pt: -8,
  akst: -9,
  akdt: -8,
  hst: -10,
  hast: -10,
  hadt: -9,
  brt: -3,
  art: -3,
  clt: -4,
  bst: 1,
  west: 1,
  cet: 1,
  met: 1,
  cest: 2,
  mest: 2,
  eet: 2,
  sast: 2,
  eest: 3,
  msk: 3,
  msd: 4,
  ist: 5.5,
  sgt: 8,
  hkt: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
}

/** Minutes east of UTC of what stands after a time; 0 where that names no zone. */
export function zoneOffsetMinutes(text: string): number {
  const numeric = /([+-])(\d{1,2})(?::?(\d{2}))?/.exec(text)
  if (numeric) {
    const [, sign, hours, minutes = '0'] = numeric
    const offset = Number(hours) * 60 + Number(minutes)
    if (offset > 15 * 60) return 0
    return sign === '-' ? -offset : offset
  }
  for (const [word] of text.matchAll(/[a-z]+/gi)) {
    const hours = zoneHours[word.toLowerCase()]
    if (hours !== undefined) return hours * 60
  }
  return 0
}
