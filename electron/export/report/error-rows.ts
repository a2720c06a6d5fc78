import { isOfLength, isCountedInCharacters, lengthOfBlock } from '#shared/text/article-length.ts'
import { sumOf } from '#shared/text/count.ts'
import { errorClassOf, groupBy, type Remark } from '../review.ts'
import type { ReportContext } from './report-context.ts'

/** Rates are told for so much of a text. */
const PER = 10_000

/** The errors that were marked, by their class, and how many that is in ten thousand characters (or words) of the text. */
export interface ErrorRows {
  readonly rows: readonly (readonly string[])[]
  readonly isInCharacters: boolean
}

export function errorRows({ review, words }: ReportContext): ErrorRows {
  const { open } = review
  const { t } = words
  const changes = groupBy(open.suggestions, ({ blockId }) => blockId)
  const whole = sumOf(open.blocks.filter(isOfLength).map((block) => lengthOfBlock(block, changes.get(block.id) ?? [])))
  const isInCharacters = isCountedInCharacters(open.article.language)
  const length = isInCharacters ? whole.characters : whole.words
  const errors = review.remarks.flatMap((remark) => {
    const errorClass = errorClassOf(remark)
    return errorClass === undefined || isRefused(remark) ? [] : [{ errorClass, note: remark.note }]
  })
  const row = (name: string, of: typeof errors): readonly string[] => [
    name,
    String(of.length),
    String(of.filter(({ note }) => note?.severity === 'major').length),
    length === 0 ? '' : ((of.length * PER) / length).toFixed(1),
  ]
  const classes = [...Map.groupBy(errors, ({ errorClass }) => errorClass)]
  const rows = classes
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([errorClass, of]) => row(t(`errorClass.${errorClass}`), of))
  const unit = isInCharacters ? 'characters' : 'words'
  const all = t(`report.all.${unit}`, { length: String(length) })
  return { rows: rows.length === 0 ? [] : [...rows, row(all, errors)], isInCharacters }
}

/** What was proposed for it was rejected: it was none. */
function isRefused({ suggestions }: Remark): boolean {
  return suggestions.length > 0 && suggestions.every(({ state }) => state === 'rejected')
}
