/** Words in a text. UTF-16 units of the block; `block` is its index. */
export interface Place {
  readonly block: number
  readonly start: number
  readonly end: number
}

/** Where a person is named: by the whole name, or by a part of it (张局长, “Doe”). */
export interface Mention extends Place {
  /** As it stands there. */
  readonly words: string
  readonly isFull: boolean
  /** The office that stands with it, as it is written: 市文旅局副局长, Mayor. */
  readonly office?: string | undefined
  /** Whether the office only says how somebody is addressed or related: 先生, 女士, Mr. */
  readonly isGeneric?: boolean | undefined
}

/** A person of an article: named at least once by a whole name. */
export interface Person {
  readonly name: string
  /** The first office that says more than how somebody is addressed; else the first one at all. */
  readonly office?: string | undefined
  /** The first mention by the whole name in what the article tells, else wherever it stands. */
  readonly first: Mention
  /** All mentions in reading order, the first among them. */
  readonly mentions: readonly Mention[]
}

/** A whole name found by what stands around it. */
export interface FullName extends Place {
  readonly name: string
  readonly office?: string | undefined
  readonly isGeneric?: boolean | undefined
}
