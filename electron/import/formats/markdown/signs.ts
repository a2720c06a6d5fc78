import { replaceInPiece } from '../form/formed-line.ts'
import type { Form, FormedPiece, Run } from '../form/formed-line.ts'

/**
 * Signs that CommonMark leaves as they stand: ~~struck~~, bold that Chinese writers set without a space (`**中文，**字`),
 * marks of footnotes, H~2~O, 10^6^, and formulas between dollars.
 */
const SIGNS =
  /~~(?=\S)((?:(?!~~)[^\n])+?)~~|\*\*([^*\n]+)\*\*|\[\^([^\]\s]{1,40})\](?!:)|(?<=[\p{L}\p{N})])~([\p{L}\p{N}+−-]{1,8})~(?!~)|(?<=[\p{L}\p{N})])\^([\p{L}\p{N}+−-]{1,8})\^|(?<![\\$\p{L}\p{N}])\$\$?(?=[^\s$])([^$\n]*[\\^_{][^$\n]*)(?<=\S)\$\$?(?![\p{L}\p{N}$])/gu

const FORMS: readonly (Form | undefined)[] = [
  { kind: 'struck' },
  { kind: 'bold' },
  undefined,
  { kind: 'subscript' },
  { kind: 'superscript' },
  { kind: 'code' },
]
const NOTE_REF = 2

/** A piece with these signs as its form; in code they are themselves. */
export function readSigns(piece: FormedPiece): FormedPiece {
  if (!/[~*^$]/u.test(piece.text)) return piece
  const code = piece.runs.filter(({ form }) => form?.kind === 'code')
  const runs: Run[] = [...piece.runs]
  const gone: { start: number; end: number; by: string }[] = []
  for (const match of piece.text.matchAll(SIGNS)) {
    const [whole, ...groups] = match
    const start = match.index
    const end = start + whole.length
    if (code.some((run) => run.start < end && start < run.end)) continue
    const index = groups.findIndex((group) => group !== undefined)
    const inner = groups[index] ?? ''
    if (index === NOTE_REF) {
      runs.push({ form: { kind: 'note-ref', target: inner }, start, end })
      gone.push({ start: start + 1, end: start + 2, by: '' })
      continue
    }
    const form = FORMS[index]
    const from = start + whole.indexOf(inner)
    if (form === undefined || inner === '') continue
    runs.push({ form, start: from, end: from + inner.length })
    gone.push({ start, end: from, by: '' }, { start: from + inner.length, end, by: '' })
  }
  return replaceInPiece({ text: piece.text, runs }, gone)
}
