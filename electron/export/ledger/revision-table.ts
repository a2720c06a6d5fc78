import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { isNamedLine, revisionLinesOf, type RevisionLine } from '#shared/revision/revision-lines.ts'
import type { ExportTable } from './export-table.ts'

const COLUMNS = [
  ['exports.column.place', 12],
  ['revision.column.before', 30],
  ['revision.column.after', 30],
  ['revision.column.now', 30],
  ['revision.column.outcome', 16],
  ['revision.column.author', 14],
  ['revision.column.settled', 14],
] as const

/** The version's text held against what was asked of the one before (核红); undefined where there is nothing to tell. */
export function revisionTable(
  open: OpenArticle,
  places: ReadonlyMap<string, string>,
  t: Translate,
): ExportTable | undefined {
  const { carried } = open.versions.find(({ id }) => id === open.article.currentVersionId) ?? {}
  const lines = carried === undefined ? [] : revisionLinesOf(carried, open.blocks, open.dismissals)
  if (lines.length === 0) return undefined
  return {
    name: t('proof.desk.revision'),
    columns: COLUMNS.map(([key, width]) => ({ head: t(key), width })),
    rows: lines.map((line) => [
      line.place === undefined ? t('revision.notThere') : places.get(line.place.blockId),
      ...wordsOf(line, t),
      t(`revision.outcome.${line.outcome}`),
      line.author,
      line.settled?.by,
    ]),
  }
}

/** The words before, those that were asked for or came, and those that stand there; of a change without words its name. */
function wordsOf(line: RevisionLine, t: Translate): readonly [string, string, string | undefined] {
  const { kind, before, after, stands, why } = line
  if (!isNamedLine(line)) return [before, after, stands]
  return [before.trim(), t(`revision.kind.${kind}`), why && t(`revision.why.${why}`)]
}
