import { big5Code, big5Pair, isOnlyInNewerBig5 } from '../big5.ts'
import type { Big5Layout } from '../big5.ts'
import type { Edit } from '../edits.ts'
import { encodeGbk, gbkCode } from '../gbk.ts'
import { MAY_BE_GLUED } from '../gloss/tokens.ts'
import { characterCost, textCost } from '../lexicon.ts'
import { decodeUtf8, encodeUtf8Length } from '../utf8.ts'
import { readTornUtf8 } from './torn-utf8.ts'

/**
 * Han characters that are the bytes of other Han characters: UTF-8 read as GBK, GBK read as Big5, Big5
 * read as GBK. Seen by rare characters in a row; believed when the other reading makes words.
 */
const WIDE = /[^\u0000-\u007F]/
/** Mean cost a character from which a line is looked at more closely; prose has 60 to 75. */
const SUSPICIOUS = 80
/** The other reading must cost less than this share of the text as it stands. */
const GAIN = 0.8
const MAX_COST = 88
/** The newer layout of Big5 must cost so much less a differing character: most programs knew the older one. */
const LAYOUT_MARGIN = 22

/** Words of another script, which the bytes of Han characters hardly ever make. */
const ALPHABET = /[\u0370-\u052F]{3}|[\u3105-\u3129]{3}|[\uAC00-\uD7A3]{2}/
/** Japanese words; but Big5 read as GBK shows 不, 方, 天 as kana too, and others as corners of frames beside them. */
const KANA = /[\u3041-\u3096]{3}/
const CORNERS = /[\u2550-\u2573]/

/** Edits that read `line` by its true encoding. */
export function findDoubleByte(line: string): readonly Edit[] {
  if (meanCost(line) < SUSPICIOUS) return []
  const whole = reread(line)
  if (whole !== undefined) return [edit(0, line.length, whole)]
  // What shifted bytes leave is garbage too; it is read by gloss/.
  if (MAY_BE_GLUED.test(line)) return []
  const edits: Edit[] = []
  for (const match of line.matchAll(/(?:[^\u0000-\u007F]+\??)+/g)) {
    if (match[0].length < 3 || meanCost(match[0]) < SUSPICIOUS) continue
    const reading = reread(match[0])
    if (reading !== undefined) edits.push(edit(match.index, match.index + match[0].length, reading))
  }
  return edits
}

interface Rereading {
  readonly text: string
  readonly from: string
  readonly as: string
  readonly isGuess: boolean
}

function edit(start: number, end: number, reading: Rereading): Edit {
  const values = { from: reading.from, as: reading.as }
  return {
    start,
    end,
    after: reading.text,
    kind: 'mojibake',
    evidence: { rule: 'repair.mojibake', values },
    isGuess: reading.isGuess,
  }
}

function meanCost(text: string): number {
  let sum = 0
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) continue
    sum += characterCost(code)
    count += 1
  }
  return count < 2 ? 0 : sum / count
}

function reread(text: string): Rereading | undefined {
  const bytes = encodeGbk(text)
  if (bytes !== undefined) {
    const utf8 = decodeUtf8(bytes)
    if (utf8 !== undefined && WIDE.test(utf8) && encodeUtf8Length(utf8) > utf8.length && isBetter(text, utf8, 1)) {
      return { text: utf8, from: 'utf-8', as: 'gbk', isGuess: false }
    }
  }
  const torn = text.includes('?') || text.includes('\uFFFD') ? readTornUtf8(text) : undefined
  if (torn !== undefined && isBetter(text, torn.text, GAIN)) {
    return { text: torn.text, from: 'utf-8', as: 'gbk', isGuess: true }
  }
  if (ALPHABET.test(text) || FRAME.test(text) || !HAN.test(text)) return undefined
  if (KANA.test(text) && !CORNERS.test(text)) return undefined
  const readings: Rereading[] = []
  const big5 = bytes === undefined ? undefined : decodePairs(bytes)
  if (big5 !== undefined) readings.push({ text: big5, from: 'big5', as: 'gbk', isGuess: false })
  const gbk = readAsGbk(text)
  if (gbk !== undefined) readings.push({ text: gbk, from: 'gbk', as: 'big5', isGuess: false })
  return readings
    .filter((reading) => isBetter(text, reading.text, GAIN))
    .sort((a, b) => textCost(a.text) - textCost(b.text))[0]
}

/** Big5 and GBK, read as one another, show Han among their signs: accents, dashes and frames alone are no such thing. */
const HAN = /[\u3400-\u9fff]/
/** The same sign three times over: a line that is drawn. */
const FRAME = /([^\u0000-\u007F\u3400-\u9fff])\1{2}/

function isBetter(before: string, after: string, gain: number): boolean {
  const wide = after.replace(/[\u0000-\u007F]+/g, '')
  const was = before.replace(/[\u0000-\u007F]+/g, '')
  if (wide.length < 2 || was.length < 2) return false
  const cost = textCost(wide) / wide.length
  return cost < MAX_COST && cost < (textCost(was) / was.length) * gain
}

function decodePairs(bytes: Uint8Array): string | undefined {
  let text = ''
  for (let index = 0; index < bytes.length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte < 0x80) {
      text += String.fromCharCode(byte)
      continue
    }
    const code = big5Code(byte, bytes[index + 1] ?? 0)
    if (code === 0) return undefined
    text += String.fromCharCode(code)
    index += 1
  }
  return text
}

/**
 * `text` as the GBK whose bytes Big5 shows so. Some signs have two places in Big5; a program knew one
 * layout only, so the line is read by the newer and by the older one, and the one that makes words is taken.
 */
function readAsGbk(text: string): string | undefined {
  const newer = readByLayout(text, 'newer')
  const older = readByLayout(text, 'older')
  if (newer === undefined || older === undefined) return newer ?? older
  if (Array.from(text, (sign) => sign.charCodeAt(0)).some(isOnlyInNewerBig5)) return newer
  const differing = [...newer].filter((sign, index) => sign !== older.charAt(index)).length
  return textCost(newer) < textCost(older) - LAYOUT_MARGIN * differing ? newer : older
}

function readByLayout(text: string, layout: Big5Layout): string | undefined {
  let out = ''
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    if (code < 0x80) {
      out += text.charAt(index)
      continue
    }
    const pair = big5Pair(code, layout)
    const found = gbkCode(pair >> 8, pair & 0xff)
    if (found === 0) return undefined
    out += String.fromCharCode(found)
  }
  return out
}
