import type { ChangeSet } from '../change/change-set.ts'
import type { Asset } from '../domain/asset.ts'
import type { NumberRecord } from '../domain/number.ts'
import type { Suggestion } from '../domain/suggestion.ts'
import { judgeNumber } from './numbers.ts'
import type { Signature } from './notes.ts'

/** What an editor writes down as evidence; empty parts are left out. `asset`: a file kept in the library with it. */
export interface EvidenceWords {
  readonly quotation: string
  readonly where?: string | undefined
  readonly page?: string | undefined
  readonly asset?: Asset | undefined
}

/** What else the change does. */
export interface EvidenceOptions {
  /** The number is settled by it: verified. */
  readonly isVerified: boolean
  /** The file is one that the library's records do not name yet: the same change keeps it. */
  readonly isNewAsset: boolean
}

/** Writes a number's evidence down, signed; without any words and file it is taken away. */
export function writeEvidence(
  number: NumberRecord,
  { quotation, where, page, asset }: EvidenceWords,
  { isVerified, isNewAsset }: EvidenceOptions,
  suggestions: readonly Suggestion[],
  signature: Signature,
): Partial<ChangeSet> {
  const { author, atMs } = signature
  const words = { quotation: quotation.trim(), ...given('where', where), ...given('page', page) }
  const isEmpty = words.quotation === '' && asset === undefined && Object.keys(words).length === 1
  const evidence = isEmpty
    ? undefined
    : { ...words, ...(asset === undefined ? {} : { assetId: asset.id }), by: author, atMs }
  const state = isVerified ? { state: 'verified' as const, by: author, atMs, rightValue: undefined } : {}
  return {
    added: isNewAsset && asset !== undefined ? [asset] : [],
    updated: [[number, { ...number, ...state, evidence }]],
    removed: isVerified ? (judgeNumber(number, { state: 'verified' }, suggestions, signature).removed ?? []) : [],
  }
}

function given<K extends string>(key: K, words: string | undefined): Partial<Record<K, string>> {
  const text = words?.trim() ?? ''
  return (text === '' ? {} : { [key]: text }) as Partial<Record<K, string>>
}
