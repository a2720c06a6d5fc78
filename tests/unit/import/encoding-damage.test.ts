import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeBytes, guessEncoding } from '#electron/import/encoding/encoding.ts'
import { detectBytes } from '#electron/import/formats/detect-format.ts'

const of = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part))))
const read = (bytes: Uint8Array): readonly [string, string] => {
  const { encoding } = guessEncoding(bytes)
  return [encoding, decodeBytes(bytes, encoding)]
}

describe('a text in UTF-8 with bytes that are none', () => {
  test.each([
    ['a Chinese line and a line of GBK', of('渡口今天停航两小时。\n', [...iconv.encode('风太大', 'gbk')])],
    ['an English line with a Latin-1 sign', of('The “ferry” café cost ', [0xa3], '3m\n')],
    ['one byte lost in a short line', of('潮水退了', [0xe5, 0x9b], '，船还在。')],
  ])('is UTF-8: %s', (_name, bytes) => {
    const [encoding, text] = read(bytes)
    expect(encoding).toBe('utf-8')
    expect(text).toContain('\uFFFD')
  })

  test('is not taken for UTF-8 where another encoding makes sense of all of it', () => {
    expect(read(iconv.encode('渡口今天停航两小时，风太大，船工说明天再看。', 'gbk'))[0]).toBe('gb18030')
    expect(read(iconv.encode('Le café où la fenêtre donne sur le château', 'latin1'))[0]).toBe('windows-1252')
    expect(read(iconv.encode('Паром сегодня не ходит два часа, ветер сильный', 'win1251'))[0]).toBe('windows-1251')
  })
})

test('a few zeros and control characters refuse no text; many do', () => {
  const text = of('渡口今天停航。\u0001', [0], '船工说明天再看。\n'.repeat(20))
  expect(detectBytes(text, 'a.txt')).toBe('text')
  expect(read(text)[0]).toBe('utf-8')
  expect(detectBytes(of('The ferry', [0, 7], ' does not run today.'), 'a.txt')).toBe('text')
  expect(detectBytes(of('渡口今天', [1, 2, 7], '停航，船工说明天再看。'), 'a.txt')).toBe('text')
  expect(() => detectBytes(of([0, 1, 2, 3, 0, 4, 5, 6, 0, 7], 'MZ'), 'a.txt')).toThrow()
})

test('a mark that the bytes behind it belie is not believed, and is no part of the text', () => {
  expect(read(of([0xef, 0xbb, 0xbf], [...iconv.encode('渡口今天停航两小时，风太大。', 'gbk')]))).toEqual([
    'gb18030',
    '渡口今天停航两小时，风太大。',
  ])
  expect(read(of([0xff, 0xfe], 'The ferry does not run today.'))).toEqual(['utf-8', 'The ferry does not run today.'])
  expect(read(of([0xff, 0xfe], [...iconv.encode('渡口今天停航', 'utf-16le')]))).toEqual(['utf-16le', '渡口今天停航'])
})

test('seven-bit encodings are told by their escapes', () => {
  const words = iconv.encode('나루터', 'euc-kr')
  const korean = of(
    '\x1b$)C\n\x0e',
    [...words].map((byte) => byte & 0x7f),
    '\x0f 2026\n',
  )
  expect(read(korean)).toEqual(['iso-2022-kr', '\n나루터 2026\n'])
  // Its shifts are controls, and more of them than a text with a stray one has.
  expect(detectBytes(korean, 'a.txt')).toBe('text')
  expect(read(iconv.encode('渡口今天停航。', 'utf-7'))).toEqual(['utf-7', '渡口今天停航。'])
  expect(read(of('C++ and a+b-c, 1+234-5, no+thing-'))).toEqual(['utf-8', 'C++ and a+b-c, 1+234-5, no+thing-'])
})

test('bytes in pairs are no alphabet, even where no table knows them', () => {
  // EUC-TW, plane 1: the bytes of its common characters, which mean nothing or other things elsewhere.
  const line = [0xc4, 0xe3, 0xe3, 0xc5, 0xc8, 0xd1, 0xdc, 0xd4, 0xe6, 0xf2, 0xf1, 0xe9]
  const bytes = of(...Array.from({ length: 8 }, () => [line, ' '] as const).flat())
  expect(guessEncoding(bytes).encoding).not.toMatch(/^(?:windows|koi8|iso-8859)/)
})
