import { useEffect, useMemo, useState } from 'react'
import { isPatternReadable, preparer, type FindQuery } from '#shared/find/query.ts'
import type { Bundles } from '../../../store/by-block.ts'
import { useApp, useArticle } from '../../../store/hooks.ts'
import { searchPattern } from '../../../workers/find-search.ts'
import { findWords, hitsOf, searchedIn, type Hits, type Searched } from './hits.ts'

/** What was found, or why nothing can be told: the pattern cannot be read, takes too long, or is still being looked for. */
export interface FindResult {
  readonly hits: Hits
  readonly state: 'done' | 'busy' | 'bad-pattern' | 'slow'
}

export const NO_HITS: Hits = { count: 0, hit: () => undefined, position: () => Infinity }

/** Looks for a query; words at once, a pattern beside the window. Undefined: another question came meanwhile. */
export async function findAll(
  list: readonly Searched[],
  query: FindQuery,
  template?: string,
): Promise<FindResult | undefined> {
  const now = findNow(list, query)
  if (now !== undefined) return now
  const answer = await searchPattern(textsOf(list), query, template)
  if (answer === 'stale') return undefined
  if (answer === 'slow') return { hits: NO_HITS, state: 'slow' }
  return { hits: hitsOf(list, answer.hits, answer.replacements), state: 'done' }
}

/** What can be told at once: all but what a pattern that can be read finds. */
function findNow(list: readonly Searched[], query: FindQuery): FindResult | undefined {
  if (query.words === '') return { hits: NO_HITS, state: 'done' }
  if (!query.isPattern) return { hits: findWords(list, query), state: 'done' }
  return isPatternReadable(query) ? undefined : { hits: NO_HITS, state: 'bad-pattern' }
}

const texts = new WeakMap<readonly Searched[], readonly string[]>()

/** The same list for the same article: it is sent to the worker once. */
function textsOf(list: readonly Searched[]): readonly string[] {
  const known = texts.get(list) ?? list.map(({ haystack }) => haystack.text)
  texts.set(list, known)
  return known
}

/** What the query finds in the article as it is shown, following both. `template`: what a pattern would put there is asked for, too. */
export function useHits(bundles: Bundles, query: FindQuery, template?: string): FindResult {
  const view = useApp((state) => state.view)
  const tables = useArticle((open) => open.tables)
  const list = useMemo(() => searchedIn(bundles, view, tables), [bundles, view, tables])
  const words = useMemo(() => findNow(list, query), [list, query])
  const [answer, setAnswer] = useState<FindResult & { readonly of: FindQuery; readonly list: readonly Searched[] }>()
  const isAsked = words === undefined
  useEffect(() => {
    if (!isAsked) return
    let isWanted = true
    void findAll(list, query, template).then((found) => {
      if (isWanted && found !== undefined) setAnswer({ ...found, of: query, list })
    })
    return () => {
      isWanted = false
    }
  }, [isAsked, list, query, template])
  usePrepared(list, query)
  if (words !== undefined) return words
  return answer?.of === query && answer.list === list ? answer : BUSY
}

const BUSY: FindResult = { hits: NO_HITS, state: 'busy' }
/** So long the window is held up at most by what is done ahead. */
const SLICE_MS = 8

/** Makes the article comparable while nobody types yet, so that the first key is as quick as the others. */
function usePrepared(list: readonly Searched[], query: FindQuery): void {
  const { isCased, isExact, isPattern } = query
  useEffect(() => {
    if (isPattern) return
    const prepare = preparer({ isWhole: false, isCased, isExact, isPattern })
    let next = 0
    let timer = setTimeout(slice)
    function slice(): void {
      const end = performance.now() + SLICE_MS
      for (let searched = list[next]; searched !== undefined && performance.now() < end; searched = list[next]) {
        prepare(searched.haystack)
        next += 1
      }
      if (next < list.length) timer = setTimeout(slice)
    }
    return () => clearTimeout(timer)
  }, [list, isCased, isExact, isPattern])
}
