import { expect, test } from 'vitest'
import { decodePage } from '../../../proxy/reading/decode-page.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text, 'utf8')

test.each<[string, Buffer, string | undefined, string]>([
  ['UTF-8 that says nothing', utf8('<p>Ñandú</p>'), undefined, '<p>Ñandú</p>'],
  ['the header', latin1('<p>Ñandú</p>'), 'text/html; charset="ISO-8859-1"', '<p>Ñandú</p>'],
  ['the meta', latin1('<meta charset=latin1><p>Ñ</p>'), 'text/html', '<meta charset=latin1><p>Ñ</p>'],
  [
    'the older meta',
    latin1('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>\x93Ñ\x94</p>'),
    undefined,
    '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252"><p>“Ñ”</p>',
  ],
  [
    'the header before the meta',
    utf8('<meta charset=latin1>Ñ'),
    'text/html;charset=utf-8',
    '<meta charset=latin1>Ñ',
  ],
  ['a byte order mark before the header', utf8('\uFEFF<p>Ñ'), 'text/html; charset=latin1', '<p>Ñ'],
  ['UTF-16 by its mark', Buffer.from('\uFEFF<p>Ñ', 'utf16le'), undefined, '<p>Ñ'],
  ['UTF-16, the other way round', Buffer.from('\uFEFF<p>Ñ', 'utf16le').swap16(), undefined, '<p>Ñ'],
  [
    'a meta that can’t be right',
    utf8('<meta charset="utf-16"><p>Ñ'),
    undefined,
    '<meta charset="utf-16"><p>Ñ',
  ],
  ['a name nobody knows', utf8('<p>Ñ'), 'text/html; charset=klingon', '<p>Ñ'],
  [
    'a meta in a comment',
    utf8('<!-- <meta charset=latin1> --><p>Ñ'),
    undefined,
    '<!-- <meta charset=latin1> --><p>Ñ',
  ],
  ['the euro of Windows', latin1('<p>\x80 \x9f'), 'text/html; charset=iso-8859-1', '<p>€ Ÿ'],
  ['Japanese', Buffer.from([0x93, 0xfa, 0x96, 0x7b]), 'text/html; charset=shift_jis', '日本'],
])('%s decides', (_, bytes, contentType, text) => {
  expect(decodePage(new Uint8Array(bytes), contentType)).toBe(text)
})
