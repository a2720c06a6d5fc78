import type { FindQuery } from '#shared/find/query.ts'

/** The texts come once, and are searched until others come. */
export type FindQuestion =
  | { readonly kind: 'texts'; readonly texts: readonly string[] }
  | { readonly kind: 'find'; readonly id: number; readonly query: FindQuery; readonly template: string | undefined }

/** Three numbers a hit: which text, from where, to where. `replacements`: what would stand there, where that was asked. */
export interface FindAnswer {
  readonly id: number
  readonly hits: Uint32Array
  readonly replacements: readonly string[] | undefined
}
