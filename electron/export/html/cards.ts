import type { Block } from '#shared/domain/block.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import type { TextTarget } from '#shared/domain/target.ts'
import { describe } from '#shared/anchor/quote.ts'
import { plainForm, type FormedText } from '#shared/text/form.ts'
import { standingPart } from '#shared/text/formed-part.ts'
import { moveWords } from '#shared/text/move-words.ts'
import { isBlockMove, type BlockMove } from '#shared/text/reading-order.ts'
import { isPictureChange } from '#shared/text/standing.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { errorClassOf, type Remark } from '../review.ts'
import { formedMarkup } from '#shared/markup/form.ts'
import { element, escapeHtml, escapeLines, isolated } from '#shared/markup/escape.ts'
import type { Words } from './words.ts'

/** What the cards of a review share. */
export interface CardContext {
  readonly words: Words
  /** Suggestions that overlap others. */
  readonly conflicts: ReadonlySet<string>
  /** The words of a number in their form. */
  readonly wordsOf: (number: NumberRecord) => FormedText
  readonly blocks: ReadonlyMap<string, Block>
}

/** A remark as a card: in the margin beside its place on a wide screen, at the end on a narrow one and on paper. */
export function card(remark: Remark, context: CardContext): string {
  const { words, conflicts } = context
  const { t } = words
  const number = String(remark.number)
  const state = stateOf(remark)
  const isSettled = state !== 'open' && state !== 'proposed'
  const parts = [
    head(remark, words, state),
    quote(remark, context),
    remark.note === undefined || remark.note.body === ''
      ? ''
      : element('p', { class: 'body' }, escapeLines(remark.note.body)),
    ...remark.suggestions.map((each) => change(each, context, conflicts.has(each.id))),
    ...[...new Set(remark.suggestions.flatMap((each) => each.reason ?? []))].map((reason) =>
      element('p', { class: 'body' }, escapeLines(reason)),
    ),
    numberLine(remark, context),
    replies(remark, words),
    settled(remark, words),
  ]
  return element(
    'aside',
    {
      class: `card card-${remark.kind}${isSettled ? ' settled' : ''}`,
      id: `note-${number}`,
      'aria-label': t('note', { number }),
    },
    parts,
  )
}

function stateOf(remark: Remark): 'open' | 'resolved' | 'accepted' | 'rejected' | 'proposed' {
  if (remark.note !== undefined) return remark.note.state
  const states = new Set(remark.suggestions.map((each) => each.state))
  if (states.has('open')) return 'proposed'
  return states.has('accepted') ? 'accepted' : 'rejected'
}

function head(remark: Remark, { t, time }: Words, state: string): string {
  const { note, suggestions } = remark
  const number = String(remark.number)
  const author = note?.author ?? suggestions[0]?.author ?? ''
  const atMs = note?.createdAtMs ?? suggestions[0]?.createdAtMs ?? 0
  const errorClass = errorClassOf(remark)
  const labels = [
    element('b', { class: 'kind' }, escapeHtml(t(`kind.${remark.kind}`))),
    errorClass === undefined ? '' : element('span', { class: 'tag' }, escapeHtml(t(`errorClass.${errorClass}`))),
    note?.severity === undefined ? '' : element('span', { class: 'tag' }, escapeHtml(t(`severity.${note.severity}`))),
    note?.assignee === undefined
      ? ''
      : element('span', { class: 'tag' }, escapeHtml(t('assignee', { name: note.assignee }))),
  ]
  const edited = note?.editedAtMs === undefined ? '' : ` · ${t('edited', { time: time(note.editedAtMs) })}`
  return element('header', {}, [
    // What has no place leads to none.
    remark.blockId === undefined
      ? element('span', { class: 'number-of-note' }, number)
      : element('a', { class: 'number-of-note', href: `#place-${number}`, title: t('toText') }, number),
    ...labels,
    element('span', { class: `state state-${state}` }, escapeHtml(t(`state.${state}`))),
    element('span', { class: 'who' }, [
      element('span', { class: 'author' }, escapeHtml(isolated(author))),
      ' ',
      element('time', { datetime: new Date(atMs).toISOString() }, escapeHtml(time(atMs) + edited)),
    ]),
  ])
}

/** The words that the remark is about; in the margin the place itself says it, so they show only at the end. */
function quote(remark: Remark, { words: { t }, blocks }: CardContext): string {
  const target = remark.note?.target
  const text =
    target === undefined
      ? undefined
      : target.kind === 'region'
        ? t('aboutPicture')
        : t('about', { quote: describe(inSigns(target, blocks), 48) ?? '' })
  return text === undefined ? '' : element('p', { class: 'about' }, escapeHtml(text))
}

/** A target whose quote has its form in signs, 3×10⁸: it stands within a line of ours. */
function inSigns(target: TextTarget, blocks: CardContext['blocks']): TextTarget {
  const { start, end, quote: own } = target
  const block = start.blockId === end.blockId ? blocks.get(start.blockId) : undefined
  return { ...target, quote: { ...own, exact: plainForm(standingPart(block, start.offset, end.offset, own.exact)) } }
}

function change(suggestion: Suggestion, context: CardContext, isConflict: boolean): string {
  const { words, blocks } = context
  const { t } = words
  const { before, after, marks, form, kind, state, blockId, start, end } = suggestion
  const taken = standingPart(blocks.get(blockId), start, end, before)
  if (form !== undefined) return formChange(suggestion, t, isConflict)
  if (isBlockMove(suggestion)) return placeChange(suggestion, context, isConflict)
  return element('p', { class: `change change-${state}` }, [
    element('span', { class: 'tag' }, escapeHtml(t(`change.${kind}`))),
    ' ',
    isPictureChange(suggestion) ? element(kind === 'delete' ? 'del' : 'ins', {}, escapeHtml(t('change.picture'))) : '',
    kind === 'join' ? element('del', {}, '¶') : before === '' ? '' : element('del', {}, isolated(formedMarkup(taken))),
    before === '' || after === '' ? '' : ' → ',
    after === '' ? '' : element('ins', {}, isolated(formedMarkup({ text: after, marks }))),
    ...standing(state, t, isConflict),
  ])
}

/** The paragraph stays what it is; from where to where it goes is told, and how it begins. */
function placeChange(move: BlockMove, { words, blocks }: CardContext, isConflict: boolean): string {
  const told = moveWords(move, [...blocks.values()], words.translate)
  return element('p', { class: `change change-${move.state}` }, [
    element('span', { class: 'tag' }, escapeHtml(words.t('change.move'))),
    ` ${escapeHtml(told)} `,
    element(
      'span',
      { class: 'quiet' },
      escapeHtml(isolated(sliceCodePoints(blocks.get(move.blockId)?.text ?? '', 0, SAID))),
    ),
    ...standing(move.state, words.t, isConflict),
  ])
}

/** So much of a moved paragraph is quoted. */
const SAID = 40

/** The words stay; what they look like is told, and shown. */
function formChange({ after, marks = [], form, state }: Suggestion, t: Words['t'], isConflict: boolean): string {
  const names = [...new Set(marks.map(({ kind }) => t(`form.${kind}`)))]
  const told = marks.length === 0 ? t('formOff', { form: t(`form.${form ?? ''}`) }) : names.join(' · ')
  const addresses = [...new Set(marks.flatMap(({ href }) => href ?? []))]
  return element('p', { class: `change change-${state}` }, [
    element('span', { class: 'tag' }, escapeHtml(told)),
    ' ',
    element('ins', {}, isolated(formedMarkup({ text: after, marks }))),
    ...addresses.map((address) => ` ${escapeHtml(isolated(address))}`),
    ...standing(state, t, isConflict),
  ])
}

function standing(state: Suggestion['state'], t: Words['t'], isConflict: boolean): readonly string[] {
  return [
    state === 'open' ? '' : element('span', { class: `state state-${state}` }, escapeHtml(t(`state.${state}`))),
    isConflict ? element('span', { class: 'warning' }, escapeHtml(t('conflict'))) : '',
  ]
}

function numberLine(remark: Remark, { words: { t }, wordsOf }: CardContext): string {
  const number = remark.numberRecord
  if (number === undefined || number.state === 'unchecked') return ''
  const evidence = [number.evidence?.quotation, number.evidence?.where].filter((text) => text !== undefined)
  return element('p', { class: 'evidence' }, [
    element('span', { class: `verdict verdict-${number.state}` }, escapeHtml(t(`numberState.${number.state}`))),
    ' ',
    [formedMarkup(wordsOf(number)), ...evidence.map(escapeHtml)].map(isolated).join(' · '),
  ])
}

function replies(remark: Remark, { time }: Words): string {
  if (remark.replies.length === 0) return ''
  const list = remark.replies.map((reply) =>
    element('li', {}, [
      element('span', { class: 'who' }, [
        element('span', { class: 'author' }, escapeHtml(isolated(reply.author))),
        ' ',
        element('time', { datetime: new Date(reply.createdAtMs).toISOString() }, escapeHtml(time(reply.createdAtMs))),
      ]),
      element('p', { class: 'body' }, escapeLines(reply.body)),
    ]),
  )
  return element('ul', { class: 'replies' }, list)
}

function settled(remark: Remark, { t, time }: Words): string {
  const act = remark.note ?? remark.suggestions.find((each) => each.settledBy !== undefined)
  if (act?.settledBy === undefined || act.settledAtMs === undefined || act.state === 'open') return ''
  const values = { state: t(`state.${act.state}`), name: act.settledBy, time: time(act.settledAtMs) }
  return element('p', { class: 'settled-by' }, escapeHtml(t('settled', values)))
}
