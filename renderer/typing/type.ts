import { isRunning } from '#shared/text/standing.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { newId } from '#shared/lib/ids.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { fromRead, markedParts, readWords, toRead } from '#shared/text/typing/marked-text.ts'
import { mayTurn, smartText, type SmartText } from '#shared/text/typing/smart-quotes.ts'
import { struckBy, type Step } from '#shared/text/typing/steps.ts'
import type { MarkedRun } from '#shared/text/typing/type-over.ts'
import { goTo, isForReading } from '../acts/actions.ts'
import { keepTypedDraft } from '../acts/rewriting.ts'
import { toast } from '../acts/toasts.ts'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { bundlesOf } from '../store/by-block.ts'
import { session } from '../store/current.ts'
import { placeOfSuggestion } from '../store/places.ts'
import { isArticleChinese } from './article-script.ts'
import {
  bundleOf,
  burstOf,
  joinChange,
  keepBursts,
  keepRunDrafts,
  partsOf,
  reviewer,
  standingOn,
  takeBackBurst,
  typedRun,
  withTypedRuns,
  type TypedRun,
} from './bursts.ts'
import { keepCaret } from './keep-caret.ts'
import { markedSelection } from './marked-points.ts'
import { whenNeeded } from './pending.ts'
import { selectedParts } from './selected-blocks.ts'
import { typingStore, withTyped, type Burst, type CaretPlace } from './typing-store.ts'

/** A burst of typing is over when the keys rest so long. */
const REST_MS = 1000
/** A burst this long is an act of its own, so that one undo does not take back a paragraph. */
const LONGEST_BURST = 60

let rest: ReturnType<typeof setTimeout> | undefined

/** What an input method composes stands on this: it is put together anew with each of its steps. */
let composed: ({ readonly base: readonly Burst[] } & Held) | undefined

/** The one block and run where typing goes on; `burst`: the one that it belongs to; `id`: that of its run, if it is a new one. */
interface Held {
  readonly blockId: string
  readonly run: MarkedRun
  readonly burst?: string
  readonly id?: string
  /** Whether whole words may be struck, not letters one by one. */
  readonly isOfWords?: boolean
}

whenNeeded({ finish: endTyping, takeBack: takeBackBurst, keep: keepCaret })

/** Proposes other words in the place of a run of the marked text. */
export function rewriteRun(blockId: string, run: MarkedRun, text: string): void {
  type({ blockId, run }, text, 'start')
}

/** Types a letter; straight quotation marks, two hyphens and three dots become what print has, where that is wanted. */
export function typeLetter(text: string): void {
  const place = hold()
  if (place === undefined) return
  const smart = mayTurn(text) && appStore.getState().settings.hasSmartQuotes ? smartHere(place, text) : undefined
  if (smart === undefined) return type(place, fitting(place.blockId, text), 'start')
  type({ ...place, run: { from: place.run.from - smart.back, to: place.run.to } }, smart.text, 'start')
  // Where a mark before it was turned, what was typed stands as it was typed.
  if (smart.back > 0 && smart.text.endsWith(text)) return
  turned = { plain: text, blockId: place.blockId, at: typingStore.getState().caret?.position }
}

/** The last sign that was turned: Backspace right behind it gives the plain one back. */
let turned: { readonly plain: string; readonly blockId: string; readonly at: number | undefined } | undefined

/** So far behind the caret a word that was clipped ends. */
const NEAR = 16

function smartHere({ blockId, run }: Held, text: string): SmartText | undefined {
  const parts = partsOf(blockId)
  const isChinese = isArticleChinese(bundleOf(blockId)?.block.text ?? '')
  const smart = smartText(readWords(parts, 0, run.from), text, isChinese, readWords(parts, run.to, run.to + NEAR))
  // What is replaced along with it must be the very characters before the caret, with nothing struck between.
  const isNear =
    smart === undefined ||
    smart.back === 0 ||
    ([...readWords(parts, run.from - smart.back, run.from)].length === smart.back &&
      (!smart.text.startsWith('’') || isNewAt(parts, run.from - smart.back)))
  return isNear ? smart : undefined
}

/** A mark that the article itself has is no slip of whoever types behind it. */
function isNewAt(parts: ReturnType<typeof partsOf>, at: number): boolean {
  return parts.some(({ kind, from, to }) => kind === 'inserted' && from <= at && at < to)
}

/** Types over what is selected. A line's end parts a paragraph; elsewhere it is a space. */
export function typeText(text: string): void {
  const place = hold()
  if (place === undefined) return
  type(place, fitting(place.blockId, text), 'start')
}

/** Strikes what is selected, or what lies on one side of the caret. */
export function strike(direction: 'backward' | 'forward', step: Step): void {
  const selection = markedSelection()
  const isCaret = selection?.start.blockId === selection?.end.blockId && selection?.start.at === selection?.end.at
  const place = hold()
  if (place === undefined) return
  const plain =
    turned?.blockId === place.blockId && turned.at === toRead(partsOf(place.blockId), place.run.from)
      ? turned.plain
      : ''
  turned = undefined
  const side = direction === 'forward' && isCaret ? 'end' : 'start'
  const run = isCaret ? struckBy(partsOf(place.blockId), place.run.from, direction, step) : place.run
  const isBack = isCaret && direction === 'backward' && step === 'character'
  const isOfWords = !isCaret || step === 'word'
  if (run !== undefined) type({ ...place, run, isOfWords }, isBack ? plain : '', side)
  else join(place.blockId, direction)
}

/** At the border of a block it is proposed to join it to its neighbour, and the caret stands on the other side. */
function join(blockId: string, direction: 'backward' | 'forward'): void {
  endTyping()
  const { open } = session.store.getState()
  if (open === undefined) return
  const { blocks } = bundlesOf(open.tables)
  const at = blocks.findIndex(({ id }) => id === blockId) - (direction === 'backward' ? 1 : 0)
  const [first, second] = blocks.slice(Math.max(0, at), at + 2)
  if (at < 0 || first === undefined || second === undefined) return
  // A slip at the start of a paragraph must not make it part of the caption or heading before it.
  if (!isRunning(first) || !isRunning(second)) return toast('info', i18n.t('proof.cannot.merge'))
  if (isForReading()) return
  if (joinChange(second.id) === undefined) return toast('info', i18n.t('proof.cannot.merge'))
  typingStore.setState(({ bursts }) => ({ bursts: withTypedRuns(bursts, newId(), [], [second.id]) }))
  endTyping()
  const parts = partsOf(first.id)
  const position = toRead(parts, parts.at(-1)?.to ?? 0)
  const caret: CaretPlace =
    direction === 'backward'
      ? { blockId: first.id, position, side: 'start' }
      : { blockId: second.id, position: 0, side: 'start' }
  typingStore.setState({ caret })
}

/** An input method begins to compose. */
export function beginComposing(): void {
  const place = hold()
  if (place === undefined) return
  clearTimeout(rest)
  composed = { base: typingStore.getState().bursts, id: newId(), ...place }
}

/** What is composed so far; it is drawn where it will stand, and is no act yet. */
export function compose(text: string): void {
  if (composed === undefined) return
  const { id } = composed
  typingStore.setState({ bursts: composed.base })
  type(composed, text, 'start')
  const isKept = typingStore.getState().bursts.some(({ runs }) => runs.some((run) => run.id === id))
  if (id !== undefined && !isKept) keepTypedDraft(id, undefined)
}

/** The input method is done: with `text`, or with nothing when it was left. */
export function endComposing(text: string): void {
  compose(text)
  composed = undefined
  armRest()
}

export function isComposingHere(): boolean {
  return composed !== undefined
}

/** The burst becomes an act. Nothing typed: nothing done. */
export function endTyping(): void {
  clearTimeout(rest)
  if (composed === undefined) keepBursts()
}

/** Of a selection over several blocks all but the first part is struck. */
function hold(): Held | undefined {
  const selection = markedSelection()
  if (selection === undefined || isForReading()) return undefined
  goOnInText()
  const { start, end } = selection
  if (start.blockId === end.blockId) return { blockId: start.blockId, run: { from: start.at, to: end.at } }
  endTyping()
  return strikeAcross(start, end)
}

type Point = NonNullable<ReturnType<typeof markedSelection>>['start']

/** Strikes a selection over several blocks, and leaves the caret where it began: what is typed there is of the same act. */
function strikeAcross(start: Point, end: Point): Held {
  const typed = selectedParts({ start, end }).map(({ bundle, run }) => typedRun(bundle, run, ''))
  const burst = newId()
  const joins = joinsAcross(start, end)
  const position = toRead(partsOf(start.blockId), start.at)
  const caret: CaretPlace = { blockId: start.blockId, position, side: 'start' }
  typingStore.setState(({ bursts }) => ({ bursts: withTypedRuns(bursts, burst, typed, joins), caret }))
  keepRunDrafts(typed)
  armRest()
  const at = fromRead(partsOf(start.blockId), position, 'start')
  return { blockId: start.blockId, run: { from: at, to: at }, burst }
}

/** What is left of paragraphs on both sides of a struck run becomes one, where nothing but paragraphs lies between. */
function joinsAcross(start: Point, end: Point): readonly string[] {
  const { open } = session.store.getState()
  if (open === undefined) return []
  const { blocks } = bundlesOf(open.tables)
  const at = (id: string): number => blocks.findIndex((block) => block.id === id)
  const run = blocks.slice(at(start.blockId), at(end.blockId) + 1)
  if (!run.every(isRunning)) return []
  return run.slice(1).flatMap(({ id }) => (joinChange(id) === undefined ? [] : [id]))
}

function type(held: Held, text: string, side: 'start' | 'end'): void {
  const { blockId, run } = held
  const bundle = bundleOf(blockId)
  if (bundle === undefined || (run.from === run.to && text === '' && composed === undefined)) return
  const { block, suggestions } = bundle
  const { bursts } = typingStore.getState()
  const going = standingOn(bundle)
  const typed = typedRun(bundle, run, text, held)
  const burst = burstOf(typed.touched[0])?.id ?? bursts.find(({ id }) => id === held.burst)?.id
  // Without a name nothing can be an act yet: it waits beside what is typed elsewhere.
  if (burst === undefined && bursts.length > 0 && reviewer() !== '') return typeElsewhere(going, block, run, text, side)
  const next = withTypedRuns(bursts, burst ?? newId(), [typed])
  const shown = markedParts(block, withTyped(block, suggestions, next, reviewer()))
  if (text === '' && run.from < run.to && isSameWords(markedParts(block, going), shown))
    return sayLeftAlone(going, block, run)
  typingStore.setState({ bursts: next, caret: { blockId, position: typed.caret, side } })
  keepRunDrafts([typed])
  armRest()
  if (composed === undefined && typedLength(typed.run) > LONGEST_BURST && /[\s\p{P}]$/u.test(text)) endTyping()
}

/** Whoever types over a selection has done with the card that was open: its keys must not take the next letters. */
function goOnInText(): void {
  const { place } = appStore.getState()
  if (place !== undefined && place.kind !== 'draft') goTo(undefined)
}

/** How much was typed: what a run goes on with was there before. */
function typedLength(run: TypedRun['run']): number {
  const replaced = run?.replaced.reduce((sum, { after }) => sum + codePointLength(after), 0) ?? 0
  return codePointLength(run?.after ?? '') - replaced
}

/** What was typed before becomes an act first; the place is told by what is read, for its marks may be others then. */
function typeElsewhere(
  going: readonly Suggestion[],
  block: Block,
  run: MarkedRun,
  text: string,
  side: 'start' | 'end',
): void {
  const blockId = block.id
  const before = markedParts(block, going)
  const [from, to] = [toRead(before, run.from), toRead(before, run.to)]
  const held = composed
  composed = undefined
  endTyping()
  const parts = partsOf(blockId)
  const at = { from: fromRead(parts, from, 'start'), to: fromRead(parts, to, 'start') }
  if (held !== undefined) composed = { ...held, base: [], blockId, run: at }
  type({ ...held, blockId, run: at }, text, side)
}

function isSameWords(a: ReturnType<typeof markedParts>, b: ReturnType<typeof markedParts>): boolean {
  return readWords(a, 0, Infinity) === readWords(b, 0, Infinity) && a.length === b.length
}

/** Words that somebody else put in, or that were accepted, cannot be struck by typing: their card can. */
function sayLeftAlone(suggestions: readonly Suggestion[], block: Block, run: MarkedRun): void {
  const part = markedParts(block, suggestions).find(
    (each) => each.suggestionIds.length > 0 && each.from < run.to && run.from < each.to,
  )
  const theirs = suggestions.find(({ id }) => id === part?.suggestionId)
  if (theirs === undefined) return
  toast(
    'info',
    i18n.t('proof.leftAlone', { author: theirs.author, context: part?.kind === 'deleted' ? 'struck' : theirs.state }),
  )
  goTo(placeOfSuggestion(theirs))
}

/** A line's end begins a paragraph in running text only; a table's borders are its own. */
function fitting(blockId: string, text: string): string {
  const block = bundleOf(blockId)?.block
  const lines = text.replaceAll(/\r\n?/gu, '\n')
  if (block !== undefined && isRunning(block)) return lines.replaceAll(/\n{2,}/gu, '\n')
  return lines.trim() === '' ? lines.replaceAll(/[\n\t]/gu, '') : lines.trim().replaceAll(/[\n\t]+/gu, ' ')
}

/** What goes on is an act when the keys rest. */
export function armRest(): void {
  clearTimeout(rest)
  if (composed === undefined) rest = setTimeout(endTyping, REST_MS)
}
