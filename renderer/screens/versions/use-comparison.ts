import { useEffect, useMemo, useState } from 'react'
import type { ArticleId, VersionId } from '#shared/domain/ids.ts'
import type { VersionText } from '#shared/revision/read-text.ts'
import type { VersionChange, VersionRow } from '#shared/revision/version-row.ts'
import type { ChosenPair, ChosenText } from '../../store/compared.ts'
import { openText } from '../../store/compared.ts'
import { useArticle } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { compareVersions } from '../../workers/comparer.ts'

/** A change with the row that it stands in. */
export interface PlacedChange {
  readonly change: VersionChange
  readonly row: VersionRow
}

export type Comparison =
  | { readonly kind: 'working' }
  | { readonly kind: 'failed'; readonly again: () => void }
  | { readonly kind: 'done'; readonly rows: readonly VersionRow[]; readonly changes: readonly PlacedChange[] }

const WORKING = { kind: 'working' } as const

/** What differs between two versions: asked again whenever either of them changes, and shown as it was until that is known. */
export function useComparison(pair: ChosenPair | undefined): Comparison {
  const [attempt, setAttempt] = useState(0)
  const [known, setKnown] = useState<{ readonly key: string; readonly comparison: Comparison }>()
  const old = useVersionText(pair?.[0], attempt)
  const fresh = useVersionText(pair?.[1], attempt)
  const key = (pair ?? []).map(({ versionId, reading }) => `${versionId} ${reading}`).join(' ')
  const readings = pair === undefined ? undefined : ([pair[0].reading, pair[1].reading] as const)
  useEffect(() => {
    if (readings === undefined || old === undefined || fresh === undefined) return undefined
    const tell = (comparison: Comparison): void => setKnown({ key, comparison })
    const failed = { kind: 'failed', again: () => setAttempt((before) => before + 1) } as const
    if (old === 'failed' || fresh === 'failed') {
      tell(failed)
      return undefined
    }
    const one = { text: old, reading: readings[0] }
    return compareVersions(one, { text: fresh, reading: readings[1] }, (rows) =>
      tell(rows === undefined ? failed : { kind: 'done', rows, changes: changesOf(rows) }),
    )
    // The readings are in the key.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [old, fresh, key])
  return known?.key === key ? known.comparison : WORKING
}

function changesOf(rows: readonly VersionRow[]): readonly PlacedChange[] {
  return rows.flatMap((row) => row.changes.map((change) => ({ change, row })))
}

/** The text of a version: of the one that is open as it now stands; of another as the library has it. Undefined until it is there. */
function useVersionText(chosen: ChosenText | undefined, attempt: number): VersionText | 'failed' | undefined {
  const { articleId, tables } = useArticle((open) => open)
  const { article, block, suggestion, repair, asset } = tables
  const isOpen = [...article.values()][0]?.currentVersionId === chosen?.versionId
  const own = useMemo(
    () => (isOpen ? openText(tables) : undefined),
    // Nothing else of the tables is text.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [isOpen, block, suggestion, repair, asset],
  )
  const [other, setOther] = useState<{ readonly id: VersionId; readonly text: VersionText | 'failed' }>()
  const id = isOpen ? undefined : chosen?.versionId
  useEffect(() => {
    if (id === undefined) return undefined
    let isAsked = true
    void readVersion(articleId, id).then((text) => {
      if (isAsked) setOther({ id, text })
    })
    return () => {
      isAsked = false
    }
  }, [articleId, id, attempt])
  return own ?? (other?.id === id ? other?.text : undefined)
}

async function readVersion(articleId: ArticleId, versionId: VersionId): Promise<VersionText | 'failed'> {
  const answer = await client.call('article.open', { articleId, versionId })
  if (!answer.ok) return 'failed'
  const { blocks, suggestions, repairs, assets } = answer.value
  return { blocks, suggestions, repairs, assets }
}
