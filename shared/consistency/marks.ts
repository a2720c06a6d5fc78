/** A block as the rules of consistency read it. */
export interface ReadBlock {
  readonly index: number
  readonly role: string
  readonly text: string
  readonly isChinese: boolean
}

/** One place that a rule speaks of; UTF-16 of the block. */
export interface ConsistencyMark {
  readonly block: number
  readonly start: number
  readonly end: number
  readonly values: Readonly<Record<string, string | number>>
}
