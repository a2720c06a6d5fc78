import type { ArticleHistory, ReportContext } from './report-context.ts'

/** When the article came, in which versions, and who passed it on to which stage: in the order of time. */
export function historyRows(
  { review, words }: ReportContext,
  { stages, takenInBy }: ArticleHistory,
): readonly (readonly string[])[] {
  const { t, translate, time } = words
  const versions = review.open.versions.map(({ id, fileName, createdAtMs }, at) => ({
    what: `${t('paper.version', { n: at + 1 })} · ${fileName}`,
    by: takenInBy.get(id) ?? '',
    atMs: createdAtMs,
  }))
  const steps = stages.map(({ stage, by, atMs }) => ({
    what: t('report.stageIs', { stage: translate(`library.stage.${stage}`) }),
    by,
    atMs,
  }))
  return [...versions, ...steps].toSorted((a, b) => a.atMs - b.atMs).map(({ what, by, atMs }) => [what, by, time(atMs)])
}
