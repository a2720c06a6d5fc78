import type { Finding } from '../domain/source-document.ts'
import { toCodePoint } from '../lib/code-points.ts'
import type { Watch } from '../lib/watch.ts'
import type { WordModel } from '../typos/word-model.ts'
import { hitsIn, type Hit } from './hits.ts'
import { readyLexicon, type HeldEntry, type PackText, type ReadyLexicon } from './lexicon.ts'
import { misspelledNames, otherOffices, otherOrder } from './persons.ts'
import { LEXICON_RULES } from './rules.ts'
import { wholeWordsIn } from './word-borders.ts'

/** What of the checks' options is read here. */
export interface LexiconOptions {
  readonly packs?: readonly PackText[] | undefined
  /** Words of the house that are right as they are. */
  readonly ownWords?: readonly string[] | undefined
  /** By what words of Chinese are told apart; absent: only borders of letters are. */
  readonly words?: WordModel | undefined
  readonly off?: readonly string[] | undefined
  readonly watch?: Watch | undefined
}

/** Blocks whose words are no words of the article. */
const UNREAD: ReadonlySet<string> = new Set(['furniture', 'figure', 'formula'])
/** Kinds that have a rule of their own, the gravest first. */
const WORD_KINDS = ['forbidden', 'careful', 'preferred'] as const
const severities = new Map<string, Finding['severity']>(LEXICON_RULES.map(({ id, severity }) => [id, severity]))

/** A finding in UTF-16 units. */
interface Mark {
  readonly rule: string
  readonly start: number
  readonly end: number
  readonly about: HeldEntry
  readonly values: Readonly<Record<string, string>>
  readonly suggest?: string | undefined
}

/** What the house's packs say of the words of an article: each finding tells the entry's reason, source and pack. */
export function checkLexicon(
  blocks: readonly { readonly role: string; readonly text: string }[],
  { packs = [], ownWords = [], words, off = [], watch }: LexiconOptions,
): readonly Finding[] {
  const rules = LEXICON_RULES.filter(({ id }) => !off.includes(id))
  if (packs.length === 0 || rules.length === 0) return []
  const ready = readyLexicon(packs, ownWords)
  if (ready.entries.length === 0) return []
  return blocks.flatMap(({ role, text }, block) => {
    if (UNREAD.has(role) || text === '') return []
    if (watch?.isOver() === true) {
      for (const { id } of rules) watch.rules.add(id)
      return []
    }
    const kept = role === 'quotation' ? `“${text}”` : text
    const shift = kept.length > text.length ? 1 : 0
    return marksIn(kept, ready, words, role)
      .filter(({ rule }) => !off.includes(rule))
      .map(({ rule, start, end, about, values, suggest }): Finding => ({
        rule,
        severity: severities.get(rule) ?? 'warning',
        block,
        start: toCodePoint(text, start - shift),
        end: toCodePoint(text, end - shift),
        values: { ...values, why: whyOf(about) },
        ...(suggest === undefined ? {} : { suggest }),
      }))
  })
}

function marksIn(text: string, ready: ReadyLexicon, words: WordModel | undefined, role: string): readonly Mark[] {
  const isWhole = wholeWordsIn(text, words)
  const hits = hitsIn(text, ready, isWhole)
  const marks: Mark[] = hits.flatMap((hit) => wordMark(hit) ?? [])
  if (ready.persons.size === 0) return marks
  // Authors are named in an order of their own.
  const order = role === 'byline' || role === 'credit' ? [] : otherOrder(text, hits)
  return [
    ...marks,
    ...otherOffices(text, hits, ready, isWhole),
    ...misspelledNames(text, ready, isWhole),
    ...order,
  ].toSorted((a, b) => a.start - b.start)
}

/** The finding of a word by the gravest entry that has it. */
function wordMark({ start, end, entries }: Hit): Mark | undefined {
  const kind = WORD_KINDS.find((each) => entries.some((entry) => entry.kind === each))
  const about = entries.find((entry) => entry.kind === kind)
  if (kind === undefined || about === undefined) return undefined
  const { word, instead } = about
  // Of several words that may stand there a person chooses.
  const [suggest] = instead.length === 1 ? instead : []
  const values = { word, ...(instead.length === 0 ? {} : { instead: instead.join(' / '), context: 'instead' }) }
  return { rule: `lexicon.${kind}`, start, end, about, values, suggest }
}

/** Reason, source and pack of an entry, as the house wrote them. */
function whyOf({ reason, source, pack }: HeldEntry): string {
  return [reason, source, pack].filter((part) => part !== '').join(' · ')
}
