import { hasForm, proposeForm, type WantedForm } from '#shared/acts/forming.ts'
import { carriedThrough, proposeJoin } from '#shared/acts/joining.ts'
import { addNote } from '#shared/acts/notes.ts'
import { acceptInPlace, rivalsOf, settleSuggestions } from '#shared/acts/suggestions.ts'
import { moveParagraph } from '#shared/acts/moving.ts'
import { keepTyped } from '#shared/acts/typing.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import { applyChange, changeOf, invertChange, type ChangeSet } from '#shared/change/change-set.ts'
import { blockSchema, type Block } from '#shared/domain/block.ts'
import type { ArticleId, NoteId, VersionId } from '#shared/domain/ids.ts'
import { recordKey, type DomainRecord } from '#shared/domain/records.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { cleanBlock } from '#shared/text/clean-block.ts'
import { carriedOut, cleanText, standingOf } from '#shared/text/derive.ts'
import { inReadingOrder } from '#shared/text/reading-order.ts'
import { markedParts } from '#shared/text/typing/marked-text.ts'
import { typeOver } from '#shared/text/typing/type-over.ts'
import { createModel, formsOf } from './suggestion-model.ts'

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
  /** Joins of paragraphs that hold at the end. */
  readonly joined: number
  /** Moves of paragraphs that hold at the end. */
  readonly moved: number
  /** Acceptances that were refused because something stood in the way. */
  readonly heldBack: number
}

const TEXTS = [
  '清晨6时25分，雾还没有退尽。',
  'The colour of 312 seeds is told twice',
  'and once more in the paragraph that follows.',
  '他一手托着谷穗，数满200粒，就画一道。',
]
const WORDS = ['雾', '386米', 'colour', '的的', '\n', '。', 'a', '三百', '', '', '😀', 'seed ']

/**
 * A run of `steps` acts on a few paragraphs: typed, struck, parted, joined, moved, put in another form and corrected by two people,
 * over one another as it comes; accepted, taken in the place of others, rejected and reopened in random order. Throws where a
 * law is broken: the clean text is the text made step by step, every accepted suggestion is in it, and undone to the start the
 * records are the very ones.
 */
export function runLaws(random: Random, steps: number): RunFigures {
  const first = new Map<string, DomainRecord>(
    TEXTS.map((text, at) => blockOf(text, at)).map((each) => [recordKey(each), each]),
  )
  const model = createModel(TEXTS)
  const changes: ChangeSet[] = []
  let records = first
  let heldBack = 0
  for (let step = 0; step < steps; step += 1) {
    const act = randomAct(random, records, step)
    if (act === undefined) {
      heldBack += 1
      continue
    }
    const change = changeOf(act)
    const before = new Map(of(records, 'suggestion').map((each) => [each.id as string, each]))
    const old = inOrder(records)
    records = applyChange(records, change)
    changes.push(change)
    const blocks = inOrder(records)
    model.follow(old, { blocks, before, after: of(records, 'suggestion') })
    checkClean(blocks, of(records, 'suggestion'), model.text(), step)
    checkForm(blocks, of(records, 'suggestion'), model.forms(), step)
  }
  const last = of(records, 'suggestion')
  for (const change of changes.toReversed()) records = applyChange(records, invertChange(change))
  const sorted = (all: ReadonlyMap<string, DomainRecord>): string => JSON.stringify([...all].toSorted())
  if (sorted(records) !== sorted(first)) throw new Error('undone, the records are others')
  const joined = last.filter(({ kind, state }) => kind === 'join' && state === 'accepted').length
  const accepted = last.filter(({ state }) => state === 'accepted')
  const moved = accepted.filter(({ orders }) => orders !== undefined).length
  return { made: last.length, accepted: accepted.length, joined, moved, heldBack }
}

function checkClean(
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
  expected: string,
  step: number,
): void {
  const clean = blocks.map((block) => cleanText(block, suggestions)).join('\n')
  if (clean !== expected) throw new Error(`step ${String(step)}: “${clean}” is not “${expected}”`)
  const forms = blocks.flatMap(({ id }) =>
    standingOf(suggestions.filter(({ blockId, form }) => blockId === id && form !== undefined)),
  )
  const words = blocks.flatMap(({ id }) => carriedOut(id, suggestions))
  const carried = new Set([...words, ...forms, ...movesThatHold(blocks, suggestions)].map(({ id }) => id))
  const missing = suggestions.filter(({ id, state }) => state === 'accepted' && !carried.has(id))
  if (missing.length > 0)
    throw new Error(`step ${String(step)}: ${String(missing.length)} accepted are not in the clean text`)
}

/** The accepted moves of which each block stands where the last has put it, and each went on from where the one before had. */
function movesThatHold(blocks: readonly Block[], suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return suggestions.filter((each) => {
    const { orders, state, blockId, start } = each
    if (orders === undefined || state !== 'accepted') return false
    // With its block joined to another it is a part of that.
    const isPart = start > 0
    const isLast = blocks.some(({ id, order }) => id === blockId && order === orders.to)
    const isGoneOn = suggestions.some((other) => other.state === 'accepted' && other.orders?.from === orders.to)
    return isPart || isLast || isGoneOn
  })
}

/** Every letter of the article that is left has the form that the accepted changes of form say, and no other. */
function checkForm(
  blocks: readonly Block[],
  suggestions: readonly Suggestion[],
  expected: readonly { readonly at: number; readonly forms: string }[],
  step: number,
): void {
  let shift = 0
  const marks = blocks.flatMap((block) => {
    const clean = cleanBlock(block, suggestions)
    const own = (clean.marks ?? []).map((mark) => ({ ...mark, start: mark.start + shift, end: mark.end + shift }))
    shift += Array.from(clean.text).length + 1
    return own
  })
  for (const { at, forms } of expected) {
    const shown = formsOf(marks.filter(({ start, end }) => start <= at && at < end))
    if (shown !== forms) throw new Error(`step ${String(step)}: letter ${String(at)} is “${shown}”, not “${forms}”`)
  }
}

/** One random act; undefined where an acceptance is refused. */
export function randomAct(
  random: Random,
  records: ReadonlyMap<string, DomainRecord>,
  step: number,
): Partial<ChangeSet> | undefined {
  const author = ['林岚', '何某'][random(2)] ?? ''
  const signature = { author, atMs: step + 1 }
  const all = of(records, 'suggestion')
  const notes = of(records, 'note')
  const blocks = inOrder(records)
  const at = random(blocks.length)
  const block = blocks[at]
  if (block === undefined) return {}
  const suggestions = all.filter(({ blockId }) => blockId === block.id)
  const kind = random(16)
  if (kind > 13) return moved(random, block, blocks, all, signature)
  if (kind === 13) return joined(blocks, at, records, signature)
  if (kind > 10) return formed(random, block, suggestions, signature)
  if (kind < 5 || all.length === 0) return typed(random, block, suggestions, signature)
  if (kind === 5) return corrected(random, block, signature)
  const one = all[random(all.length)]
  if (one === undefined) return {}
  const settled = (change: Partial<ChangeSet>): Partial<ChangeSet> | undefined =>
    carriedThrough(change, [...records.values()], {})
  if (kind === 6) return settled(settleSuggestions([one], 'rejected', notes, signature))
  if (kind === 7) return settled(settleSuggestions([one], 'open', notes, signature))
  if (kind === 8) return settled(acceptInPlace([one], all, notes, signature))
  return rivalsOf([one], all).length > 0 ? undefined : settled(settleSuggestions([one], 'accepted', notes, signature))
}

function joined(
  blocks: readonly Block[],
  at: number,
  records: ReadonlyMap<string, DomainRecord>,
  signature: { readonly author: string; readonly atMs: number },
): Partial<ChangeSet> | undefined {
  const [first, second] = [blocks[at - 1], blocks[at]]
  return first && second && proposeJoin(first, second, [...records.values()], signature)
}

function moved(
  random: Random,
  block: Block,
  blocks: readonly Block[],
  all: readonly Suggestion[],
  signature: { readonly author: string; readonly atMs: number },
): Partial<ChangeSet> {
  const direction = random(2) === 0 ? 'up' : 'down'
  const made = moveParagraph(block, blocks, all, direction, signature)
  if (typeof made === 'string') return {}
  const before = inReadingOrder(blocks, all, 'marked').map(({ id }) => id)
  const at = before.indexOf(block.id)
  const expected = before.toSpliced(at, 1).toSpliced(at + (direction === 'up' ? -1 : 1), 0, block.id)
  const records = applyChange(
    new Map(all.map((each) => [recordKey(each), each as DomainRecord])),
    changeOf(made.change),
  )
  const shown = inReadingOrder(blocks, of(records, 'suggestion'), 'marked').map(({ id }) => id)
  if (shown.join() !== expected.join()) throw new Error(`moved ${direction}: ${shown.join()} is not ${expected.join()}`)
  return made.change
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

const FORMS: readonly WantedForm[] = [
  { kind: 'bold' },
  { kind: 'italic' },
  { kind: 'superscript' },
  { kind: 'subscript' },
  { kind: 'link', href: 'https://a.example/' },
  { kind: 'link', href: 'https://b.example/' },
]

function formed(
  random: Random,
  block: Block,
  suggestions: readonly Suggestion[],
  signature: { readonly author: string; readonly atMs: number },
): Partial<ChangeSet> {
  const length = Array.from(block.text).length
  const start = random(length - 1)
  const end = Math.min(length, start + 1 + random(9))
  const form = FORMS[random(FORMS.length)] ?? { kind: 'bold' }
  const isOn = !hasForm(block, suggestions, { start, end }, form)
  const change = proposeForm(block, suggestions, { start, end }, form, isOn, signature)
  const after = applyChange(
    new Map<string, DomainRecord>(suggestions.map((each) => [recordKey(each), each])),
    changeOf(change),
  )
  if (hasForm(block, of(after, 'suggestion'), { start, end }, form) !== isOn)
    throw new Error(`form ${JSON.stringify(form)} is not ${isOn ? 'there' : 'gone'}`)
  return change
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

const inOrder = (records: ReadonlyMap<string, DomainRecord>): readonly Block[] =>
  of(records, 'block').toSorted((a, b) => a.order - b.order)

function of<T extends 'suggestion' | 'note' | 'block'>(records: ReadonlyMap<string, DomainRecord>, type: T) {
  return [...records.values()].filter((each): each is Extract<DomainRecord, { type: T }> => each.type === type)
}

function blockOf(text: string, at: number): Block {
  return blockSchema.parse({
    type: 'block',
    id: `b${String(at + 1)}`,
    revision: 0,
    articleId: 'a1' as ArticleId,
    versionId: 'v1' as VersionId,
    order: at + 1,
    role: 'paragraph',
    text,
    confidence: 1,
  })
}
