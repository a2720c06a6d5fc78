import type { FieldSpelling, WrongWord } from '#shared/english/field-words.ts'
import { checkOptionsOf, houseRulesOf } from '#shared/checks/options-of.ts'
import { difference } from '../lib/field-undo.ts'
import { isComposing } from '../lib/composition.ts'
import { underlineWords } from '../lib/field-underlines.ts'
import { appStore } from '../store/app-store.ts'
import { createSpeller } from '../workers/speller.ts'

/**
 * Spelling in the fields that a person writes in (`data-spelled`), from our own words and in a worker: the browser's checker
 * is off, because it fetches its words from the network.
 */
type Field = HTMLInputElement | HTMLTextAreaElement

/** What is known of a field. */
interface Spelled {
  /** The text that the words are of. */
  text: string
  wrong: readonly WrongWord[]
  /** The word at the caret is still being typed. */
  isTyping: boolean
  timer: ReturnType<typeof setTimeout> | undefined
}

/** Who pauses for so long has written a word. */
const PAUSE_MS = 180
/** A longer text is no note; it is left alone. */
const LONGEST = 10_000

const speller = createSpeller()
const known = new WeakMap<Field, Spelled>()
/** Fields with something underlined, which is drawn anew where their size changes. */
const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) draw(target as Field)
})

function spelledField(target: EventTarget | null): Field | undefined {
  const isField = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement
  return isField && target.dataset['spelled'] !== undefined && !target.readOnly ? target : undefined
}

function stateOf(field: Field): Spelled {
  const state = known.get(field) ?? { text: field.value, wrong: [], isTyping: false, timer: undefined }
  known.set(field, state)
  return state
}

/** The house's words and its spelling. */
function options(): FieldSpelling {
  const { house, settings } = appStore.getState()
  const rules = house === undefined ? { foundingYears: [] } : houseRulesOf(house)
  const { ownWords: own, variety } = checkOptionsOf(settings, rules, 'en')
  return { own, variety }
}

/** Spells a field's text as it now stands; what was typed meanwhile is spelled in its turn. */
async function check(field: Field): Promise<void> {
  const state = stateOf(field)
  clearTimeout(state.timer)
  if (isComposing()) return
  const text = field.value
  const isRead = /[a-z]{2}/u.test(text) && text.length <= LONGEST
  const wrong = isRead ? await speller.wrong(text, options()) : []
  if (field.value !== text || !field.isConnected) return
  state.text = text
  state.wrong = wrong
  draw(field)
}

function checkSoon(field: Field): void {
  const state = stateOf(field)
  clearTimeout(state.timer)
  state.timer = setTimeout(() => void check(field), PAUSE_MS)
}

function draw(field: Field): void {
  const { text, wrong, isTyping } = stateOf(field)
  if (text !== field.value) return
  const caret = document.activeElement === field && isTyping ? field.selectionStart : null
  const shown = wrong.filter(({ start, end }) => caret === null || caret <= start || caret > end)
  underlineWords(field, shown)
  if (shown.length > 0) sizes.observe(field)
  else sizes.unobserve(field)
  // As a browser tells a screen reader of it.
  if (shown.length > 0 && field.ariaInvalid !== 'true') field.ariaInvalid = 'spelling'
  else if (shown.length === 0 && field.ariaInvalid === 'spelling') field.ariaInvalid = null
}

/** What is known of the words moves with them, until they are spelled again. */
function onInput(field: Field, event: Event): void {
  const state = stateOf(field)
  const { at, before, after } = difference(state.text, field.value)
  const [end, by] = [at + before.length, after.length - before.length]
  state.wrong = state.wrong.flatMap((word) => {
    if (word.end < at) return [word]
    return word.start > end ? [{ start: word.start + by, end: word.end + by }] : []
  })
  state.text = field.value
  state.isTyping = event instanceof InputEvent && event.inputType === 'insertText'
  draw(field)
  if (!isComposing()) checkSoon(field)
}

/** Follows every field that is spelled. */
export function watchSpelling(): void {
  const on = (name: string, run: (field: Field, event: Event) => void): void =>
    document.addEventListener(
      name,
      (event) => {
        const field = spelledField(event.target)
        if (field !== undefined) run(field, event)
      },
      { capture: true },
    )
  on('focusin', (field) => void check(field))
  on('input', onInput)
  on('compositionend', checkSoon)
  on('scroll', draw)
  on('focusout', (field) => {
    stateOf(field).isTyping = false
    void check(field)
  })
  document.addEventListener('selectionchange', () => {
    const field = spelledField(document.activeElement)
    const state = field === undefined ? undefined : known.get(field)
    if (field === undefined || state?.text !== field.value || state.wrong.length === 0) return
    const caret = field.selectionStart ?? 0
    if (state.isTyping && state.wrong.some(({ start, end }) => caret > start && caret <= end)) return
    state.isTyping = false
    draw(field)
  })
  appStore.subscribe(({ house, settings }, before) => {
    if (house === before.house && settings === before.settings) return
    const field = spelledField(document.activeElement)
    if (field !== undefined) void check(field)
  })
}

/** A word that is spelled wrong, and what may be meant by it. */
export interface Misspelling extends WrongWord {
  readonly field: Field
  readonly word: string
  readonly nearest: readonly string[]
}

/** The wrong word at the caret of a field; undefined where there is none. */
export async function misspellingAt(field: Element): Promise<Misspelling | undefined> {
  const spelled = spelledField(field)
  const caret = spelled?.selectionStart
  if (spelled === undefined || caret == null) return undefined
  await check(spelled)
  const found = stateOf(spelled).wrong.find(({ start, end }) => start <= caret && caret <= end)
  if (found === undefined) return undefined
  const word = spelled.value.slice(found.start, found.end)
  return { ...found, field: spelled, word, nearest: await speller.nearest(word, options()) }
}

/** Whether the caret of a field that is spelled touches an English word. */
export function isAtWord(field: Element): boolean {
  const spelled = spelledField(field)
  const caret = spelled?.selectionStart ?? 0
  return spelled !== undefined && /[a-z]/iu.test(spelled.value.slice(Math.max(0, caret - 1), caret + 1))
}

/** Whether a field is one that is spelled. */
export function isSpelled(field: Element): boolean {
  return spelledField(field) !== undefined
}

/** Selects the next wrong word of the field that has the focus, from the start again behind the last; undefined where there is none. */
export async function selectNextMisspelling(): Promise<Field | undefined> {
  const field = spelledField(document.activeElement)
  if (field === undefined) return undefined
  await check(field)
  const { wrong } = stateOf(field)
  const isAt = ({ start, end }: WrongWord): boolean => field.selectionStart === start && field.selectionEnd === end
  const from = wrong.some(isAt) ? (field.selectionEnd ?? 0) : (field.selectionStart ?? 0)
  const next = wrong.find(({ end, start }) => end > from || start >= from) ?? wrong[0]
  if (next === undefined) return undefined
  field.setSelectionRange(next.start, next.end)
  return field
}
