import { isTextField } from './keys.ts'

/**
 * Undo in fields by words and bursts. The browser's own joins letters or parts them as its layout happens to fall: the
 * same words were taken back at once in one field and letter by letter in another.
 */
type Field = HTMLInputElement | HTMLTextAreaElement

interface Caret {
  readonly start: number
  readonly end: number
}

/** What one step puts in the place of what (UTF-16), and where the caret stood and stands. */
interface Step {
  readonly at: number
  readonly before: string
  readonly after: string
  readonly caretBefore: Caret
  readonly caretAfter: Caret
  readonly kind: 'letters' | 'strikes' | 'whole'
  readonly atMs: number
}

interface Past {
  text: string
  caret: Caret
  /** Whether an input method is composing: all of it is one step. */
  isComposing: boolean
  readonly done: Step[]
  readonly undone: Step[]
}

/** Letters after a rest this long are a burst of their own. */
const REST_MS = 1000
/** So many steps of a field are kept. */
const MOST = 500

const pasts = new WeakMap<Field, Past>()

const caretOf = (field: Field): Caret => ({ start: field.selectionStart ?? 0, end: field.selectionEnd ?? 0 })

function fieldOf(target: EventTarget | null): Field | undefined {
  const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && isTextField(target))
  // Fields of other types (numbers, dates) tell no caret.
  return isText && target.selectionStart !== null ? target : undefined
}

/** What is known of a field; what was put in it by other hands than the person's ends what could be taken back. */
function pastOf(field: Field): Past {
  const known = pasts.get(field)
  if (known?.text === field.value) return known
  const past = { text: field.value, caret: caretOf(field), isComposing: false, done: [], undone: [] }
  pasts.set(field, past)
  return past
}

/** Whether a step can be taken back, or done again. */
export function canStepInField(field: Field, way: 'undo' | 'redo'): boolean {
  const { done, undone } = pastOf(field)
  return (way === 'undo' ? done : undone).length > 0
}

/** Takes back a word or burst in the field that has the focus, or does it again; false where no field of words has it. */
export function stepInField(way: 'undo' | 'redo'): boolean {
  const field = fieldOf(document.activeElement)
  if (field === undefined) return false
  const past = pastOf(field)
  const step = (way === 'undo' ? past.done : past.undone).pop()
  if (step === undefined || field.readOnly) return true
  const [gone, back, caret] =
    way === 'undo' ? [step.after, step.before, step.caretBefore] : [step.before, step.after, step.caretAfter]
  ;(way === 'undo' ? past.undone : past.done).push(step)
  field.setRangeText(back, step.at, step.at + gone.length)
  field.setSelectionRange(caret.start, caret.end)
  past.text = field.value
  past.caret = caret
  const inputType = way === 'undo' ? 'historyUndo' : 'historyRedo'
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType }))
  return true
}

/** Writes down what changes in any field of the window. */
export function watchFields(): void {
  const on = (name: string, run: (field: Field, event: InputEvent) => void): void =>
    document.addEventListener(
      name,
      (event) => {
        const field = fieldOf(event.target)
        if (field !== undefined) run(field, event as InputEvent)
      },
      { capture: true },
    )
  on('focusin', (field) => void pastOf(field))
  on('beforeinput', (field, event) => {
    if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
      // From a menu of the system's.
      event.preventDefault()
      stepInField(event.inputType === 'historyUndo' ? 'undo' : 'redo')
    } else if (!event.isComposing) pastOf(field).caret = caretOf(field)
  })
  on('compositionstart', (field) => {
    const past = pastOf(field)
    past.caret = caretOf(field)
    past.isComposing = true
  })
  on('compositionend', (field) => {
    const past = pasts.get(field)
    if (past === undefined) return
    past.isComposing = false
    note(field, past, 'whole', performance.now())
  })
  on('input', (field, event) => {
    const past = pasts.get(field)
    if (past === undefined || past.isComposing || event.inputType.startsWith('history')) return
    note(field, past, kindOf(event), event.timeStamp)
  })
}

function kindOf({ inputType, data }: InputEvent): Step['kind'] {
  if (inputType === 'insertText' && data !== null && [...data].length === 1) return 'letters'
  return inputType === 'deleteContentBackward' || inputType === 'deleteContentForward' ? 'strikes' : 'whole'
}

function note(field: Field, past: Past, kind: Step['kind'], atMs: number): void {
  const { text, caret } = past
  const now = field.value
  if (now === text) return
  const step = { ...difference(text, now), caretBefore: caret, caretAfter: caretOf(field), kind, atMs }
  const last = past.done.at(-1)
  const joined = last === undefined ? undefined : join(last, step)
  if (joined !== undefined) past.done.pop()
  past.done.push(joined ?? step)
  if (past.done.length > MOST) past.done.shift()
  past.undone.length = 0
  past.text = now
  past.caret = step.caretAfter
}

/** What was put in the place of what, and where (UTF-16), between two texts. */
export function difference(from: string, to: string): Pick<Step, 'at' | 'before' | 'after'> {
  const shorter = Math.min(from.length, to.length)
  let at = 0
  while (at < shorter && from.charCodeAt(at) === to.charCodeAt(at)) at += 1
  let tail = 0
  while (tail < shorter - at && from.charCodeAt(from.length - 1 - tail) === to.charCodeAt(to.length - 1 - tail))
    tail += 1
  return { at, before: from.slice(at, from.length - tail), after: to.slice(at, to.length - tail) }
}

/** One step of two, where the second goes on with the first: within a word, without a rest, from where the first ended. */
function join(first: Step, second: Step): Step | undefined {
  const isOn =
    first.kind === second.kind &&
    second.atMs - first.atMs < REST_MS &&
    first.caretAfter.start === second.caretBefore.start &&
    second.caretBefore.start === second.caretBefore.end
  if (!isOn) return undefined
  const both = { caretBefore: first.caretBefore, caretAfter: second.caretAfter, kind: first.kind, atMs: second.atMs }
  if (second.kind === 'letters') {
    const isNext = second.before === '' && second.at === first.at + first.after.length
    const isNewWord = /\s$/u.test(first.after) && !/^\s/u.test(second.after)
    return isNext && !isNewWord ? { ...first, ...both, after: first.after + second.after } : undefined
  }
  if (second.kind !== 'strikes' || first.after !== '' || second.after !== '') return undefined
  if (second.at + second.before.length === first.at) {
    return { ...both, at: second.at, before: second.before + first.before, after: '' }
  }
  return second.at === first.at ? { ...both, at: first.at, before: first.before + second.before, after: '' } : undefined
}
