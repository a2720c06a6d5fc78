import { expect, test } from 'vitest'
import { lineEndsOf } from '#electron/services/line-ends.ts'

const utf16 = (text: string, isBig = false): Uint8Array => {
  const bytes = Buffer.from(text, 'utf16le')
  return isBig ? bytes.swap16() : bytes
}

test.each([
  ['lf', Buffer.from('一\n二\n'), 'utf-8'],
  ['crlf', Buffer.from('一\r\n二\r\n'), 'gb18030'],
  ['cr', Buffer.from('一\r二'), 'utf-8'],
  ['mixed', Buffer.from('一\r\n二\n三'), 'utf-8'],
  [undefined, Buffer.from('一行'), 'utf-8'],
  ['crlf', utf16('一\r\n二\r\n'), 'utf-16le'],
  ['lf', utf16('一\n二', true), 'utf-16be'],
  // U+0A0D and U+0D0A are letters, not the ends of lines.
  [undefined, utf16('\u0A0D\u0D0A'), 'utf-16le'],
] as const)('lines end with %s', (expected, bytes, encoding) => {
  expect(lineEndsOf(bytes, encoding)).toBe(expected)
})
