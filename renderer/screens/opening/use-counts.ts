import { useEffect, useState } from 'react'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import { checkArticle } from '#shared/checks/check-article.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { asRead } from '#shared/text/form.ts'
import { checkOptions } from '../../store/check-options.ts'
import type { PlacedBlock } from './roles.ts'

/** In a longer text nothing is looked for while the window waits, and the checks, which cost most, only in a short one. */
const LONG_TEXT = 30_000
const SHORT_TEXT = 8_000
/** The counts follow when the keys have come to rest. */
const REST_MS = 250

/** What the desks will find in the article as it would be kept. */
export interface DeskCounts {
  readonly numbers: number
  /** Undefined in a text that is not short. */
  readonly findings: number | undefined
}

/** Numbers and findings of the article; undefined while they are not worked out, and in a very long text. */
export function useCounts(document: SourceDocument, blocks: readonly PlacedBlock[]): DeskCounts | undefined {
  const [counts, setCounts] = useState<DeskCounts>()
  useEffect(() => {
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
    if (length > LONG_TEXT) return
    const timer = setTimeout(() => setCounts(countsOf(document, blocks, length <= SHORT_TEXT)), REST_MS)
    return () => clearTimeout(timer)
  }, [document, blocks])
  return counts
}

function countsOf(document: SourceDocument, placed: readonly PlacedBlock[], isShort: boolean): DeskCounts {
  const { language, census, publishedAt, title, byline, editor, source } = document
  const asOf = publishedAt === undefined ? {} : { asOf: publishedAt }
  const lang = language === 'und' ? {} : { lang: language }
  const numbers = placed.reduce(
    (sum, block) => sum + (block.role === 'furniture' ? 0 : numbersOfText(block, { ...asOf, ...lang }).length),
    0,
  )
  if (!isShort) return { numbers, findings: undefined }
  const facts = Object.fromEntries(
    Object.entries({ publishedAt, title, byline, editor, source }).filter(([, value]) => value !== undefined),
  )
  const roles = new Map(placed.map(({ index, role }) => [index, role]))
  const blocks = asRead(document.blocks).map((block, index) => ({ ...block, role: roles.get(index) ?? block.role }))
  const findings = checkArticle({ blocks, assets: document.assets, facts, language, census }, checkOptions(language))
  return { numbers, findings: findings.length }
}
