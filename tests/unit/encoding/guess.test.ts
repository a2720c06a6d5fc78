import iconv from 'iconv-lite'
import { describe, expect, it } from 'vitest'
import { decodeBytes, ENCODINGS, guessEncoding } from '#electron/import/encoding/encoding.ts'

const HANS = '渔港的早市五点半开张，老何在码头摆好了三个摊位，今年第一次把渔网晒在堤上。\n第二天下了雨。\n'
const HANT = '漁港的早市五點半開張，老何在碼頭擺好了三個攤位，今年第一次把漁網曬在堤上。\n第二天下了雨。\n'
const JAPANESE = '港町の朝市は五時半に始まる。魚屋は「今朝の鯵は新しいよ」と言って笑った。カモメも来た。\n'
const KOREAN = '항구의 새벽 시장은 다섯 시 반에 열린다. 할아버지는 생선을 팔았다.\n'
const FRENCH = 'Le marché du port ouvre à cinq heures et demie ; l’été, on y vend déjà des maquereaux à 3 € pièce.\n'
const POLISH =
  'Targ w porcie otwiera się o świcie; łososie, śledzie i węgorze leżą już na lodzie, a żona gościa się śmieje.\n'
const CZECH =
  'Trh v přístavu se otevírá v půl šesté; ryby už leží na ledu a žena hostů se směje, čtyři děti běží k vodě.\n'
const TURKISH =
  'Limandaki çarşı beş buçukta açılıyor; balıklar buzun üstünde, çocuklar ışıklara bakıyor, ağlar kuruyor.\n'
const RUSSIAN = 'Рынок в порту открывается в половине шестого, и рыба уже лежит на льду.\n'

const encode = (text: string, encoding: string): Uint8Array => new Uint8Array(iconv.encode(text, encoding))

describe('the guess of an encoding', () => {
  const ways: readonly (readonly [string, string, Uint8Array])[] = [
    ['utf-8', HANS, new TextEncoder().encode(HANS)],
    ['utf-8', 'plain ASCII, nothing else\n', new TextEncoder().encode('plain ASCII, nothing else\n')],
    ['gb18030', HANS, encode(HANS, 'gb18030')],
    ['gb18030', HANT, encode(HANT, 'gbk')],
    ['big5', HANT, encode(HANT, 'big5')],
    ['utf-16le', HANS, encode(HANS, 'utf-16le')],
    ['utf-16be', HANS, encode(HANS, 'utf-16be')],
    ['utf-16le', FRENCH, encode(FRENCH, 'utf-16le')],
    ['shift_jis', JAPANESE, encode(JAPANESE, 'shift_jis')],
    ['euc-jp', JAPANESE, encode(JAPANESE, 'euc-jp')],
    ['euc-kr', KOREAN, encode(KOREAN, 'euc-kr')],
    ['windows-1252', FRENCH, encode(FRENCH, 'windows-1252')],
    ['windows-1250', POLISH, encode(POLISH, 'windows-1250')],
    ['windows-1251', RUSSIAN, encode(RUSSIAN, 'windows-1251')],
    ['koi8-r', RUSSIAN, encode(RUSSIAN, 'koi8-r')],
    ['windows-1250', CZECH, encode(CZECH, 'windows-1250')],
    ['iso-8859-2', POLISH, encode(POLISH, 'iso-8859-2')],
    ['windows-1254', TURKISH, encode(TURKISH, 'windows-1254')],
    ['utf-32le', HANS, encode(HANS, 'utf-32le')],
    ['utf-32be', HANS, encode(`\uFEFF${HANS}`, 'utf-32be')],
    [
      'iso-2022-jp',
      '灯台。\n',
      Uint8Array.from([0x1b, 0x24, 0x42, 0x45, 0x74, 0x42, 0x66, 0x21, 0x23, 0x1b, 0x28, 0x42, 0x0a]),
    ],
    ['hz-gb-2312', '约 ~5 元，渔港。\n', new TextEncoder().encode('~{T<~} ~~5 ~{T*#,Sf8[!#~}\n')],
    [
      'gb18030',
      'A long English line with three characters, 石埂村, and nothing else.',
      encode('A long English line with three characters, 石埂村, and nothing else.', 'gbk'),
    ],
  ]
  it.each(ways)('is %s', (encoding, text, bytes) => {
    const guess = guessEncoding(bytes)
    expect(guess.encoding).toBe(encoding)
    expect(decodeBytes(bytes, guess.encoding)).toBe(text)
  })

  it('is sure at a byte-order mark, which does not come into the text', () => {
    const bytes = new Uint8Array([0xff, 0xfe, ...encode(HANS, 'utf-16le')])
    expect(guessEncoding(bytes)).toMatchObject({ encoding: 'utf-16le', isSure: true, confidence: 1 })
    expect(decodeBytes(bytes, 'utf-16le')).toBe(HANS)
  })

  it('checks a declared charset against the bytes', () => {
    expect(guessEncoding(encode(HANS, 'gbk'), 'big5').encoding).toBe('gb18030')
    expect(guessEncoding(encode(HANS, 'gbk'), 'GB2312').isSure).toBe(true)
    expect(guessEncoding(new TextEncoder().encode(HANS), 'gbk').encoding).toBe('utf-8')
    expect(guessEncoding(encode(HANS, 'gbk'), 'no-such-charset').encoding).toBe('gb18030')
  })

  it('offers alternatives with samples where it is unsure', () => {
    const guess = guessEncoding(encode('乡愁', 'gbk'))
    expect(guess.alternatives.length).toBeGreaterThan(1)
    expect(guess.alternatives.every((item) => ENCODINGS.includes(item.encoding) && item.sample.length > 0)).toBe(true)
  })

  it('holds for a text that is cut inside of a character', () => {
    expect(guessEncoding(encode(HANS.repeat(2_000), 'gbk').subarray(0, 65_537)).encoding).toBe('gb18030')
    expect(guessEncoding(encode(HANT.repeat(2_000), 'big5').subarray(0, 65_537)).encoding).toBe('big5')
  })

  it('reads the Hong Kong supplement of Big5, and a mark of GB 18030', () => {
    expect(decodeBytes(encode('佢哋喺度做乜嘢', 'big5hkscs'), 'big5')).toBe('佢哋喺度做乜嘢')
    const marked = new Uint8Array([0x84, 0x31, 0x95, 0x33, ...encode(HANS, 'gb18030')])
    expect(decodeBytes(marked, guessEncoding(marked).encoding)).toBe(HANS)
  })

  it('refuses an encoding that there is not', () => {
    expect(() => decodeBytes(new Uint8Array([65]), 'no-such-charset')).toThrow(RangeError)
  })
})
