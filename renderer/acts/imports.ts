import { createStore } from 'zustand/vanilla'
import { useStore } from 'zustand'
import type { CallError } from '#shared/contract/errors.ts'
import type { ImportChoices, ImportPreview, GivenSource } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { newId } from '#shared/lib/ids.ts'
import { client } from '../transport/bridge.ts'
import { errorText, toast } from './toasts.ts'

/** What became of a file; in the order of need. */
export const IMPORT_STATES = [
  'decide',
  'failed',
  'repaired',
  'opened',
  'already',
  'reading',
  'waiting',
  'stopped',
] as const
export type ImportState = (typeof IMPORT_STATES)[number]

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
  readonly choices?: ImportChoices
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

/** Reads failed or unread files once more; all of them when no id is given. */
export async function retryImports(author: string | undefined, id?: string): Promise<void> {
  importsStore.setState((state) => ({
    items: state.items.map((item) =>
      (item.state === 'failed' || item.state === 'stopped') && (id === undefined || item.id === id)
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

/** Gives up the file that is being read; the next one follows, and this one can be read again. */
export async function skipImport(): Promise<void> {
  if (importsStore.getState().isRunning) await client.call('import.skip', {})
}

/** Empties the list; files that wait for a decision are let go. */
export function clearImports(): void {
  const { items, isRunning } = importsStore.getState()
  if (isRunning) return
  for (const { token } of items) if (token !== undefined) void client.call('import.drop', { token })
  importsStore.setState({ items: [] })
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
  const answer = await client.call('import.inspect', { source })
  // What was skipped did not fail: it was not read.
  if (!answer.ok)
    return answer.error.code === 'canceled' ? { state: 'stopped' } : { state: 'failed', error: answer.error }
  const { token, reasons, choices, existing } = answer.value
  const found = foundIn(answer.value)
  if (existing !== undefined) {
    void client.call('import.drop', { token })
    return { ...found, state: 'already', articleId: existing }
  }
  if (reasons.length > 0) return { ...found, state: 'decide', reasons, token, choices }
  const kept = await client.call('import.keep', { token, author, as: { kind: 'new' } })
  if (!kept.ok) return { ...found, state: 'failed', error: kept.error }
  return { ...found, state: found.counts.repairs > 0 ? 'repaired' : 'opened', articleId: kept.value.articleId }
}

function foundIn(preview: ImportPreview) {
  const { byteLength, document } = preview
  const { language, encoding, repairs, assets, notes, suggestions, blocks } = document
  const title = titleOf(preview)
  const counts: ImportCounts = {
    repairs: repairs.length,
    pictures: assets.length,
    comments: notes.length,
    changes: suggestions.length,
    leftOut: blocks.filter(({ role }) => role === 'furniture').length,
  }
  return {
    byteLength,
    language,
    counts,
    ...(encoding === undefined ? {} : { encoding }),
    ...(title === undefined ? {} : { title }),
  }
}

/** Headline of what was read. */
export function titleOf(preview: ImportPreview): string | undefined {
  const { title, blocks } = preview.document
  return title ?? blocks.find((block) => block.role === 'headline')?.text
}

function change(id: string, part: Partial<ImportItem>): void {
  importsStore.setState((state) => ({
    items: state.items.map((item) => (item.id === id ? { ...item, ...part } : item)),
  }))
}

/** Shows again what waits for a decision; read anew when the services have let it go meanwhile. */
export async function lookAgain(item: ImportItem): Promise<ImportPreview | CallError> {
  if (item.token !== undefined && item.choices !== undefined) {
    const waiting = await client.call('import.choose', { token: item.token, choices: item.choices })
    if (waiting.ok) return waiting.value
  }
  const again = await client.call('import.inspect', { source: item.source })
  if (!again.ok) {
    change(item.id, { state: 'failed', error: again.error })
    return again.error
  }
  change(item.id, { token: again.value.token })
  return again.value
}
