import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { CallError } from '#shared/contract/errors.ts'
import type { ImportFacts, ImportPreview, GivenSource, ReturnedFacts } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { client } from '../transport/bridge.ts'
import type { ImportState } from '../store/import-states.ts'
import { errorText, toast } from './toasts.ts'
import { dropFile, keepFile, lookAtFile, readFile, sourceOf } from './waiting-files.ts'

/** What a file brought; `leftOut`: lines of the site around it. */
export interface ImportCounts {
  readonly repairs: number
  readonly pictures: number
  readonly comments: number
  readonly changes: number
  readonly leftOut: number
}

/** One file on its way into the library. Its text is not held here: bytes and text wait with the services. */
export interface ImportItem {
  readonly id: string
  readonly source: GivenSource
  readonly state: ImportState
  readonly byteLength?: number
  readonly title?: string
  readonly language?: string
  readonly encoding?: string
  /** What is in the file, as its row tells it. */
  readonly counts?: ImportCounts
  readonly reasons?: ImportPreview['reasons']
  readonly token?: string
  /** Of a Word document that came back to an article that is here. */
  readonly returned?: ReturnedFacts['returned']
  readonly articleId?: ArticleId
  readonly error?: CallError
}

export interface ImportsState {
  readonly items: readonly ImportItem[]
  readonly isRunning: boolean
  /** It was asked to stop, and reads the file at hand to its end. */
  readonly isStopping: boolean
  /** How long the rest will take, going by the files read so far; undefined while too few are. */
  readonly leftMs: number | undefined
}

/** From so many files on their pace tells of the rest. */
const ENOUGH_FILES = 3

/** Files given together, each with its result; stays until it is cleared. */
export const importsStore = createStore<ImportsState>(() => ({
  items: [],
  isRunning: false,
  isStopping: false,
  leftMs: undefined,
}))

export function useImports<T>(select: (state: ImportsState) => T): T {
  return useStore(importsStore, select)
}

/** `sources` with each folder of several articles as those articles. */
export async function articlesOf(sources: readonly GivenSource[]): Promise<readonly GivenSource[]> {
  const articles: GivenSource[] = []
  for (const source of sources) {
    const listed = source.kind === 'file' ? await client.call('import.list', { file: source.file }) : undefined
    // What cannot be listed is told by opening it.
    if (listed?.ok !== true) articles.push(source)
    else {
      for (const file of listed.value.files) articles.push({ kind: 'file', file })
      if (listed.value.leftOut !== undefined) toast('wrong', errorText(listed.value.leftOut))
    }
  }
  return articles
}

/** Takes files into the list and reads them one after the other. */
export async function queueImports(sources: readonly GivenSource[], author: string | undefined): Promise<void> {
  const items = sources.map((source): ImportItem => ({ id: newId(), source, state: 'waiting' }))
  importsStore.setState((state) => ({ items: [...state.items, ...items] }))
  await run(author)
}

/** Reads failed or unread files once more; all of them when none are named. */
export async function retryImports(author: string | undefined, ids?: readonly string[]): Promise<void> {
  importsStore.setState((state) => ({
    items: state.items.map((item) =>
      (item.state === 'failed' || item.state === 'stopped') && (ids === undefined || ids.includes(item.id))
        ? { id: item.id, source: item.source, state: 'waiting' }
        : item,
    ),
  }))
  await run(author)
}

/** Ends after the file being read; what is in the library stays. */
export function stopImports(): void {
  if (importsStore.getState().isRunning) importsStore.setState({ isStopping: true })
}

/** Gives up the file that is being read (the one named, unless it is read by now); the next one follows, and this one can be read again. */
export async function skipImport(id?: string): Promise<void> {
  const reading = importsStore.getState().items.find(({ state }) => state === 'reading')
  if (reading !== undefined && (id === undefined || reading.id === id)) await client.call('import.skip', {})
}

/** Empties the list but for files that wait for a decision; gives how many do. */
export function clearImports(): number {
  const { items, isRunning } = importsStore.getState()
  const waiting = items.filter(({ state }) => state === 'decide')
  if (isRunning) return waiting.length
  importsStore.setState({ items: waiting })
  return waiting.length
}

/** Puts a file that was looked at and not kept into the list, where it waits for a decision, unless it is there. */
export function leaveWaiting(preview: ImportPreview): void {
  const source = sourceOf(preview.token)
  const isListed = importsStore.getState().items.some(({ token }) => token === preview.token)
  if (isListed || source === undefined) return
  const { byteLength, document, reasons, token } = preview
  const { title, language } = document
  const waiting = { id: newId(), source, state: 'decide', byteLength, language, title, reasons, token } as const
  importsStore.setState(({ items }) => ({ items: [...items, waiting] }))
}

/** Takes a file off the list, unless it is being read; what of it is in the library stays there. */
export function forgetImport(id: string): void {
  const item = importsStore.getState().items.find((each) => each.id === id)
  if (item === undefined || item.state === 'reading') return
  if (item.token !== undefined) dropFile(item.token)
  importsStore.setState(({ items }) => ({ items: items.filter((each) => each !== item) }))
}

/** Notes that a file which waited for a decision was kept. */
export function settleImport(token: string, articleId: ArticleId): void {
  importsStore.setState((state) => ({
    items: state.items.map(({ token: own, ...item }) =>
      own === token
        ? { ...item, state: (item.counts?.repairs ?? 0) > 0 ? 'repaired' : 'opened', articleId }
        : own === undefined
          ? item
          : { ...item, token: own },
    ),
  }))
}

async function run(author: string | undefined): Promise<void> {
  if (importsStore.getState().isRunning) return
  importsStore.setState({ isRunning: true, isStopping: false, leftMs: undefined })
  const beganMs = performance.now()
  for (let read = 1; ; read += 1) {
    const { items, isStopping } = importsStore.getState()
    const waiting = items.filter((item) => item.state === 'waiting')
    const [next] = waiting
    if (next === undefined) break
    if (isStopping) {
      const left = new Set(waiting.map(({ id }) => id))
      importsStore.setState({
        items: items.map((item) => (left.has(item.id) ? { ...item, state: 'stopped' } : item)),
      })
      break
    }
    change(next.id, { state: 'reading' })
    change(next.id, await take(next.source, author))
    const paceMs = (performance.now() - beganMs) / read
    importsStore.setState({ leftMs: read < ENOUGH_FILES ? undefined : paceMs * (waiting.length - 1) })
  }
  importsStore.setState({ isRunning: false, isStopping: false, leftMs: undefined })
}

/** Reads one file and keeps it when nothing about it is in doubt. */
async function take(source: GivenSource, author: string | undefined): Promise<Partial<ImportItem>> {
  const answer = await readFile(source)
  // What was skipped did not fail: it was not read.
  if (!answer.ok)
    return answer.error.code === 'canceled' ? { state: 'stopped' } : { state: 'failed', error: answer.error }
  const { token, reasons, existing, returned } = answer.value
  const found = foundIn(answer.value)
  // What comes back is looked at; what came of an article that is not here is one of its own.
  if (returned !== undefined && returned !== 'unknown') return { ...found, state: 'decide', reasons, token, returned }
  if (existing !== undefined) {
    dropFile(token)
    return { ...found, state: 'already', articleId: existing }
  }
  if (reasons.length > 0) return { ...found, state: 'decide', reasons, token }
  const kept = await keepFile(token, { kind: 'new' }, author)
  if (!kept.ok) return { ...found, state: 'failed', error: kept.error }
  return { ...found, state: found.counts.repairs > 0 ? 'repaired' : 'opened', articleId: kept.value.articleId }
}

function foundIn({
  byteLength,
  title,
  language,
  encoding,
  repairs,
  pictures,
  comments,
  changes,
  leftOut,
}: ImportFacts) {
  const counts: ImportCounts = { repairs, pictures, comments, changes, leftOut }
  return {
    byteLength,
    counts,
    ...(language === undefined ? {} : { language }),
    ...(encoding === undefined ? {} : { encoding }),
    ...(title === undefined ? {} : { title }),
  }
}

function change(id: string, part: Partial<ImportItem>): void {
  importsStore.setState((state) => ({
    items: state.items.map((item) => (item.id === id ? { ...item, ...part } : item)),
  }))
}

/** Shows again what waits for a decision. */
export async function lookAgain({ id, token }: ImportItem): Promise<ImportPreview | CallError> {
  const found = await lookAtFile(token ?? '')
  if (found.ok) return found.value
  change(id, { state: 'failed', error: found.error })
  return found.error
}
