import { binArticle, renameArticle, setStage } from '#shared/acts/blocks.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { historyOf, undoStep } from '#shared/change/history.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleSummary, OpenArticle } from '#shared/contract/shapes.ts'
import type { Act } from '#shared/domain/act.ts'
import type { Article, Stage } from '#shared/domain/article.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import { tablesOf } from '../store/tables.ts'
import { client } from '../transport/bridge.ts'
import { act, asReviewer } from './actions.ts'
import { forgetTabs } from './tabs.ts'
import { dismissToast, errorText, offer, toast } from './toasts.ts'
import { refreshLibrary } from './library-store.ts'

/** An article of the list, as far as it is spoken of. */
export type Listed = Pick<ArticleSummary, 'id' | 'title'>

/** One thing that was done in the library, to one article or to many: an act of the log in each. */
interface LibraryAct {
  readonly name:
    'article.bin' | 'article.restore' | 'article.rename' | 'article.stage' | 'article.take' | 'article.merge'
  readonly steps: readonly { readonly articleId: ArticleId; readonly id: ChangeId }[]
  /** Articles that came in whole by it: taken back they go into the bin, as whatever came in does. */
  readonly taken?: readonly Listed[]
  /** What takes it back, where that is another act. */
  readonly undo?: () => void
}

/** What was done in the library as long as the window runs, the last one last: Ctrl+Z takes it back. */
let done: readonly LibraryAct[] = []

/** The passing messages that offer to take acts back. */
const offers = new WeakMap<LibraryAct, string>()

/** Puts articles into the bin, as one act; the toast takes them out again. */
export function moveToBin(articles: readonly Listed[], then?: () => void): void {
  const deletedAtMs = Date.now()
  carryOut('article.bin', articles, (article) => binArticle(article, deletedAtMs), inBin('moved'), then)
}

/** Articles of a package came in, as one act: taken back they go into the bin, as whatever came in does. */
export function noteTaken(articles: readonly Listed[], said: string): void {
  const whole: LibraryAct = { name: 'article.take', steps: [], undo: () => moveToBin(articles) }
  done = [...done, whole]
  offers.set(whole, offer('ok', said, { label: i18n.t('common.undo'), run: () => takeBack(whole) }))
}

/**
 * A colleague's work came into several articles, and others whole (`taken`), as one act; what was done in one of them since
 * stays.
 */
export function noteMerged(steps: LibraryAct['steps'], taken: readonly Listed[], said: string): void {
  const whole: LibraryAct = { name: 'article.merge', steps, taken }
  done = [...done, whole]
  offers.set(whole, offer('ok', said, { label: i18n.t('common.undo'), run: () => takeBack(whole) }))
}

/** Takes articles out of the bin. */
export function restoreFromBin(articles: readonly Listed[]): void {
  carryOut('article.restore', articles, (article) => binArticle(article, undefined), inBin('restored'))
}

/** Gives an article another title; its text and what its file gave stay. On the desk it is an act like any other there. */
export function rename(article: Listed, title: string): void {
  if (!onDesk('article.rename', article, (record) => renameArticle(record, title)))
    carryOut('article.rename', [article], (read) => renameArticle(read, title), i18n.t('library.rename.done'))
}

/** Passes articles on to a stage, as one act. */
export function setStages(articles: readonly Listed[], stage: Stage): void {
  const [first] = articles
  if (articles.length === 1 && first !== undefined && onDesk('article.stage', first, (read) => setStage(read, stage)))
    return
  carryOut(
    'article.stage',
    articles,
    (read) => setStage(read, stage),
    (count, title) =>
      i18n.t(`library.stages.${title === undefined ? 'doneMany' : 'done'}`, {
        count,
        title,
        stage: i18n.t(`library.stage.${stage}`),
      }),
  )
}

/** Does it to the article that is on the desk, where it is one act among those of the review; false where it is not there. */
function onDesk(
  name: LibraryAct['name'],
  { id }: Listed,
  build: (article: Article) => Partial<ChangeSet> | undefined,
): boolean {
  const { open } = session.store.getState()
  const record = open?.articleId === id ? [...open.tables.article.values()][0] : undefined
  if (record === undefined) return false
  act(name, build(record) ?? {})
  return true
}

/** Takes back what was done in the library last; false when there is nothing. */
export function undoInLibrary(): boolean {
  const last = done.at(-1)
  if (last === undefined) return false
  takeBack(last)
  return true
}

function carryOut(
  name: LibraryAct['name'],
  articles: readonly Listed[],
  build: (article: Article) => Partial<ChangeSet> | undefined,
  saying: string | Saying,
  then?: () => void,
): void {
  asReviewer((author) => {
    void (async () => {
      const steps: { articleId: ArticleId; id: ChangeId }[] = []
      const errors: CallError[] = []
      for (const { id: articleId } of articles) {
        const applied = await onArticle(articleId, author, ({ article }) => {
          const parts = build(article)
          return parts && { act: name, change: changeOf(parts) }
        })
        if (!applied.ok) errors.push(applied.error)
        else if (applied.value !== undefined) steps.push({ articleId, id: applied.value })
      }
      await refreshLibrary()
      // Each of them is said: what could not be done is not counted as done.
      for (const error of errors.slice(0, 1)) toast('wrong', errorText(error))
      if (steps.length === 0) return
      const whole: LibraryAct = { name, steps }
      if (name === 'article.bin') forgetTabs(steps.map(({ articleId }) => articleId))
      done = [...done, whole]
      if (errors.length === 0) then?.()
      const only = steps.length === 1 ? articles.find(({ id }) => id === steps[0]?.articleId) : undefined
      const action = { label: i18n.t('common.undo'), run: () => takeBack(whole) }
      const said = typeof saying === 'string' ? saying : saying(steps.length, only?.title)
      offers.set(whole, offer('ok', said, action))
    })()
  })
}

/** What is said of an act: of how many articles it was, and the title where it was of one. */
type Saying = (count: number, title: string | undefined) => string

function inBin(key: 'moved' | 'restored'): Saying {
  return (count, title) =>
    title === undefined ? i18n.t(`library.bin.${key}Many`, { count }) : i18n.t(`library.bin.${key}`, { title })
}

/** Takes an act back in each of its articles; where something was done since it stands, and that is said. */
function takeBack(act: LibraryAct): void {
  if (!done.includes(act)) return
  done = done.filter((each) => each !== act)
  // Taken back by the key, the offer to do so is gone.
  dismissToast(offers.get(act) ?? '')
  if (act.undo !== undefined) return act.undo()
  asReviewer((author) => {
    void (async () => {
      let left = 0
      for (const { articleId, id } of [...act.steps].reverse()) {
        const undone = await onArticle(articleId, author, (open) => {
          const tables = tablesOf(open)
          const history = historyOf(open.log)
          const step = undoStep(history, (type, recordId) => tables[type].get(recordId))
          return step?.of.id === id ? { act: step.of.act, change: step.change, undoes: id } : undefined
        })
        if (!undone.ok || undone.value === undefined) left++
      }
      const deletedAtMs = Date.now()
      const gone: ArticleId[] = []
      for (const { id } of act.taken ?? []) {
        const binned = await onArticle(id, author, ({ article }) => ({
          act: 'article.bin',
          change: changeOf(binArticle(article, deletedAtMs)),
        }))
        if (binned.ok) gone.push(id)
        else left++
      }
      forgetTabs(gone)
      await refreshLibrary()
      if (left > 0) toast('wrong', i18n.t('library.undo.changed', { count: left }))
      else {
        const undone = i18n.t('proof.undone', { act: i18n.t(`acts.${act.name}`) })
        toast('ok', gone.length === 0 ? undone : i18n.t('merging.binned', { undone, count: gone.length }))
      }
    })()
  })
}

type Planned = Pick<Act, 'act' | 'change' | 'undoes'>

/** One act of the log of an article that is not on the desk: its records are read first, for their revisions. */
async function onArticle(
  articleId: ArticleId,
  author: string,
  plan: (open: OpenArticle) => Planned | undefined,
): Promise<Result<ChangeId | undefined, CallError>> {
  const open = await client.call('article.open', { articleId })
  if (!open.ok) return err(open.error)
  const planned = plan(open.value)
  if (planned === undefined) return ok(undefined)
  const id = newId() as ChangeId
  const answer = await client.call('change.apply', { ...planned, id, articleId, author, atMs: Date.now() })
  return answer.ok ? ok(id) : err(answer.error)
}
