import type { Hotline } from '../../core/domain/hotline.ts'
import { numberText } from '../../core/domain/phone-number.ts'
import type { OwnNumber } from '../../core/storage/own-numbers.ts'
import type { ArmNumber } from '../parts/arm-view.tsx'
import type { Language } from '../words/format.ts'

/** The reader's own stand first: whoever noted a number knows that it is right. */
export function armNumbers(
  own: readonly OwnNumber[],
  hotlines: readonly Hotline[],
  language: Language,
): ArmNumber[] {
  return [
    ...own.map(({ id, label, number }) => ({ key: id, name: label, shown: numberText(number) })),
    ...hotlines.map(({ id, name, shown }) => ({ key: id, name: name[language] ?? name.en, shown })),
  ]
}
