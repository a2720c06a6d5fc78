import type { DamageRule, RepairKind } from './kinds.ts'

/** Why a repair was made: a message key and its values. JSON-safe, no prose. */
export interface EvidenceData {
  readonly rule: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** One mended damage. Positions are code points of the repaired text, `end` excluded. */
export interface TextRepair {
  readonly start: number
  readonly end: number
  readonly kind: RepairKind
  /** What stood there. */
  readonly before: string
  /** What stands there now; empty where something was only taken away. */
  readonly after: string
  readonly evidence: EvidenceData
  /** True where bytes were truly lost and the likeliest reading was chosen. */
  readonly isGuess: boolean
}

/** A damage that is shown because nothing can be known. Code points of the repaired text. */
export interface DamageFinding {
  readonly start: number
  readonly end: number
  readonly rule: DamageRule
  readonly values?: Readonly<Record<string, string | number>>
}

/** A text with its repairs: sorted, never overlapping. Each `before` put back gives the text as it came. */
export interface RepairedText {
  readonly text: string
  readonly repairs: readonly TextRepair[]
  readonly findings: readonly DamageFinding[]
}

/** Whether the script is kept as it came, or turned Simplified (`hans`) or Traditional (`hant`). */
export interface RepairOptions {
  readonly script: 'keep' | 'hans' | 'hant'
  /** The runs of code of each line, which show their signs as they are. */
  readonly codes?: readonly (readonly string[])[]
}
