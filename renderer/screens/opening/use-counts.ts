import { useEffect, useState } from 'react'
import type { Block } from '#shared/domain/block.ts'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import { checkArticle } from '#shared/checks/check-article.ts'
import { findNumbers } from '#shared/numbers/find-numbers.ts'
import type { PlacedBlock } from './roles.ts'

/** In a longer text the numbers are not looked for while the window waits. */
const LONG_TEXT = 60_000
/** The counts follow when the keys have come to rest. */
const REST_MS = 250

/** What the desks will find in the article as it would be kept. */
export interface DeskCounts {
  readonly numbers: number
  readonly findings: number
}

/** Numbers and findings of the article; undefined while they are not worked out, and in a very long text. */
export function useCounts(document: SourceDocument, blocks: readonly PlacedBlock[]): DeskCounts | undefined {
  const [counts, setCounts] = useState<DeskCounts>()
  useEffect(() => {
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
    if (length > LONG_TEXT) return
    const timer = setTimeout(() => setCounts(countsOf(document, blocks)), REST_MS)
    return () => clearTimeout(timer)
  }, [document, blocks])
  return counts
}

function countsOf(document: SourceDocument, placed: readonly PlacedBlock[]): DeskCounts {
  const { language, publishedAt, title, byline, editor, source } = document
  const asOf = publishedAt ?? new Date().toISOString().slice(0, 10)
  const lang = language === 'und' ? {} : { lang: language }
  const numbers = placed.reduce(
    (sum, { role, text }) => sum + (role === 'furniture' ? 0 : findNumbers(text, { asOf, ...lang }).length),
    0,
  )
  const facts = Object.fromEntries(
    Object.entries({ publishedAt, title, byline, editor, source }).filter(([, value]) => value !== undefined),
  )
  // The checks ask of a block only what a file that is not kept yet can say too.
  const blocks = placed.map(({ index, role, text, asset }) => {
    const figure = document.blocks[index]?.figure
    return {
      id: String(index),
      role,
      text,
      assetId: asset === undefined ? undefined : String(asset),
      figureId: figure === undefined ? undefined : String(figure),
    } as unknown as Block
  })
  return { numbers, findings: checkArticle({ blocks, facts, language }, true).length }
}
