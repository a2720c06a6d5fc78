import { big5Code } from '../big5.ts'
import { applyEdits, composeEdits } from '../edits.ts'
import type { Edit } from '../edits.ts'
import { gbkCode } from '../gbk.ts'
import { textCost } from '../lexicon.ts'
import { singleByte, UNDEFINED_IN_1252 } from '../windows-1252.ts'

/**
 * Text whose bytes were read as Latin-1 or code page 1252. UTF-8 shows itself by its form; GBK and Big5
 * by the words that their bytes make.
 */
const SUSPECT = /[\u0080-\u00FFŒœŠšŸŽžƒˆ˜†‡•‰‹›€™‚„]/
const MAX_COST = 78

/** Rounds for a text that was read wrongly more than once. */
const MAX_ROUNDS = 3

/** Edits that read the bytes shown in `line` by their true encoding, also where that happened twice. */
export function findSingleByte(line: string): readonly Edit[] {
  let edits: readonly Edit[] = []
  let current = line
  for (let round = 0; round < MAX_ROUNDS && SUSPECT.test(current); round += 1) {
    const found = readOnce(current)
    if (found.length === 0) break
    edits = composeEdits(line, edits, found)
    current = applyEdits(current, found)
  }
  return edits
}

function readOnce(line: string): readonly Edit[] {
  const utf8 = findUtf8(line)
  // Bytes of GBK that happen to have the form of UTF-8 leave others beside them unread.
  const isWhole =
    utf8.length > 0 &&
    !SUSPECT.test(
      applyEdits(
        line,
        utf8.map((edit) => ({ ...edit, after: '' })),
      ),
    )
  if (isWhole) return utf8
  const pairs = findDoubleByteRuns(line)
  return pairs.length > 0 ? pairs : utf8
}

interface Sequence {
  readonly start: number
  readonly end: number
  readonly after: string
  readonly candidates: string
}

function findUtf8(line: string): readonly Edit[] {
  const whole: Sequence[] = []
  const torn: Sequence[] = []
  for (let index = 0; index < line.length; index += 1) {
    const sequence = readSequence(line, index)
    if (sequence === undefined) continue
    ;(sequence.candidates === '' ? whole : torn).push(sequence)
    index = sequence.end - 1
  }
  const isSure = whole.length > 1 || (whole.length === 1 && /^[ÂÃâïð]/.test(line.slice(whole[0]?.start)))
  if (!isSure || !trusted(line, whole)) return []
  // A torn sequence is believed only among many whole ones of its kind: “é” and a blank are no Han character beside an “Ã©”.
  const kin = new Set(torn.map(isWide))
  const isAmongKin = torn.length * 2 <= whole.filter((sequence) => kin.has(isWide(sequence))).length
  const kept = isAmongKin ? [...whole, ...torn].sort((a, b) => a.start - b.start) : whole
  return runsOf(line, kept)
}

/** Whether a sequence writes Han, kana or Hangul, which begin at E3 80 80, and no sign or accented letter. */
function isWide({ after }: Sequence): boolean {
  return after >= '\u3000'
}

/** Sequences of two bytes look like letters with a mark: only the usual ones, or many at once, are believed. */
function trusted(line: string, whole: readonly Sequence[]): boolean {
  const long = whole.filter((item) => item.end - item.start > 2 || item.after === '”').length
  const usual = whole.filter((item) => /^[ÂÃ]/.test(line.slice(item.start, item.end))).length
  return long > 0 || usual * 2 >= whole.length || whole.length >= 3
}

function readSequence(line: string, start: number): Sequence | undefined {
  const lead = singleByte(line.charCodeAt(start))
  const length =
    lead >= 0xc2 && lead <= 0xdf ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
  if (length === 0) return undefined
  const bytes = [lead]
  for (let index = start + 1; bytes.length < length; index += 1) {
    const byte = continuation(line, index)
    if (byte < 0) return length === 3 ? readTorn(line, start, bytes) : undefined
    bytes.push(byte)
  }
  const character = decodeSequence(bytes)
  return character === undefined ? undefined : { start, end: start + length, after: character, candidates: '' }
}

function continuation(line: string, index: number): number {
  const byte = singleByte(line.charCodeAt(index))
  return byte >= 0x80 && byte <= 0xbf ? byte : -1
}

/** A sequence of three bytes of which one is missing: dropped, turned into a sign, or a blank for A0. */
function readTorn(line: string, start: number, bytes: readonly number[]): Sequence | undefined {
  const [lead = 0, second] = bytes
  const next = start + bytes.length
  const sign = line.charAt(next)
  // â€ with nothing behind: of what code page 1252 has no sign for, only the closing quotation mark is written so.
  if (lead === 0xe2 && second === 0x80 && sign !== '?' && sign !== '\uFFFD')
    return { start, end: next, after: '”', candidates: '' }
  if (sign === ' ') {
    const rest = second === undefined ? continuation(line, next + 1) : -1
    const whole = second === undefined ? [lead, 0xa0, rest] : [lead, second, 0xa0]
    const character = whole.includes(-1) ? undefined : decodeSequence(whole)
    return character === undefined ? undefined : { start, end: start + 3, after: character, candidates: character }
  }
  if (second === undefined) {
    if (sign !== '?' && sign !== '\uFFFD') return undefined
    const third = continuation(line, next + 1)
    return third < 0
      ? undefined
      : candidate(
          start,
          start + 3,
          UNDEFINED_IN_1252.map((byte) => [lead, byte, third]),
        )
  }
  const isMarked = sign === '?' || sign === '\uFFFD'
  const sequences = UNDEFINED_IN_1252.flatMap((byte) =>
    isMarked
      ? [[lead, second, byte]]
      : [
          [lead, second, byte],
          [lead, byte, second],
        ],
  )
  return candidate(start, next + (isMarked ? 1 : 0), sequences)
}

function candidate(start: number, end: number, sequences: readonly (readonly number[])[]): Sequence | undefined {
  const candidates = sequences.map((bytes) => decodeSequence(bytes) ?? '').join('')
  const likeliest = [...candidates].sort((a, b) => textCost(a) - textCost(b))[0]
  return likeliest === undefined ? undefined : { start, end, after: likeliest, candidates }
}

function decodeSequence(bytes: readonly number[]): string | undefined {
  const [lead = 0, second = 0, third = 0, fourth = 0] = bytes
  let code = 0
  if (bytes.length === 2) code = ((lead & 0x1f) << 6) | (second & 0x3f)
  else if (bytes.length === 3) code = ((lead & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f)
  else code = ((lead & 0x07) << 18) | ((second & 0x3f) << 12) | ((third & 0x3f) << 6) | (fourth & 0x3f)
  const isOverlong = code < (bytes.length === 2 ? 0x80 : bytes.length === 3 ? 0x800 : 0x10000)
  const isSurrogate = code >= 0xd800 && code <= 0xdfff
  return isOverlong || isSurrogate || code > 0x10ffff ? undefined : String.fromCodePoint(code)
}

/** Sequences side by side as one edit; a torn one takes the candidate that fits its neighbours best. */
function runsOf(line: string, sequences: readonly Sequence[]): readonly Edit[] {
  const edits: Edit[] = []
  let after = ''
  let start = -1
  let end = -1
  let isGuess = false
  const close = (): void => {
    if (start < 0) return
    const values = { from: 'utf-8', as: 'windows-1252' }
    edits.push({ start, end, after, kind: 'mojibake', evidence: { rule: 'repair.mojibake', values }, isGuess })
  }
  for (const [index, sequence] of sequences.entries()) {
    if (sequence.start !== end) {
      close()
      after = ''
      start = sequence.start
      isGuess = false
    }
    const next = sequences[index + 1]?.after ?? ''
    after += sequence.candidates === '' ? sequence.after : likeliestBetween(after.slice(-3), sequence.candidates, next)
    isGuess ||= [...sequence.candidates].length > 1
    end = sequence.end
  }
  close()
  return edits.filter((edit) => line.slice(edit.start, edit.end) !== edit.after)
}

function likeliestBetween(before: string, candidates: string, next: string): string {
  let likeliest = ''
  let least = Infinity
  for (const character of candidates) {
    const cost = textCost(before + character + next)
    if (cost < least) {
      least = cost
      likeliest = character
    }
  }
  return likeliest
}

/** Runs of a line that are GBK or Big5 shown byte by byte. */
function findDoubleByteRuns(line: string): readonly Edit[] {
  const edits: Edit[] = []
  for (const match of line.matchAll(/[\u0000-\u00FFŒœŠšŸŽžƒˆ˜†‡•‰‹›€™‚„“”‘’–—…]+/g)) {
    const run = trimmed(match[0])
    if (run.text.length < 4 || !/[\u0080-\u00FF]{2}/.test(run.text)) continue
    const readings = [
      { encoding: 'gbk', text: decodeRun(run.text, gbkCode) },
      { encoding: 'big5', text: decodeRun(run.text, big5Code) },
    ].flatMap(({ encoding, text }) => (text === undefined ? [] : [{ encoding, text, cost: wideCost(text) }]))
    const best = readings.sort((a, b) => a.cost - b.cost)[0]
    if (best === undefined || best.cost > MAX_COST) continue
    const start = match.index + run.start
    edits.push({
      start,
      end: start + run.text.length,
      after: best.text,
      kind: 'mojibake',
      evidence: { rule: 'repair.mojibake', values: { from: best.encoding, as: 'windows-1252' } },
      isGuess: false,
    })
  }
  return edits
}

/** The run without the ASCII around it, but with the ASCII letter that may be its last byte. */
function trimmed(run: string): { readonly start: number; readonly text: string } {
  const start = run.search(/[^\u0000-\u007F]/)
  if (start < 0) return { start: 0, text: '' }
  let end = run.length
  while (end > start && run.charCodeAt(end - 1) < 0x80) end -= 1
  const before = run.slice(start, end)
  const isOdd = (/[^\u0000-\u007F]*$/.exec(before)?.[0].length ?? 0) % 2 === 1
  return { start, text: isOdd && /[@-~]/.test(run.charAt(end)) ? run.slice(start, end + 1) : before }
}

function decodeRun(run: string, codeOf: (lead: number, trail: number) => number): string | undefined {
  let text = ''
  for (let index = 0; index < run.length; index += 1) {
    const byte = singleByte(run.charCodeAt(index))
    if (byte < 0) return undefined
    if (byte < 0x80) {
      text += run.charAt(index)
      continue
    }
    const code = codeOf(byte, Math.max(0, singleByte(run.charCodeAt(index + 1))))
    if (code === 0) return undefined
    text += String.fromCharCode(code)
    index += 1
  }
  return text
}

/** Cost a character of the wide characters of `text`, its ASCII left aside. */
function wideCost(text: string): number {
  const wide = text.replace(/[\u0000-\u007F]+/g, '')
  return wide.length < 2 ? Infinity : textCost(wide) / wide.length
}
