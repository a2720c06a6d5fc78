import { crc32 } from 'node:zlib'
import { decodeBytes } from '../../encoding/encoding.ts'
import { scoreText } from '../../encoding/score.ts'

/** An entry's name as the archive has it. */
export interface RawName {
  readonly bytes: Uint8Array
  /** Flag 11: the name is in UTF-8. */
  readonly isUtf8: boolean
  /** The entry's extra field. */
  readonly extra: Uint8Array
}

/** Names that Windows writes on Chinese and Japanese desks, and older ones elsewhere. */
const CANDIDATES = ['gb18030', 'big5', 'shift_jis'] as const
/** Info-ZIP's Unicode path (APPNOTE 4.6.9). */
const UNICODE_PATH = 0x7075

/**
 * The names of an archive's entries: UTF-8 where it says so, in the flag or in a field of its own; else all together tell
 * what they are in, because a short name alone may be read in several ways.
 */
export function decodeNames(names: readonly RawName[]): readonly string[] {
  const plain = names.filter((name) => !name.isUtf8 && unicodePath(name) === undefined).map(({ bytes }) => bytes)
  const encoding = encodingOf(Buffer.concat(plain.flatMap((bytes) => [bytes, Buffer.from('\n')])))
  return names.map((name) => {
    if (name.isUtf8) return new TextDecoder('utf-8').decode(name.bytes)
    return unicodePath(name) ?? decodeBytes(name.bytes, encoding)
  })
}

function encodingOf(bytes: Uint8Array): string {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return 'utf-8'
  } catch {
    const sample = bytes.subarray(0, 8192)
    const scores = CANDIDATES.map((encoding) => scoreText(decodeBytes(sample, encoding), encoding))
    return CANDIDATES[scores.indexOf(Math.max(...scores))] ?? 'gb18030'
  }
}

/** A name in UTF-8 beside the other; it counts while the checksum says that the other one was not changed since. */
function unicodePath({ bytes, extra }: RawName): string | undefined {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength)
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const size = view.getUint16(at + 2, true)
    const isWhole = at + 4 + size <= extra.byteLength && size > 5
    if (view.getUint16(at, true) === UNICODE_PATH && isWhole && view.getUint8(at + 4) === 1) {
      if (view.getUint32(at + 5, true) !== crc32(bytes)) return undefined
      return new TextDecoder('utf-8').decode(extra.subarray(at + 9, at + 4 + size))
    }
    at += 4 + size
  }
  return undefined
}
