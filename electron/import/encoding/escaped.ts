import iconv from 'iconv-lite'

/** ESC $ B and its like switch to two-byte characters in ISO-2022-JP (RFC 1468). */
const JAPANESE = /\x1b\$[@B][\x21-\x7e]{2}|\x1b\([JI]/u
/** ~{ … ~} holds GB 2312 in seven bits (RFC 1843). */
const HZ = /~\{((?:[\x21-\x77][\x21-\x7e])+)~\}/gu

/** An encoding that keeps to seven bits and is told by its own escapes; undefined for any other. */
export function escapedEncoding(ascii: string): 'iso-2022-jp' | 'hz-gb-2312' | undefined {
  if (JAPANESE.test(ascii)) return 'iso-2022-jp'
  return ascii.search(HZ) >= 0 ? 'hz-gb-2312' : undefined
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
