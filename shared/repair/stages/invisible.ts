import type { Edit } from '../edits.ts'

/**
 * Characters that nobody sees: control characters, zero-width spaces and joiners, byte-order marks
 * inside the text, directional marks in a text that has no right-to-left letters.
 */
const SUSPECT =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]/
const SUSPECTS = new RegExp(`${SUSPECT.source}+`, 'g')
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/
const DIRECTIONAL = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const JOINER = /[\u200C\u200D]/
// Scripts that need joiners, and pictures that are composed with them.
const JOINED =
  /[\u0600-\u0DFF\u0E00-\u109F\u1780-\u17FF]|\p{Extended_Pictographic}|[\u{1F1E6}-\u{1F1FF}\u{E0020}-\u{E007F}\uFE0F]/u
const LINE_OR_PARAGRAPH = /[\u2028\u2029]/g

/** Edits that take the invisible characters of `line` away. */
export function findInvisible(line: string): readonly Edit[] {
  if (!SUSPECT.test(line)) return []
  const isRightToLeft = RIGHT_TO_LEFT.test(line)
  const hasJoined = JOINED.test(line)
  const edits: Edit[] = []
  for (const match of line.matchAll(SUSPECTS)) {
    const run = match[0]
    const after = [...run]
      .filter((sign) => keeps(sign, isRightToLeft, hasJoined))
      .join('')
      .replace(LINE_OR_PARAGRAPH, ' ')
    if (after === run) continue
    const code = run.codePointAt(0) ?? 0
    edits.push({
      start: match.index,
      end: match.index + run.length,
      after,
      kind: 'invisible',
      evidence: {
        rule: 'repair.invisible',
        values: { code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`, count: run.length },
      },
      isGuess: false,
    })
  }
  return edits
}

function keeps(sign: string, isRightToLeft: boolean, hasJoined: boolean): boolean {
  if (DIRECTIONAL.test(sign)) return isRightToLeft
  if (JOINER.test(sign)) return hasJoined || isRightToLeft
  return sign === '\u2028' || sign === '\u2029'
}
