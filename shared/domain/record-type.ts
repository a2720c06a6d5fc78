import type { z } from 'zod'

/** The least that a record is. */
interface AnyRecord {
  readonly type: string
  readonly id: string
}

/** The type of record that a branded id names: `NoteId` is an id of a `note`. */
type NamedBy<V> = V extends z.core.$brand<infer B> ? (B extends `${infer Name}Id` ? Uncapitalize<Name> : never) : never

/** Where names stand in a value, each as `path:type`. */
type At<V, P extends string> = V extends string
  ? [NamedBy<V>] extends [never]
    ? never
    : `${P}:${NamedBy<V>}`
  : V extends readonly (infer E)[]
    ? At<NonNullable<E>, `${P}[]`>
    : V extends object
      ? string extends keyof V
        ? never
        : Within<V, `${P}.`>
      : never
type Within<R, P extends string> = R extends unknown
  ? { [K in keyof R & string]: At<NonNullable<R[K]>, `${P}${K}`> }[keyof R & string]
  : never

/**
 * Every other record that a record names, by where the name stands in it (`target.start.blockId`, `termIds[]`), with the
 * type of what is named. Told from the branded ids of the schema: one that is left out does not compile.
 */
export type NamesOf<R> = {
  readonly [
    N in Within<Omit<R, 'id' | 'articleId'>, ''> as N extends `${infer P}:${string}` ? P : never
  ]: N extends `${string}:${infer T}` ? T : never
}

/**
 * How a record lies on the text of a block, and so what becomes of it when blocks are cut and joined:
 * - `run`: `blockId`, `start`, `end`; it goes where its words go, and a cut through it is refused;
 * - `target`: a note's target, which may reach over a cut;
 * - `words`: `blockId` and the words meant, without a place; it goes with the words, to both sides where both have them;
 * - `whole`: it judges all words of its block; a block that carries one is neither cut nor joined.
 * Without one it names blocks as they are, whatever they say, and follows them.
 */
export type PlaceKind = 'run' | 'target' | 'words' | 'whole'

/**
 * How two libraries' work on one record comes together, field by field: the name of the group that a field is written with,
 * which is one value (a place and its quote, a state and its reason). What two sides wrote of one group without having seen
 * the other is a conflict; groups do not touch each other. `by GROUP`: it tells who wrote the group and when, and makes no
 * difference by itself. `own`: each library's own affair, which no merge changes. Leaving a field out does not compile.
 */
export type MergesOf<R> = {
  readonly [F in Exclude<keyof R & string, 'type' | 'id' | 'revision' | 'articleId'>]-?: string
}

/** What the house must know of a type of record, and all it knows: tables, checks, rescue, lists are made from it. */
export interface RecordTypeOf<R extends AnyRecord> {
  /** Shape of a record. Its `type` is the name of its table, too. */
  readonly schema: z.ZodType<R>
  /** Name of its list in an opened article; an article itself has none. */
  readonly list?: string
  /** Whether an opened article brings all of them, those of the version at work, or those of a record it brings. */
  readonly scope: 'article' | 'version' | { readonly of: keyof R & string }
  /** Columns beside the JSON, so that an index alone answers a count: what each is of `json`, in SQL. The schema holds them to it. */
  readonly columns: Readonly<Record<string, string>>
  /** An index that knows the table's keys where the table itself cannot be read. */
  readonly keyIndex?: string
  /** The order in which they are listed: by place in the text, or by a number; left out, as they lie. */
  readonly order?: 'place' | (keyof R & string)
  /** Records that it names. Those must be there, at its own version, and cannot be removed while it stays. */
  readonly names: NamesOf<R>
  /** Bytes of the library that it names, by their SHA-256. */
  readonly bytes?: readonly string[]
  readonly place?: PlaceKind
  /** The words that must stand at its place: the name of the field that says them. */
  readonly words?: keyof R & string
  /** Whether `words` are the block's own; left out: always. */
  hasOwnWords?(record: R): boolean
  /** There is at most one for these fields together; when two meet in joined blocks, one is enough if they say the same. */
  readonly onePer?: readonly (keyof R & string)[]
  readonly merges: MergesOf<R>
  /** Whether acts add and remove it. What is `received` comes by import and goes with its article. */
  readonly comes: 'acted' | 'received'
  /** Whether it is part of a review, as a person counts what a new version leaves behind. */
  readonly isReview?: boolean
}
