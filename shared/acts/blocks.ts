import type { ChangeSet } from '../change/change-set.ts'
import type { Article } from '../domain/article.ts'
import type { Block, Role } from '../domain/block.ts'

/** A block's role set by the editor, who is certain. */
export function setRole(block: Block, role: Role): Partial<ChangeSet> {
  const level = role === 'section-heading' || role === 'headline' ? block.level : undefined
  return { updated: [[block, { ...block, role, level, confidence: 1 }]] }
}

/** Puts an article into the bin (it stays there for 30 days), or takes it out. */
export function binArticle(article: Article, deletedAtMs: number | undefined): Partial<ChangeSet> {
  return { updated: [[article, { ...article, deletedAtMs }]] }
}
