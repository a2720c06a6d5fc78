import { captionedArticle } from '../captions/article.ts'
import { checkCaptions } from '../captions/check-captions.ts'
import type { Asset } from '../domain/asset.ts'
import type { Block } from '../domain/block.ts'
import type { LinkRecord } from '../domain/link.ts'
import type { Finding } from '../domain/source-document.ts'
import { findMixedScript } from '../language/mixture.ts'
import { codePointLength } from '../lib/code-points.ts'
import { checkNumbers } from '../numbers/check-numbers.ts'
import { findDamage } from '../repair/damage.ts'
import { checkStructure } from '../structure/check-structure.ts'
import type { ArticleFacts } from '../structure/facts.ts'

/** An article as all checks see it: its blocks in reading order, and what it says of itself. */
export interface CheckableArticle {
  readonly blocks: readonly Block[]
  readonly assets: readonly Asset[]
  /** Regions linked to words of captions. */
  readonly links: readonly LinkRecord[]
  readonly facts: ArticleFacts
  readonly language: string
}

/**
 * What all default checks find in an article that is open: structure, damage beyond repair, mixed scripts,
 * captions with their pictures, numbers.
 * `hasNumbers` false leaves out the numbers, which cost most in a very long text. Indexes are into `blocks`.
 */
export function checkArticle(article: CheckableArticle, hasNumbers: boolean): readonly Finding[] {
  const { blocks, assets, links, facts, language } = article
  const index = new Map(blocks.map((block, at) => [block.id as string, at]))
  const checked = blocks.map((block, at) => ({
    role: block.role,
    textLength: codePointLength(block.text),
    figure: block.figureId === undefined ? undefined : index.get(block.figureId),
    asset: block.assetId === undefined ? undefined : at,
  }))
  const isChinese = language.startsWith('zh')
  return [
    ...checkStructure(checked, facts, isChinese),
    ...blocks.flatMap((block, at) => findDamage(block.text).map((found) => finding(found, at))),
    ...(isChinese ? mixedScripts(blocks) : []),
    ...checkCaptions(captionedArticle(blocks, assets, links, { publishedAt: facts.publishedAt, language })),
    ...(hasNumbers ? checkNumbers({ blocks, publishedAt: facts.publishedAt, language }) : []),
  ]
}

/** More places than this are no slip: the text is in two scripts, and one finding says so as well as a hundred. */
const MANY_MIXED = 40

function mixedScripts(blocks: readonly Block[]): readonly Finding[] {
  const body = blocks.map((block) => (block.role === 'furniture' ? '' : block.text))
  return findMixedScript(body)
    .slice(0, MANY_MIXED)
    .map((found) => finding(found, found.line))
}

function finding(found: Pick<Finding, 'rule' | 'start' | 'end' | 'values'>, block: number): Finding {
  const { rule, start, end, values } = found
  return { rule, severity: 'warning', block, start, end, ...(values === undefined ? {} : { values }) }
}
