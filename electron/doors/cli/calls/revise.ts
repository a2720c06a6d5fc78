import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Carried } from '#shared/domain/carried.ts'
import { countOfCarried, LITTLE } from '#shared/revision/count-carried.ts'
import { isPlaced } from '#shared/domain/note.ts'
import { CommandFailure } from '../failure.ts'
import { authorOf, withLibrary } from '../open-library.ts'
import type { Json, Output } from '../output.ts'
import type { CommandCall } from '../command-call.ts'

/** `revise ARTICLE FILE`: the file is the article's next text; what became of its review, and of what was asked of the text. */
export const revise: CommandCall = {
  options: { library: 'value', author: 'value' },
  run: (job) => {
    const { options, out } = job
    const [article = '', file = ''] = options.places('ARTICLE', 'FILE')
    const author = authorOf(job)
    return withLibrary(job, 'write', async (library) => {
      const before = await library.article(article)
      const source = { kind: 'file' as const, file: { path: options.path(file) } }
      const read = await library.client.call('import.inspect', { source, choices: { script: 'keep' } })
      if (!read.ok) {
        await out.failure({ file }, read.error)
        return 1
      }
      const as = { kind: 'version' as const, articleId: before.article.id }
      const kept = await library.client.call('import.keep', { token: read.value.token, author, as })
      if (!kept.ok) throw new CommandFailure(kept.error)
      const after = await library.article(article)
      const { carried } = after.versions.find(({ id }) => id === after.article.currentVersionId) ?? {}
      const isNew = after.article.currentVersionId !== before.article.currentVersionId
      const own = isNew ? carried : undefined
      const json = reviseJson(file, before, after, own)
      await out.result(json, () => wordsOf(file, after.versions.length, own, out))
      const share = own?.share ?? 1
      if (share < LITTLE) out.remark(out.t('cli.revisedLittle', { share: `${String(Math.round(share * 100))} %` }))
      return 0
    })
  },
}

/** What became of it all, in words; what was kept under another file before is no new version. */
function wordsOf(file: string, version: number, carried: Carried | undefined, { t }: Output): string {
  if (carried === undefined) return t('cli.revisedSame', { file })
  const { notes, suggestions, numbers, verdicts, others, unasked } = countOfCarried(carried)
  return t('cli.revised', {
    file,
    version,
    ...{ placed: notes.placed, ask: notes.ask },
    ...{ done: suggestions.done, open: carried.suggestions.length - suggestions.done },
    ...{ kept: numbers.kept, fallen: numbers.fall + numbers.gone },
    ...{ stand: verdicts.kept, gone: verdicts.fall + verdicts.gone },
    changes: unasked,
    left: others.reduce((sum, { lost }) => sum + lost, 0),
  })
}

/** A file whose very bytes the article holds already brings no new version: nothing became of anything. */
function reviseJson(
  file: string,
  before: OpenArticle,
  { article, blocks, ...after }: OpenArticle,
  carried?: Carried,
): Json {
  const index = new Map<string, number>(blocks.map(({ id }, at) => [id, at]))
  const at = (id: string | undefined): number | null => (id === undefined ? null : (index.get(id) ?? null))
  const notes = new Map<string, OpenArticle['notes'][number]>(after.notes.map((note) => [note.id, note]))
  const numbers = new Map<string, OpenArticle['numbers'][number]>(before.numbers.map((each) => [each.id, each]))
  const suggestions = new Map<string, OpenArticle['suggestions'][number]>(
    before.suggestions.map((each) => [each.id, each]),
  )
  return {
    file,
    article: article.id,
    version: article.currentVersionId,
    isNew: carried !== undefined,
    title: article.title,
    notes: (carried?.notes ?? []).map(({ from, to, status, outcome }) => ({
      id: from,
      note: to ?? null,
      status,
      outcome: outcome ?? null,
      ...placeOf(notes.get(to ?? ''), at),
    })),
    suggestions: (carried?.suggestions ?? []).map(({ from, to, outcome, stands }) => {
      const { kind, before: words, after: wanted, state } = suggestions.get(from) ?? {}
      return {
        id: from,
        suggestion: to ?? null,
        kind,
        state,
        before: words,
        after: wanted,
        outcome,
        stands: stands ?? null,
      }
    }),
    numbers: (carried?.numbers ?? []).map(({ from, to, why }) => ({
      id: from,
      number: to ?? null,
      text: numbers.get(from)?.text ?? null,
      was: numbers.get(from)?.state ?? null,
      became: to === undefined ? 'gone' : why === undefined ? 'kept' : 'unchecked',
      why: why ?? null,
    })),
    verdicts: (carried?.verdicts ?? []).map(({ from, to, why }) => ({
      id: from,
      verdict: to ?? null,
      became: to === undefined ? 'unchecked' : 'kept',
      why: why ?? null,
    })),
    changes: (carried?.unasked ?? []).map(({ blockId, kind, before: old, after: young, start, end }) => ({
      kind,
      block: at(blockId),
      start,
      end,
      before: old,
      after: young,
    })),
    others: (carried?.others ?? []).map(({ from, to, kind, words, why }) => ({
      id: from,
      record: to ?? null,
      kind,
      words,
      became: to === undefined ? 'left' : 'kept',
      why: why ?? null,
    })),
    share: carried?.share ?? null,
  }
}

/** Where a note stands now; what has no place has none. */
function placeOf(note: OpenArticle['notes'][number] | undefined, at: (id: string | undefined) => number | null): Json {
  if (note === undefined || !isPlaced(note)) return { block: null }
  if (note.target.kind === 'region') return { block: at(note.target.blockId) }
  const { start, end } = note.target
  const place = { block: at(start.blockId), start: start.offset, end: end.offset }
  return end.blockId === start.blockId ? place : { ...place, endBlock: at(end.blockId) }
}
