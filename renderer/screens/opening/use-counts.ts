import { useEffect, useState } from 'react'
import { isCountedKind } from '#shared/acts/numbers.ts'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import { checkArticle, type CheckOptions } from '#shared/checks/check-article.ts'
import { numbersOfText } from '#shared/numbers/numbers-of-text.ts'
import { isSingleOne } from '#shared/numbers/single-one.ts'
import { hasTypoRules, isReadForTypos } from '#shared/typos/check-typos.ts'
import { asRead } from '#shared/text/form.ts'
import { checkOptions } from '../../store/check-options.ts'
import { useApp } from '../../store/hooks.ts'
import type { PlacedBlock } from './roles.ts'

/** In a longer text nothing is looked for while the window waits, and the checks, which cost most, only in a short one. */
const LONG_TEXT = 30_000
const SHORT_TEXT = 8_000
/** The counts follow when the keys have come to rest. */
const REST_MS = 250

/** What the desks will find in the article as it would be kept. */
export interface DeskCounts {
  readonly numbers: number
  /** Names with a numeral, listed in the desk and counted for nothing. */
  readonly uncounted: number
  /** Undefined in a text that is not short. */
  readonly findings: number | undefined
  /** What is not among the findings: its words are read beside the window, once the article is open. */
  readonly left: 'findingsWithoutTypos' | 'findingsWithoutSpelling' | undefined
}

/** Numbers and findings of the article; undefined while they are not worked out, and in a very long text. */
export function useCounts(document: SourceDocument, blocks: readonly PlacedBlock[]): DeskCounts | undefined {
  const [counts, setCounts] = useState<DeskCounts>()
  const hasOnes = useApp((state) => state.settings.hasSingleOnes)
  useEffect(() => {
    const length = blocks.reduce((sum, { text }) => sum + text.length, 0)
    if (length > LONG_TEXT) return
    const timer = setTimeout(
      () => setCounts(countsOf(document, blocks, { isShort: length <= SHORT_TEXT, hasOnes })),
      REST_MS,
    )
    return () => clearTimeout(timer)
  }, [document, blocks, hasOnes])
  return counts
}

interface Asked {
  readonly isShort: boolean
  readonly hasOnes: boolean
}

/** What the desks would count, as they count it. */
export function countsOf(
  document: SourceDocument,
  placed: readonly PlacedBlock[],
  { isShort, hasOnes }: Asked,
): DeskCounts {
  const { language, census, publishedAt, title, byline, editor, source } = document
  const asOf = publishedAt === undefined ? {} : { asOf: publishedAt }
  const lang = language === 'und' ? {} : { lang: language }
  const listed = placed
    .flatMap((block) => (block.role === 'furniture' ? [] : numbersOfText(block, { ...asOf, ...lang })))
    .filter((found) => hasOnes || !isSingleOne(found))
  const numbers = listed.filter(({ kind }) => isCountedKind(kind)).length
  const uncounted = listed.length - numbers
  if (!isShort) return { numbers, uncounted, findings: undefined, left: undefined }
  const facts = Object.fromEntries(
    Object.entries({ publishedAt, title, byline, editor, source }).filter(([, value]) => value !== undefined),
  )
  const roles = new Map(placed.map(({ index, role }) => [index, role]))
  const blocks = asRead(document.blocks).map((block, index) => ({ ...block, role: roles.get(index) ?? block.role }))
  const options = checkOptions(language)
  const findings = checkArticle({ blocks, assets: document.assets, facts, language, census }, options)
  return { numbers, uncounted, findings: findings.length, left: leftOut(language, options) }
}

function leftOut(language: string, options: CheckOptions): DeskCounts['left'] {
  if (isReadForTypos(language) && hasTypoRules(options)) return 'findingsWithoutTypos'
  return language.startsWith('en') && options.off?.includes('english.spelling') !== true
    ? 'findingsWithoutSpelling'
    : undefined
}
