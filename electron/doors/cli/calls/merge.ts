import type { CallOutput } from '#shared/contract/calls.ts'
import { MERGE_COUNTS, type MergeCounts } from '#shared/merge/counts.ts'
import type { CommandCall } from '../command-call.ts'
import { conflictJson } from '../conflict-json.ts'
import { exitCodeOf } from '../failure.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import type { Json, Output } from '../output.ts'

type Article = CallOutput<'merge.preview'>['articles'][number]

/**
 * `merge PACKAGE|DOCX --library L [--preview]`: the work that a package brings on articles that are here is merged into them, and
 * articles that are not here come whole; a line for each. A Word document that Galley wrote brings what was done in it.
 * `--preview` tells the same and changes nothing.
 */
export const merge: CommandCall = {
  options: { library: 'value', author: 'value', preview: 'flag' },
  run: (job) => {
    const { options, out } = job
    const [file = ''] = options.places('PACKAGE|DOCX')
    const isPreview = options.flag('preview')
    const author = authorOf(job)
    return withLibrary(job, isPreview ? 'read' : 'write', async (library) => {
      const given = { path: options.path(file) }
      const answer = isPreview
        ? await library.client.call('merge.preview', { file: given })
        : await library.client.call('merge.take', { file: given, author })
      if (!answer.ok) {
        await out.failure({ file }, answer.error)
        return exitCodeOf(answer.error)
      }
      for (const article of answer.value.articles) {
        await out.result(jsonOf(file, article, isPreview), () => wordsOf(article, isPreview, out))
      }
      return 0
    })
  },
}

function jsonOf(file: string, article: Article & { readonly act?: string }, isPreview: boolean): Json {
  const { articleId, title, isNew, acts, known, authors, counts, conflicts, act, returned } = article
  return {
    file,
    article: articleId,
    title,
    isNew,
    isTaken: !isPreview && act !== undefined,
    act: act ?? null,
    acts,
    known,
    authors: authors.map((author) => ({ ...author })),
    counts: { ...counts },
    conflicts: conflicts.map(conflictJson),
    untracked: { count: returned?.untracked.count ?? 0, words: [...(returned?.untracked.words ?? [])] },
    left: returned?.left ?? 0,
    apart: returned?.apart ?? 0,
    why: (returned?.why ?? []).map((each) => ({ ...each })),
  }
}

function wordsOf(article: Article, isPreview: boolean, out: Output): string {
  const { untracked, left, why, apart } = article.returned ?? {
    untracked: { count: 0, words: [] },
    left: 0,
    why: [],
    apart: 0,
  }
  return [
    mergedWords(article, isPreview, out),
    ...(untracked.count === 0
      ? []
      : [out.t('cli.mergeUntracked', { count: untracked.count, words: untracked.words.join(' · ') })]),
    ...(left === 0 ? [] : [out.t('cli.mergeLeft', { count: left })]),
    ...(apart === 0 ? [] : [out.t('merging.apart', { count: apart })]),
    ...why.map(({ reason, count }) => out.t(`merging.left.${reason}`, { count })),
  ].join('\n')
}

function mergedWords(
  { title, isNew, acts, known, counts, conflicts }: Article,
  isPreview: boolean,
  { t }: Output,
): string {
  if (isNew) return t(isPreview ? 'cli.mergeWholePreview' : 'cli.mergeWhole', { title })
  if (acts === 0) return t('cli.mergeNothing', { title })
  return t(isPreview ? 'cli.mergePreview' : 'cli.merged', {
    title,
    acts,
    known,
    counts: countsIn(counts, t),
    conflicts: conflicts.length,
  })
}

function countsIn(counts: MergeCounts, t: Output['t']): string {
  const told = MERGE_COUNTS.flatMap((name) =>
    counts[name] === 0 ? [] : [t(`merging.count.${name}`, { count: counts[name] })],
  )
  return told.length === 0 ? t('merging.nothingShown') : told.join(' · ')
}
