import { z } from 'zod'

/** No control character and no half of a pair: a name must come back from the library as it went in. */
const id = z
  .string()
  .min(1)
  .max(80)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)

/** Ids are branded, so that one kind cannot be taken for another. */
export const articleIdSchema = id.brand<'ArticleId'>()
export const versionIdSchema = id.brand<'VersionId'>()
export const blockIdSchema = id.brand<'BlockId'>()
export const assetIdSchema = id.brand<'AssetId'>()
export const repairIdSchema = id.brand<'RepairId'>()
export const noteIdSchema = id.brand<'NoteId'>()
export const replyIdSchema = id.brand<'ReplyId'>()
export const suggestionIdSchema = id.brand<'SuggestionId'>()
export const numberIdSchema = id.brand<'NumberId'>()
export const verdictIdSchema = id.brand<'VerdictId'>()
export const tieIdSchema = id.brand<'TieId'>()
export const linkIdSchema = id.brand<'LinkId'>()
export const dismissalIdSchema = id.brand<'DismissalId'>()
export const checkmarkIdSchema = id.brand<'CheckmarkId'>()
export const goalIdSchema = id.brand<'GoalId'>()
export const conflictIdSchema = id.brand<'ConflictId'>()
export const changeIdSchema = id.brand<'ChangeId'>()

export type ArticleId = z.infer<typeof articleIdSchema>
export type VersionId = z.infer<typeof versionIdSchema>
export type BlockId = z.infer<typeof blockIdSchema>
export type AssetId = z.infer<typeof assetIdSchema>
export type RepairId = z.infer<typeof repairIdSchema>
export type NoteId = z.infer<typeof noteIdSchema>
export type ReplyId = z.infer<typeof replyIdSchema>
export type SuggestionId = z.infer<typeof suggestionIdSchema>
export type NumberId = z.infer<typeof numberIdSchema>
export type VerdictId = z.infer<typeof verdictIdSchema>
export type TieId = z.infer<typeof tieIdSchema>
export type LinkId = z.infer<typeof linkIdSchema>
export type DismissalId = z.infer<typeof dismissalIdSchema>
export type CheckmarkId = z.infer<typeof checkmarkIdSchema>
export type GoalId = z.infer<typeof goalIdSchema>
export type ConflictId = z.infer<typeof conflictIdSchema>
export type ChangeId = z.infer<typeof changeIdSchema>

/** SHA-256 in lower-case hexadecimal. */
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/)
