import type { FactConflict } from '#shared/numbers/rules/agreement.ts'
import type { CheckedArticle } from '#shared/numbers/rules/checked-text.ts'

/** What the worker is asked; `id` tells its answers apart. */
export interface ConflictQuestion {
  readonly id: number
  readonly article: CheckedArticle
}

export interface ConflictAnswer {
  readonly id: number
  readonly found: readonly FactConflict[]
}
