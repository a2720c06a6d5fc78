import { codePointLength } from '#shared/lib/code-points.ts'
import { convertScript } from '#shared/language/convert.ts'
import { findDamage } from './damage.ts'
import { applyEdits, composeEdits, toRepairs } from './edits.ts'
import type { Edit } from './edits.ts'
import { DOCUMENT_STEPS, findGlued } from './gloss/find-glued.ts'
import { findDoubleByte } from './stages/double-byte.ts'
import { findInvisible } from './stages/invisible.ts'
import { findLookAlikes } from './stages/look-alikes.ts'
import { findReferences } from './stages/references.ts'
import { withoutQuoted } from './stages/quoted.ts'
import { findSingleByte } from './stages/single-byte.ts'
import type { DamageFinding, RepairedText, RepairOptions, TextRepair } from './types.ts'

export type { RepairKind } from './kinds.ts'
export type { DamageFinding, EvidenceData, RepairedText, RepairOptions, TextRepair } from './types.ts'

/** Repairs of repairs (a text decoded wrongly twice over) end after this many rounds. */
const MAX_ROUNDS = 4

/** Repairs one text. Its lines decide together, as in {@link repairLines}. */
export function repairText(text: string, options: RepairOptions): RepairedText {
  const parts = text.split(/(\r\n|\n|\r)/)
  const lines = parts.filter((_, index) => index % 2 === 0)
  const repaired = repairLines(lines, options)
  if (repaired.length === 1 && repaired[0] !== undefined) return repaired[0]
  const repairs: TextRepair[] = []
  const findings: DamageFinding[] = []
  const texts: string[] = []
  let position = 0
  for (const [index, line] of repaired.entries()) {
    const separator = parts[index * 2 + 1] ?? ''
    for (const repair of line.repairs) repairs.push(moved(repair, position))
    for (const finding of line.findings) findings.push(moved(finding, position))
    texts.push(line.text, separator)
    position += codePointLength(line.text) + separator.length
  }
  return { text: texts.join(''), repairs, findings }
}

/**
 * Repairs a whole document, given line by line (or block by block); the result has the same number of
 * lines. What one line cannot tell, all of them together do: which characters carry readings, whether
 * brackets are glosses of the author, which script the text has.
 */
export function repairLines(lines: readonly string[], options: RepairOptions): readonly RepairedText[] {
  let current = lines
  let edits: readonly (readonly Edit[])[] = lines.map(() => [])
  const run = (stage: Stage): boolean => {
    const found = stage(current)
    if (found.every((list) => list.length === 0)) return false
    edits = edits.map((list, index) => composeEdits(lines[index] ?? '', list, found[index] ?? []))
    current = current.map((line, index) => applyEdits(line, found[index] ?? []))
    return true
  }
  const budget = { left: DOCUMENT_STEPS }
  const stages: readonly Stage[] = [
    ...STAGES.map((stage) => unquoted(stage, options.codes)),
    ...LATER_STAGES,
    (all) => findGlued(all, budget),
  ]
  const { script } = options
  const convert: Stage = (all) =>
    all.map((line, index) =>
      script === 'keep' ? [] : byCharacter(line, convertScript(line, script), placesAfter(edits[index] ?? [])),
    )
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const hasRepaired = stages.map(run).includes(true)
    const hasConverted = (round === 0 || hasRepaired) && run(convert)
    if (!hasRepaired && !hasConverted) break
  }
  const damage = findDamage(current, options.codes)
  return current.map((text, index) => ({
    text,
    repairs: toRepairs(lines[index] ?? '', edits[index] ?? []),
    findings: damage[index] ?? [],
  }))
}

/** Where edits lie in the text that they made. */
function placesAfter(edits: readonly Edit[]): readonly { readonly start: number; readonly end: number }[] {
  let shift = 0
  return edits.map(({ start, end, after }) => {
    const place = { start: start + shift, end: start + shift + after.length }
    shift += after.length - (end - start)
    return place
  })
}

/**
 * A word that is converted as a whole is one edit for each of its characters where something was mended in it: else two
 * glosses side by side would become one repair, and how many there are would hang on the script that is chosen.
 */
function byCharacter(line: string, edits: readonly Edit[], mended: ReturnType<typeof placesAfter>): readonly Edit[] {
  let next = 0
  return edits.flatMap((edit) => {
    const [before, after] = [line.slice(edit.start, edit.end), edit.after]
    while ((mended[next]?.end ?? Infinity) <= edit.start) next += 1
    const isMended = (mended[next]?.start ?? Infinity) < edit.end
    if (!isMended || before.length !== after.length || /[\uD800-\uDFFF]/u.test(before + after)) return [edit]
    return [...after].flatMap((sign, at) =>
      sign === before.charAt(at) ? [] : [{ ...edit, start: edit.start + at, end: edit.start + at + 1, after: sign }],
    )
  })
}

type Stage = (lines: readonly string[]) => readonly (readonly Edit[])[]

/** Stages whose signs a text may show on purpose. */
const STAGES: readonly Stage[] = [(lines) => lines.map(findReferences), (lines) => lines.map(findSingleByte)]
const LATER_STAGES: readonly Stage[] = [
  (lines) => lines.map(findInvisible),
  (lines) => lines.map(findDoubleByte),
  findLookAlikes,
]

const unquoted =
  (stage: Stage, codes: RepairOptions['codes']): Stage =>
  (lines) =>
    withoutQuoted(lines, stage(lines), codes)

function moved<T extends { readonly start: number; readonly end: number }>(item: T, by: number): T {
  return by === 0 ? item : { ...item, start: item.start + by, end: item.end + by }
}

/** The text with the repairs of the indexes `refused` taken back, and the remaining repairs in their new places. */
export function withoutRepairs(repaired: RepairedText, refused: ReadonlySet<number>): RepairedText {
  if (refused.size === 0) return repaired
  const characters = [...repaired.text]
  const parts: string[] = []
  const repairs: TextRepair[] = []
  const shifts: { readonly from: number; readonly to: number; readonly by: number }[] = []
  let done = 0
  let shift = 0
  for (const [index, repair] of repaired.repairs.entries()) {
    if (!refused.has(index)) {
      repairs.push(moved(repair, shift))
      continue
    }
    parts.push(characters.slice(done, repair.start).join(''), repair.before)
    done = repair.end
    shift += codePointLength(repair.before) - (repair.end - repair.start)
    shifts.push({ from: repair.start, to: repair.end, by: shift })
  }
  parts.push(characters.slice(done).join(''))
  const findings = repaired.findings.flatMap((finding) => {
    const isInside = shifts.some((item) => finding.start < item.to && item.from < finding.end)
    const before = shifts.findLast((item) => item.to <= finding.start)
    return isInside ? [] : [moved(finding, before?.by ?? 0)]
  })
  return { text: parts.join(''), repairs, findings }
}
