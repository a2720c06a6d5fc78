import type { RecordOf, RecordType } from '#shared/domain/record-types.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

/** Fills and gives one text of the interface. */
export type Say = (key: string, values?: Record<string, string | number>) => string

/** Finds a record by its type and id. */
export type Find = <T extends RecordType>(type: T, id: string) => RecordOf<T> | undefined

/** What is needed to read a record as a person does: the interface's words, and the records that it names. */
export interface Reading {
  readonly t: Say
  readonly locale: string
  readonly find: Find
}

/** What can stand in text: a run of a block, or the block as a whole. */
interface Placed {
  readonly blockId?: string | undefined
  readonly start?: number
  readonly end?: number
}

/** The words where a record stands: its run, else the beginning of its block. */
export function wordsAt({ blockId, start, end }: Placed, { find }: Reading): string {
  const text = blockId === undefined ? undefined : find('block', blockId)?.text
  if (text === undefined) return ''
  return start === undefined || start === end ? shortened(text) : sliceCodePoints(text, start, end)
}

const SHORT_LENGTH = 24

/** The beginning of a long text. */
export function shortened(text: string): string {
  const [line = ''] = text.trim().split('\n')
  const points = [...line]
  return points.length > SHORT_LENGTH ? `${points.slice(0, SHORT_LENGTH).join('')}…` : line
}

/** Several words in one line. */
export function joined(words: readonly string[]): string {
  return words.filter((each) => each !== '').join(' · ')
}
