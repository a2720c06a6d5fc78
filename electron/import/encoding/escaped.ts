import iconv from 'iconv-lite'

/** ESC $ B and its like switch to two-byte characters in ISO-2022-JP (RFC 1468). */
const JAPANESE = /\x1b\$[@B][\x21-\x7e]{2}|\x1b\([JI]/u
/** ~{ … ~} holds GB 2312 in seven bits (RFC 1843). */
const HZ = /~\{((?:[\x21-\x77][\x21-\x7e])+)~\}/gu

/** ESC $ ) C names KS X 1001, which SO and SI switch on and off (RFC 1557). */
const KOREAN = /^\x1b\$\)C(?:(?:\r?\n)*\x1b\$\)C)*/mu
/** +…- holds UTF-16 in base 64 (RFC 2152). */
const UTF7 = /\+([A-Za-z0-9+/]{3,})-?/gu

/** An encoding that keeps to seven bits and is told by its own escapes; undefined for any other. */
export function escapedEncoding(ascii: string): 'iso-2022-jp' | 'iso-2022-kr' | 'hz-gb-2312' | 'utf-7' | undefined {
  if (JAPANESE.test(ascii)) return 'iso-2022-jp'
  if (KOREAN.test(ascii) && ascii.includes('\x0e')) return 'iso-2022-kr'
  if (ascii.search(HZ) >= 0) return 'hz-gb-2312'
  return isUtf7(ascii) ? 'utf-7' : undefined
}

/** Whether what stands between the escapes of UTF-7 is writing: two Han, kana or Hangul characters and nothing else but signs. */
function isUtf7(ascii: string): boolean {
  const runs = [...ascii.matchAll(UTF7)]
    .slice(0, 200)
    .map(([, run = '']) => iconv.decode(Buffer.from(`+${run}-`), 'utf-7'))
  const wide = runs.join('')
  const written = wide.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0
  const others = wide.match(/[^\p{L}\p{P}\p{Zs}\p{Sc}]/gu)?.length ?? 0
  return written >= 2 && others === 0 && written * 2 >= Array.from(wide).length
}

/** The text of ISO-2022-KR: pairs between SO and SI. */
export function decodeIso2022Kr(ascii: string): string {
  return ascii
    .replace(KOREAN, '')
    .split(/\x0e([\x21-\x7e]*)(?:\x0f|$)/u)
    .map((part, index) =>
      index % 2 === 0 ? part : iconv.decode(Buffer.from([...part].map((one) => one.charCodeAt(0) | 0x80)), 'euc-kr'),
    )
    .join('')
}

/** The text of HZ: pairs between the escapes, `~~` for a tilde, a tilde before a line's end for nothing. */
export function decodeHz(ascii: string): string {
  return ascii
    .split(/(~\{(?:[\x21-\x77][\x21-\x7e])+~\})/u)
    .map((part) => {
      const pairs = /^~\{(.*)~\}$/u.exec(part)?.[1]
      if (pairs === undefined) return part.replaceAll('~\n', '').replaceAll('~~', '~')
      return iconv.decode(Buffer.from([...pairs].map((character) => character.charCodeAt(0) | 0x80)), 'gbk')
    })
    .join('')
}
