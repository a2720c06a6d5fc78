import { binArticle, renameArticle } from '#shared/acts/blocks.ts'
import { changeOf, type ChangeSet } from '#shared/change/change-set.ts'
import { historyOf, undoStep } from '#shared/change/history.ts'
import type { CallError } from '#shared/contract/errors.ts'
import type { ArticleSummary, OpenArticle } from '#shared/contract/shapes.ts'
import type { Act } from '#shared/domain/act.ts'
import type { Article } from '#shared/domain/article.ts'
import type { ArticleId, ChangeId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { err, ok, type Result } from '#shared/lib/result.ts'
import { i18n } from '../i18n/i18n.ts'
import { session } from '../store/current.ts'
import { tablesOf } from '../store/tables.ts'
import { client } from '../transport/bridge.ts'
import { asReviewer } from './actions.ts'
import { forgetTabs } from './tabs.ts'
import { dismissToast, errorText, offer, toast } from './toasts.ts'
import { refreshLibrary } from './library-store.ts'

/** An article of the list, as far as it is spoken of. */
export type Listed = Pick<ArticleSummary, 'id' | 'title'>

/** One thing that was done in the library, to one article or to many: an act of the log in each. */
interface LibraryAct {
  readonly name: 'article.bin' | 'article.restore' | 'article.rename'
  readonly steps: readonly { readonly articleId: ArticleId; readonly id: ChangeId }[]
}

/** What was done in the library as long as the window runs, the last one last: Ctrl+Z takes it back. */
let done: readonly LibraryAct[] = []

/** The passing messages that offer to take acts back. */
const offers = new WeakMap<LibraryAct, string>()

/** Puts articles into the bin, as one act; the toast takes them out again. */
export function moveToBin(articles: readonly Listed[], then?: () => void): void {
  const deletedAtMs = Date.now()
  carryOut('article.bin', articles, (article) => binArticle(article, deletedAtMs), then)
}

/** Takes articles out of the bin. */
export function restoreFromBin(articles: readonly Listed[]): void {
  carryOut('article.restore', articles, (article) => binArticle(article, undefined))
}

/** Gives an article another title; its text and what its file gave stay. On the desk it is an act like any other there. */
export function rename(article: Listed, title: string): void {
  const { open } = session.store.getState()
  const record = open?.articleId === article.id ? [...open.tables.article.values()][0] : undefined
  if (record === undefined) return carryOut('article.rename', [article], (read) => renameArticle(read, title))
  asReviewer((author) => session.act('article.rename', renameArticle(record, title) ?? {}, { author }))
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
      const act: LibraryAct = { name, steps }
      if (name === 'article.bin') forgetTabs(steps.map(({ articleId }) => articleId))
      done = [...done, act]
      if (errors.length === 0) then?.()
      const only = steps.length === 1 ? articles.find(({ id }) => id === steps[0]?.articleId) : undefined
      const action = { label: i18n.t('common.undo'), run: () => takeBack(act) }
      offers.set(act, offer('ok', saying(name, steps.length, only?.title), action))
    })()
  })
}

function saying(name: LibraryAct['name'], count: number, title: string | undefined): string {
  if (name === 'article.rename') return i18n.t('library.rename.done')
  const key = name === 'article.bin' ? 'moved' : 'restored'
  return title === undefined ? i18n.t(`library.bin.${key}Many`, { count }) : i18n.t(`library.bin.${key}`, { title })
}

/** Takes an act back in each of its articles; where something was done since it stands, and that is said. */
function takeBack(act: LibraryAct): void {
  if (!done.includes(act)) return
  done = done.filter((each) => each !== act)
  // Taken back by the key, the offer to do so is gone.
  dismissToast(offers.get(act) ?? '')
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
      await refreshLibrary()
      if (left > 0) toast('wrong', i18n.t('library.undo.changed', { count: left }))
      else toast('ok', i18n.t('proof.undone', { act: i18n.t(`acts.${act.name}`) }))
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
