import { decodeBytes } from '../encoding/encoding.ts'
import { scoreText } from '../encoding/score.ts'

/** No statement of a picture is longer; what is longer is cut. */
const VALUE_LIMIT = 4000
/** What programs write into pictures beside UTF-8; fields are too short to tell more encodings by. */
const CANDIDATES = ['gb18030', 'big5', 'shift_jis', 'windows-1252'] as const
/** Enough of the bytes to tell their encoding by. */
const SAMPLE_BYTES = 4096

/**
 * Name of the encoding that bytes without a declared one are in: UTF-8 when they are nothing else, or what they most likely
 * are (GBK, as Chinese programs write into fields that were meant for ASCII; Big5, Windows-1252 …).
 */
export function encodingOf(bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    const sample = bytes.subarray(0, SAMPLE_BYTES)
    const scores = CANDIDATES.map((encoding) => scoreText(decodeBytes(sample, encoding), encoding))
    return CANDIDATES[scores.indexOf(Math.max(...scores))] ?? 'gb18030'
  }
}

/** Text of a field that declares no encoding. */
export function decodeField(bytes: Uint8Array): string {
  const end = bytes.indexOf(0)
  const text = end === -1 ? bytes : bytes.subarray(0, end)
  return decodeBytes(text, encodingOf(text))
}

/** A statement as it is kept: without the NULs and blanks that fill its field up; undefined when nothing is left. */
export function cleanValue(text: string): string | undefined {
  const clean = text
    .slice(0, VALUE_LIMIT * 2)
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFFFE\uFFFF]+/gu, ' ')
    .replace(/\r\n?/gu, '\n')
    .trim()
  return clean === '' ? undefined : clean.slice(0, VALUE_LIMIT)
}
