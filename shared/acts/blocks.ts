import type { ChangeSet } from '../change/change-set.ts'
import type { Article, Stage } from '../domain/article.ts'
import type { Block, Role } from '../domain/block.ts'
import { detailsOf } from '../domain/details.ts'
import { setDetails } from './details.ts'

/** A block's role set by the editor, who is certain. */
export function setRole(block: Block, role: Role): Partial<ChangeSet> {
  const level = role === 'section-heading' || role === 'headline' ? block.level : undefined
  return { updated: [[block, { ...block, role, level, confidence: 1 }]] }
}

/** Gives an article another title, on one line; undefined when that is the title it has. What its file gave stays known. */
export function renameArticle(article: Article, title: string): Partial<ChangeSet> | undefined {
  return setDetails({ article, blocks: [], suggestions: [], numbers: [] }, { ...detailsOf(article), title })
}

/** Passes the article on to a stage of its review; undefined when it is there. */
export function setStage(article: Article, stage: Stage): Partial<ChangeSet> | undefined {
  return article.stage === stage ? undefined : { updated: [[article, { ...article, stage }]] }
}

/** Puts an article into the bin (it stays there for 30 days), or takes it out. */
export function binArticle(article: Article, deletedAtMs: number | undefined): Partial<ChangeSet> {
  return { updated: [[article, { ...article, deletedAtMs }]] }
}
