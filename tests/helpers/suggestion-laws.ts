import { addNote } from '#shared/acts/notes.ts'
import { acceptInPlace, rivalsOf, settleSuggestions } from '#shared/acts/suggestions.ts'
import { keepTyped } from '#shared/acts/typing.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { blockSchema, type Block } from '#shared/domain/block.ts'
import type { ArticleId, NoteId, VersionId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { carriedOut, cleanText } from '#shared/text/derive.ts'
import { byPlace } from '#shared/text/overlaps.ts'
import { markedParts } from '#shared/text/typing/marked-text.ts'
import { typeOver } from '#shared/text/typing/type-over.ts'

/** Random numbers that can be drawn again. */
export type Random = (below: number) => number

export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

/** What a run came to. */
export interface RunFigures {
  readonly made: number
  readonly accepted: number
  /** Acceptances that were refused because something stood in the way. */
  readonly heldBack: number
}

const TEXT = '清晨6时25分，雾还没有退尽。The colour of 312 seeds is told twice. 他一手托着谷穗，数满200粒，就画一道。'
const WORDS = ['雾', '386米', 'colour', '的的', '\n', '。', 'a', '三百', '', '', '😀', 'seed ']

/**
 * A run of `steps` acts on one paragraph: typed, struck, parted and corrected by two people, over one another as it comes;
 * accepted, taken in the place of others, rejected and reopened in random order. Throws where a law is broken: the clean text
 * is the text made step by step, every accepted suggestion is in it, and undone to the start the records are the very ones.
 */
export function runLaws(random: Random, steps: number): RunFigures {
  const block = blockOf(TEXT)
  const first = new Map<string, DomainRecord>([[recordKey(block), block]])
  const model = createModel(block.text)
  const changes: ChangeSet[] = []
  let records = first
  let heldBack = 0
  for (let step = 0; step < steps; step += 1) {
    const suggestions = of(records, 'suggestion')
    const act = actOf(random, block, suggestions, of(records, 'note'), step)
    if (act === undefined) {
      heldBack += 1
      continue
    }
    const change = changeOf(act)
    const before = new Map(suggestions.map((each) => [each.id as string, each]))
    records = applyChange(records, change)
    changes.push(change)
    model.follow(before, of(records, 'suggestion'))
    checkClean(block, of(records, 'suggestion'), model.text(), step)
  }
  const last = of(records, 'suggestion')
  for (const change of changes.toReversed()) records = applyChange(records, invertChange(change))
  if (JSON.stringify([...records]) !== JSON.stringify([...first])) throw new Error('undone, the records are others')
  return { made: last.length, accepted: last.filter(({ state }) => state === 'accepted').length, heldBack }
}

function checkClean(block: Block, suggestions: readonly Suggestion[], expected: string, step: number): void {
  const clean = cleanText(block, suggestions)
  if (clean !== expected) throw new Error(`step ${String(step)}: “${clean}” is not “${expected}”`)
  const carried = new Set(carriedOut(block.id, suggestions).map(({ id }) => id))
  const missing = suggestions.filter(({ id, state }) => state === 'accepted' && !carried.has(id))
  if (missing.length > 0)
    throw new Error(`step ${String(step)}: ${String(missing.length)} accepted are not in the clean text`)
}

/** One random act; undefined where an acceptance is refused. */
function actOf(
  random: Random,
  block: Block,
  suggestions: readonly Suggestion[],
  notes: readonly Note[],
  step: number,
): Partial<ChangeSet> | undefined {
  const author = ['林岚', '何某'][random(2)] ?? ''
  const signature = { author, atMs: step + 1 }
  const kind = random(10)
  if (kind < 5 || suggestions.length === 0) return typed(random, block, suggestions, signature)
  if (kind === 5) return corrected(random, block, signature)
  const one = suggestions[random(suggestions.length)]
  if (one === undefined) return {}
  if (kind === 6) return settleSuggestions([one], 'rejected', notes, signature)
  if (kind === 7) return settleSuggestions([one], 'open', notes, signature)
  if (kind === 8) return acceptInPlace([one], suggestions, notes, signature)
  return rivalsOf([one], suggestions).length > 0 ? undefined : settleSuggestions([one], 'accepted', notes, signature)
}

function typed(
  random: Random,
  block: Block,
  suggestions: readonly Suggestion[],
  signature: { readonly author: string; readonly atMs: number },
): Partial<ChangeSet> {
  const end = markedParts(block, suggestions).at(-1)?.to ?? 0
  const from = random(end + 1)
  const to = Math.min(end, from + (random(2) === 0 ? 0 : random(7)))
  const made = typeOver(block, suggestions, { from, to }, WORDS[random(WORDS.length)] ?? '', signature.author)
  const others = suggestions.filter((each) => !made.replaced.includes(each))
  return keepTyped(block, made, others, signature)
}

function corrected(
  random: Random,
  block: Block,
  signature: { readonly author: string; readonly atMs: number },
): Partial<ChangeSet> {
  const length = Array.from(block.text).length
  const from = random(length - 1)
  const to = Math.min(length, from + 1 + random(6))
  const target = makeTarget([block], { blockId: block.id, offset: from }, { blockId: block.id, offset: to })
  if (target === undefined) return {}
  const { articleId, versionId } = block
  const suggest = WORDS[random(WORDS.length)] ?? ''
  return addNote(
    { id: newId() as NoteId, articleId, versionId, kind: 'correction', body: '', target, suggest },
    signature,
  )
}

/** The text made step by step, known by its letters and by what was put between them: nothing of what is tested is asked. */
function createModel(text: string) {
  const letters = Array.from(text)
  let standing: readonly Suggestion[] = []
  return {
    follow: (before: ReadonlyMap<string, Suggestion>, after: readonly Suggestion[]): void => {
      const isAccepted = (each: Suggestion | undefined): boolean => each?.state === 'accepted'
      const now = new Map(after.map((each) => [each.id as string, each]))
      const gone = [...before.values()].filter((each) => isAccepted(each) && !isAccepted(now.get(each.id)))
      const fresh = after.filter((each) => isAccepted(each) && !isAccepted(before.get(each.id)))
      standing = standing.filter((each) => !gone.some(({ id }) => id === each.id)).concat(fresh)
    },
    text: (): string => {
      const alive = letters.map(() => true)
      for (const { start, end } of standing) alive.fill(false, start, end)
      const ordered = standing.toSorted(byPlace)
      let result = ''
      for (let at = 0; at <= letters.length; at += 1) {
        for (const { end, after } of ordered) if (end === at) result += after
        if (alive[at] === true) result += letters[at] ?? ''
      }
      return result
    },
  }
}

function of<T extends 'suggestion' | 'note'>(records: ReadonlyMap<string, DomainRecord>, type: T) {
  return [...records.values()].filter((each): each is Extract<DomainRecord, { type: T }> => each.type === type)
}

function blockOf(text: string): Block {
  return blockSchema.parse({
    type: 'block',
    id: 'b1',
    revision: 0,
    articleId: 'a1' as ArticleId,
    versionId: 'v1' as VersionId,
    order: 1,
    role: 'paragraph',
    text,
    confidence: 1,
  })
}
