import { useCallback, useEffect, useRef, useState } from 'react'
import type { CallError } from '#shared/contract/errors.ts'
import type { FoundLog, LogFilter, LogId, LogLine } from '#shared/contract/log.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { session } from '../../store/current.ts'
import { client } from '../../transport/bridge.ts'

/** What a search of the log has come to. */
export type LogSearch =
  | { readonly kind: 'reading' }
  | { readonly kind: 'found'; readonly found: FoundLog }
  | { readonly kind: 'failed'; readonly error: CallError }

/** The acts that are wanted. What was found before stays to be seen until the next is there. */
export function useLogSearch(
  articleId: ArticleId | undefined,
  filter: LogFilter,
): { readonly search: LogSearch; readonly isReading: boolean; readonly again: () => void } {
  const [search, setSearch] = useState<LogSearch>({ kind: 'reading' })
  const [round, setRound] = useState(0)
  const asked = JSON.stringify([articleId ?? null, filter, round])
  const [answered, setAnswered] = useState('')
  useEffect(() => {
    let isWanted = true
    const find = async (): Promise<void> => {
      // What was just done is to be among them.
      await session.flush()
      if (!isWanted) return
      const answer = await client.call('log.find', { ...(articleId === undefined ? {} : { articleId }), filter })
      if (!isWanted) return
      setSearch(answer.ok ? { kind: 'found', found: answer.value } : { kind: 'failed', error: answer.error })
      setAnswered(asked)
    }
    void find()
    return () => {
      isWanted = false
    }
    // The filter is one of the parts of what is asked, which is compared by its words.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [asked])
  return { search, isReading: answered !== asked, again: useCallback(() => setRound((before) => before + 1), []) }
}

/** So many lines are read at a time: what is in sight, and as much again. */
const LINES_A_PAGE = 100

/** Lines by their numbers, a page of the list at a time, read when one of them comes into sight. */
export function useLogLines(ids: readonly LogId[]): (id: LogId, index: number) => LogLine | undefined {
  const [lines, setLines] = useState<ReadonlyMap<LogId, LogLine>>(new Map())
  const wanted = useRef(new Set<number>())
  const asked = useRef(new Set<LogId>())
  useEffect(() => {
    const pages = [...wanted.current]
    wanted.current.clear()
    for (const page of pages) {
      const from = page * LINES_A_PAGE
      const missing = ids.slice(from, from + LINES_A_PAGE).filter((id) => !asked.current.has(id))
      if (missing.length === 0) continue
      for (const id of missing) asked.current.add(id)
      void client.call('log.lines', { ids: missing }).then((answer) => {
        if (!answer.ok) {
          // Asked once more when they come into sight again.
          for (const id of missing) asked.current.delete(id)
          return
        }
        setLines((before) => new Map([...before, ...answer.value.lines.map((line) => [line.id, line] as const)]))
      })
    }
  })
  return (id, index) => {
    const line = lines.get(id)
    if (line === undefined) wanted.current.add(Math.floor(index / LINES_A_PAGE))
    return line
  }
}
