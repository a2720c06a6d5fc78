import type { Edit } from '../edits.ts'

/**
 * Full-width punctuation that was made half-width. Restored where a neighbour is Han or full-width
 * punctuation, unless the sign is a number's or a Latin text's own: 9:56:59, 1,037, (Lake Eola).
 */
const FULL: Readonly<Record<string, string>> = {
  ',': '，',
  '!': '！',
  ':': '：',
  ';': '；',
  '?': '？',
  '(': '（',
  ')': '）',
}
const SIGN = /[,!:;?()]/
const WIDE = /[\u2E80-\u9FFF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFFEF\u2018\u2019\u201C\u201D\u2026\u2014\u00B7]/

/** Edits that make the half-width punctuation of `line` full-width where it was so. */
export function findWidth(line: string): readonly Edit[] {
  if (!SIGN.test(line)) return []
  const restored = new Set<number>()
  // From the left: a sign that is restored is a full-width neighbour for the next one.
  for (let index = 0; index < line.length; index += 1) {
    if (SIGN.test(line.charAt(index)) && isChinese(line, index, restored)) restored.add(index)
  }
  for (let index = line.length - 1; index >= 0; index -= 1) {
    if (!restored.has(index) && SIGN.test(line.charAt(index)) && isChinese(line, index, restored)) restored.add(index)
  }
  pairBrackets(line, restored)
  return [...restored]
    .sort((a, b) => a - b)
    .map((index) => ({
      start: index,
      end: index + 1,
      after: FULL[line.charAt(index)] ?? '',
      kind: 'width',
      evidence: { rule: 'repair.width' },
      isGuess: false,
    }))
}

function isChinese(line: string, index: number, restored: ReadonlySet<number>): boolean {
  const sign = line.charAt(index)
  const isWide = (at: number): boolean => restored.has(at) || WIDE.test(line.charAt(at))
  // A bracket belongs to what stands around it, not to what stands in it.
  if (sign === '(') return isWide(index - 1) || (index === 0 && isWide(index + 1))
  if (sign === ')') return isWide(index + 1) || isWide(index - 1)
  if (isWide(index - 1)) return true
  return isWide(index + 1) && line.charAt(index - 1) !== ' '
}

/** The two brackets of a pair have the same width. */
function pairBrackets(line: string, restored: Set<number>): void {
  const open: number[] = []
  for (let index = 0; index < line.length; index += 1) {
    if (line.charAt(index) === '(') open.push(index)
    if (line.charAt(index) !== ')') continue
    const start = open.pop()
    if (start === undefined) continue
    if (restored.has(start)) restored.add(index)
    else if (restored.has(index)) restored.add(start)
  }
}
