import type { Edit } from '../edits.ts'
import type { Step } from './path.ts'

const GLOSS = /^(.)\((.{1,6})\)$/u

/**
 * Edits of a line from the steps of its reading. Characters that share a stretch of the damaged line stand
 * and fall together: they become one edit. Stretches that read as they stand make none.
 */
export function editsOf(line: string, steps: readonly Step[]): readonly Edit[] {
  const edits: Edit[] = []
  let index = 0
  while (index < steps.length) {
    const first = steps[index]
    if (first === undefined) break
    let end = first.end
    let after = first.text
    let isGuess = first.isGuess
    index += 1
    for (let next = steps[index]; next !== undefined && (next.start < end || next.text === ''); next = steps[index]) {
      end = Math.max(end, next.end)
      after += next.text
      isGuess ||= next.isGuess
      index += 1
    }
    const before = line.slice(first.start, end)
    if (before !== after && after !== '\uFFFC') edits.push(editOf(line, { start: first.start, end, after, isGuess }))
  }
  return edits
}

/** The edit of a place, with its kind: a reading taken off, bytes put back, or a byte guessed. */
export function editOf(line: string, edit: Pick<Edit, 'start' | 'end' | 'after' | 'isGuess'>): Edit {
  const before = line.slice(edit.start, edit.end)
  const gloss = GLOSS.exec(before)
  const character = gloss?.[1]
  const reading = gloss?.[2]
  if (character !== undefined && reading !== undefined && edit.after === character) {
    return { ...edit, kind: 'gloss', evidence: { rule: 'repair.gloss', values: { character, reading } } }
  }
  const isLost = edit.isGuess && before.startsWith('?') && !before.includes(')')
  const kind = isLost ? 'lost' : 'shifted-bytes'
  return { ...edit, kind, evidence: { rule: `repair.${kind}`, values: { encoding: 'gbk' } } }
}
