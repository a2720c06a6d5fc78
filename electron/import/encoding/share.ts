import type { ImportPreview } from '#shared/contract/shapes.ts'
import { gbkPair } from '#shared/repair/gbk.ts'
import { simplifiedCode } from '#shared/language/script.ts'
import { decodeBytes } from './encoding.ts'
import { brokenUtf8At } from './utf8.ts'

/** The 3,755 commonest characters are the first level of GB 2312. */
const COMMON_FIRST = 0xb0a1
const COMMON_LAST = 0xd7f9

/**
 * How many of the written characters of `text` (all but ASCII) are ones that people write: common Han in either script,
 * kana, punctuation, Latin letters; 0–1. Garbage of a wrong encoding is made of rare characters, and stays far below.
 */
export function writtenShare(text: string): number {
  let all = 0
  let written = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    all += 1
    if (isWritten(code)) written += 1
  }
  return all === 0 ? 1 : written / all
}

function isWritten(code: number): boolean {
  if (code >= 0x4e00 && code <= 0x9fff) {
    const pair = gbkPair(simplifiedCode(code))
    return pair >= COMMON_FIRST && pair <= COMMON_LAST && (pair & 0xff) >= 0xa1
  }
  const isPunctuation = (code >= 0x2010 && code <= 0x2027) || (code >= 0x3000 && code <= 0x3020) || code === 0xb7
  const isWide = (code >= 0xff01 && code <= 0xff5e) || (code >= 0x3041 && code <= 0x30fe)
  return isPunctuation || isWide || (code >= 0xc0 && code <= 0x17f)
}

const SAMPLE_BYTES = 65_536
/** Encodings whose garbage shows in rare characters; that of the others is weighed by their score alone. */
const HAN_ENCODINGS = ['utf-8', 'gb18030', 'big5']

type Choice = ImportPreview['encodings'][number]

/** A choice of encoding with what a person weighs it by. */
export function weighChoice(choice: Choice, bytes: Uint8Array): Choice {
  if (!HAN_ENCODINGS.includes(choice.encoding)) return choice
  const share = writtenShare(decodeBytes(bytes.subarray(0, SAMPLE_BYTES), choice.encoding))
  const brokenAt = choice.encoding === 'utf-8' ? brokenUtf8At(bytes) : undefined
  return { ...choice, share, ...(brokenAt === undefined ? {} : { brokenAt }) }
}
