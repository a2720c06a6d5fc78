import { checkArticle } from '#shared/checks/check-article.ts'
import type { Article } from '#shared/domain/article.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import { bundlesOf } from './by-block.ts'
import type { Tables } from './tables.ts'

/** A finding at its block in the open article. */
export interface PlacedFinding extends Finding {
  readonly id: string
  readonly blockId: string | undefined
}

/** In a text longer than this the numbers are not checked while the window waits. */
const LONG_TEXT = 60_000

/** What the findings follow from. */
const SOURCES = ['block', 'article', 'asset', 'link'] as const

let last: { readonly tables: Tables; readonly findings: readonly PlacedFinding[] } | undefined

/** What the checks find in the article as it stands; worked out anew only when what they follow from changes. */
export function findingsOf(tables: Tables): readonly PlacedFinding[] {
  const known = last
  if (known !== undefined && SOURCES.every((type) => known.tables[type] === tables[type])) return known.findings
  const blocks = bundlesOf(tables).list.map((bundle) => bundle.block)
  const article = [...tables.article.values()][0]
  const length = blocks.reduce((sum, block) => sum + block.text.length, 0)
  const found =
    article === undefined
      ? []
      : checkArticle(
          {
            blocks,
            assets: [...tables.asset.values()],
            links: [...tables.link.values()],
            facts: factsOf(article),
            language: article.language,
          },
          length <= LONG_TEXT,
        )
  const findings = found.map((finding) => {
    const blockId = finding.block === null ? undefined : blocks[finding.block]?.id
    return { ...finding, id: `${finding.rule}:${blockId ?? ''}:${finding.start}`, blockId }
  })
  last = { tables, findings }
  return findings
}

function factsOf({ title, byline, editor, source, publishedAt }: Article) {
  return {
    title,
    ...(byline === undefined ? {} : { byline }),
    ...(editor === undefined ? {} : { editor }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}
