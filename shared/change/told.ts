import type { DomainRecord } from '../domain/records.ts'
import { sliceCodePoints } from '../lib/code-points.ts'
import type { ChangeSet } from './change-set.ts'

/** So many things of a change are named, and so many characters of each. */
const MOST_NAMED = 2
const MOST_CHARACTERS = 40

/** What an act was about, in the words of its records: for suggestions what was struck and put in. */
export interface Told {
  readonly named: readonly { readonly before: string; readonly after: string }[]
  /** How many more there are. */
  readonly more: number
}

/** Tells a change by the things that a person would know it by; `textOf` gives the words of a block. */
export function toldOf(change: ChangeSet, textOf: (blockId: string) => string | undefined): Told {
  const records = [...change.added, ...change.updated.map(([, to]) => to), ...change.removed]
  // The suggestion says what a correction does; what follows in the ledger goes with it.
  const first = RANKS.map((type) => records.filter((record) => record.type === type)).find((list) => list.length > 0)
  const told = (first ?? []).map((record) => wordsOf(record, textOf))
  const named = told.filter(({ before, after }) => before !== '' || after !== '')
  return { named: named.slice(0, MOST_NAMED), more: Math.max(0, named.length - MOST_NAMED) }
}

/** What a change is told by: the first of these that it touches. */
const RANKS = [
  'suggestion',
  'note',
  'reply',
  'number',
  'tie',
  'verdict',
  'link',
  'checkmark',
  'dismissal',
  'block',
  'article',
] as const

function wordsOf(record: DomainRecord, textOf: (blockId: string) => string | undefined): Told['named'][number] {
  switch (record.type) {
    case 'suggestion':
      return { before: short(record.before), after: short(record.after) }
    case 'note':
      return { before: '', after: short(record.body || quoteOf(record)) }
    case 'reply':
      return { before: '', after: short(record.body) }
    case 'number':
      return { before: '', after: short(record.text) }
    case 'verdict':
      return { before: '', after: short(textOf(record.blockId) ?? '') }
    case 'dismissal':
      return { before: '', after: short(record.words) }
    case 'block':
      return { before: '', after: short(record.text) }
    case 'article':
      return { before: '', after: short(record.title) }
    default:
      return { before: '', after: '' }
  }
}

function quoteOf({ target }: Extract<DomainRecord, { type: 'note' }>): string {
  return target.kind === 'text' ? target.quote.exact : ''
}

function short(text: string): string {
  const line = text.replaceAll('\n', '¶')
  const start = sliceCodePoints(line, 0, MOST_CHARACTERS)
  return start.length < line.length ? `${start}…` : start
}
