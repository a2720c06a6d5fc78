/**
 * The kinds of repair, one id a kind. The order is that of weight: where two repairs meet in one
 * place, the record carries the kind that comes first.
 */
export const REPAIR_KINDS = [
  /** Bytes of a multi-byte text that lost their alignment, put back. */
  'shifted-bytes',
  /** Bytes that are truly lost; the likeliest character, always a guess. */
  'lost',
  /** A reading in brackets that a program glued onto a character: `現(xiàn)`. */
  'gloss',
  /** A text decoded with the wrong encoding. */
  'mojibake',
  /** A numeric or named character reference: `&#38889;`, `&nbsp;`. */
  'entity',
  /** An escape of a programming language: `\u4ff1`. */
  'escape',
  /** Zero-width, directional and control characters. */
  'invisible',
  /** A sign that looks like the character meant: a radical, a ligature, a doubled code, as PDF files give them. */
  'look-alike',
  /** Half-width punctuation between Han characters. */
  'width',
  /** Traditional turned Simplified or the other way round, at the reader's choice. */
  'variant',
] as const

/** What was mended; see {@link REPAIR_KINDS}. */
export type RepairKind = (typeof REPAIR_KINDS)[number]

/** The weightier of two kinds that meet in one place. */
export function weightierKind(one: RepairKind, other: RepairKind): RepairKind {
  return REPAIR_KINDS.indexOf(one) <= REPAIR_KINDS.indexOf(other) ? one : other
}

/** Rules of evidence that a repair may carry: message keys, a rule each. */
export const REPAIR_RULES = [
  'repair.gloss',
  'repair.shifted-bytes',
  'repair.lost',
  'repair.mojibake',
  'repair.entity',
  'repair.escape',
  'repair.invisible',
  'repair.look-alike',
  'repair.width',
  'repair.variant',
] as const

/** Rules of damage that can be shown but not mended, and of mixed scripts. */
export const DAMAGE_RULES = [
  'damage.replacement-character',
  'damage.private-use',
  'damage.unassigned',
  'damage.known-garbage',
  'damage.lost-dot',
] as const

/** A rule of {@link DAMAGE_RULES}. */
export type DamageRule = (typeof DAMAGE_RULES)[number]
