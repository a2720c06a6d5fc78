import type { Block } from '#shared/domain/block.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { element, escapeHtml, escapeLines, isolated } from '#shared/markup/escape.ts'
import type { ProofHand } from '../../html/marks.ts'
import type { Words } from '../../html/words.ts'
import type { ArticleHistory } from '../../report/report-context.ts'
import { groupBy, type Remark, type Review } from '../../review.ts'
import { passOf, PASSES, type Pass } from './passes.ts'
import { marksOf, swapped, type ProofMark } from './proof-mark.ts'
import { curl, DIAGONAL, sign, stroke } from './signs.ts'

/** More is not circled: a line along it says how far it goes (notes to the marks 1 and 3). */
const CIRCLED_AT_MOST = 14
/** So many marks of a line lead away one above the other; of more, those on the left run together. */
const LEADS_OF_A_LINE = 5
/** Keeps a place on the line of its neighbours; it has no width. */
const JOINER = '\u2060'

/** A mark on its page. */
interface Placed {
  readonly n: number
  readonly mark: ProofMark
  readonly suggestion: Suggestion
  readonly pass: Pass
  readonly remark: Remark | undefined
  /** Whether the margin has no card of the remark. */
  readonly isAlone: boolean
  readonly isFirst: boolean
}

/** Draws the marks of a review; whatever it draws wants {@link ProofMarks.style}. */
export interface ProofMarks extends ProofHand {
  /** Whether a remark is told by its marks alone, and needs no card. */
  readonly isTold: (remark: Remark) => boolean
  /** What names the anchors. */
  readonly style: string
  readonly marks: readonly ProofMark[]
  readonly passes: readonly Pass[]
}

/** `isBeside`: the cards stand in the margin; else every remark is listed after the text as well. */
export function proofMarks(
  review: Review,
  stages: ArticleHistory['stages'],
  isBeside: boolean,
  words: Words,
): ProofMarks {
  const placed = place(review, stages, isBeside)
  const byId = new Map(placed.map((each) => [each.suggestion.id as string, each]))
  const of = (id: string | undefined, ...marks: readonly ProofMark[]): Placed | undefined => {
    const at = id === undefined ? undefined : byId.get(id)
    return at === undefined || !marks.includes(at.mark) ? undefined : at
  }
  const joins = groupBy(
    placed.filter(({ mark }) => mark === 'join'),
    ({ suggestion }) => blockBefore(review, suggestion.blockId)?.id,
  )
  const names = new Set(review.open.suggestions.map(({ author }) => author))
  const entry = (at: Placed, put = ''): string => entryOf(at, put, names.size > 1, words)
  return {
    struck: (id, markup) => {
      const at = of(id, 'replace', 'delete', 'swap')
      if (at === undefined) return undefined
      if (at.mark === 'swap') return turned(at) + entry(at)
      const circled = element('span', { class: `pm pass-${at.pass}` }, markup + anchor(at))
      return circled + (at.mark === 'delete' ? entry(at) + lead(at) : '')
    },
    putIn: (id, markup) => {
      const at = of(id, 'replace', 'insert', 'swap', 'split')
      if (at === undefined) return undefined
      // What changed places says so where it stands.
      if (at.mark === 'swap') return ''
      if (at.mark === 'replace') return entry(at, markup) + lead(at)
      if (at.mark === 'insert') return anchor(at, true) + entry(at, markup) + lead(at)
      return anchor(at, true) + entry(at) + splitSign(at)
    },
    joined: (id) => {
      const at = of(id, 'join')
      return at === undefined ? undefined : anchor(at) + entry(at) + joinSign(at)
    },
    ends: (block) =>
      (joins.get(block.id) ?? []).map(({ n }) => element('i', { class: `pm-at j${String(n)}` }, JOINER)).join(''),
    reference: (remark) => {
      const at = placed.find((each) => each.remark === remark && each.isAlone)
      if (at === undefined) return undefined
      const number = String(remark.number)
      return element('a', { class: `pm-no pass-${at.pass}`, id: `place-${number}`, href: `#note-${number}` }, number)
    },
    isTold: (remark) => placed.some((each) => each.remark === remark && each.isAlone),
    style: rules(placed),
    marks: [...new Set(placed.map(({ mark }) => mark))],
    passes: PASSES.filter((pass) => placed.some((each) => each.pass === pass)),
  }
}

function place(review: Review, stages: ArticleHistory['stages'], isBeside: boolean): readonly Placed[] {
  const suggestions = groupBy(review.open.suggestions, ({ blockId }) => blockId)
  const drawn = new Map<string, ProofMark>()
  for (const block of review.blocks) {
    const found = marksOf(block, suggestions.get(block.id) ?? [], blockBefore(review, block.id) !== undefined)
    for (const [id, mark] of found) drawn.set(id, mark)
  }
  const remarkOf = new Map(
    review.remarks.flatMap((remark) => remark.suggestions.map((each) => [each.id as string, remark])),
  )
  const started = new Set<Remark>()
  const inOrder = review.blocks.flatMap(({ id }) => (suggestions.get(id) ?? []).toSorted((a, b) => a.end - b.end))
  return inOrder.flatMap((suggestion, index) => {
    const mark = drawn.get(suggestion.id)
    if (mark === undefined) return []
    const remark = remarkOf.get(suggestion.id)
    const isAlone =
      remark !== undefined && remark.note === undefined && remark.suggestions.every(({ id }) => drawn.has(id))
    const isFirst = remark !== undefined && !started.has(remark) && isAlone && isBeside
    if (remark !== undefined) started.add(remark)
    const pass = passOf(suggestion.createdAtMs, stages, review.open.article.stage)
    return [{ n: index + 1, mark, suggestion, pass, remark, isAlone, isFirst }]
  })
}

/** The paragraph before one: a picture or a table goes on with nothing. */
function blockBefore(review: Review, blockId: string): Block | undefined {
  const before = review.blocks[(review.blockOrder.get(blockId) ?? 0) - 1]
  return before === undefined || before.role === 'figure' || before.role === 'table' ? undefined : before
}

/** Names of anchors cannot stand at elements: only the page's own style may apply. */
function rules(placed: readonly Placed[]): string {
  return placed
    .map(({ n, suggestion }, index) => {
      const key = String(n)
      const after = placed
        .slice(index + 1, index + LEADS_OF_A_LINE)
        .filter((next) => next.suggestion.blockId === suggestion.blockId && hasLead(next))
        .map((next) => `clamp(0px, 1px - (anchor(--k${String(next.n)} top) - anchor(--k${key} top)), 1px)`)
      const above = after.length === 0 ? '0px' : `(${after.join(' + ')})`
      return `.k${key}{anchor-name:--k${key}}.e${key}{anchor-name:--e${key}}.j${key}{anchor-name:--j${key}}.d${key}{--k:--k${key};--e:--e${key};--j:--j${key};--above:${above}}`
    })
    .join('\n')
}

const hasLead = ({ mark }: Placed): boolean => mark === 'replace' || mark === 'delete' || mark === 'insert'

const anchor = ({ n }: Placed, isBetween = false): string =>
  element('i', { class: `pm-at k${String(n)}${isBetween ? ' pm-between' : ''}` }, JOINER)

/** The line from a mark to the margin. */
function lead(at: Placed): string {
  const classes = `d${String(at.n)} pass-${at.pass}`
  const isIn = at.mark === 'insert'
  const fork = stroke('', '0 0 5.2 4.5', 'M.4 4.2L2.6 .3L4.8 4.2')
  return [
    element('span', { class: `pm-lead ${isIn ? 'pm-stem ' : ''}${classes}` }, '<i></i>'),
    element('span', { class: `pm-link ${classes}` }, DIAGONAL),
    isIn ? element('span', { class: `pm-fork ${classes}` }, fork) : '',
  ].join('')
}

/** Two neighbours that change their places: the first is held from below, the second from above. */
function turned(at: Placed): string {
  const { before, after } = at.suggestion
  const { from, cut, to } = swapped(before, after) ?? { from: 0, cut: 0, to: 0 }
  const still = (start: number, end: number): string =>
    element('span', {}, escapeHtml(sliceCodePoints(before, start, end)))
  const half = (name: string, start: number, end: number): string =>
    element(
      'span',
      { class: `pm-swap ${name} pass-${at.pass}` },
      element('del', {}, escapeHtml(sliceCodePoints(before, start, end))),
    )
  const letters = codePointLength(before)
  return still(0, from) + half('pm-under', from, cut) + half('pm-over', cut, to) + still(to, letters) + anchor(at)
}

function splitSign(at: Placed): string {
  const bar = stroke('pm-bar', '0 0 6 7', 'M.4 .2V6.8M3.4 1.4L.6 3.5L3.4 5.6')
  const hook = stroke('pm-hook', '0 0 5 4', 'M0 4C0 1.5 1.5 .4 4.8 .4')
  return element('span', { class: `pm-split d${String(at.n)} pass-${at.pass}` }, bar + hook)
}

function joinSign(at: Placed): string {
  const classes = `d${String(at.n)} pass-${at.pass}`
  const tip = stroke('', '0 0 4 6', 'M3.6 .6L.4 3L3.6 5.4')
  return element('span', { class: `pm-join ${classes}` }, '') + element('span', { class: `pm-back ${classes}` }, tip)
}

/** What stands of a mark in the margin: the new words circled, or the sign; then its number, and why. */
function entryOf(at: Placed, put: string, isSigned: boolean, { t }: Words): string {
  const { mark, suggestion, remark, isAlone, isFirst, n, pass } = at
  const name = t(`proofMarks.${mark}`)
  const isLong = codePointLength(suggestion.after) > CIRCLED_AT_MOST
  const what =
    mark === 'replace' || mark === 'insert'
      ? element('span', { class: `pm-new${isLong ? ' long' : ''}` }, put)
      : mark === 'delete'
        ? curl(name)
        : sign(mark, name)
  const number = remark === undefined ? '' : String(remark.number)
  const why = [
    suggestion.state === 'accepted' ? escapeHtml(t('state.accepted')) : '',
    isAlone && isSigned ? escapeHtml(isolated(suggestion.author)) : '',
    isAlone && suggestion.errorClass !== undefined ? escapeHtml(t(`errorClass.${suggestion.errorClass}`)) : '',
    isAlone && suggestion.reason !== undefined ? escapeLines(isolated(suggestion.reason)) : '',
  ].filter((each) => each !== '')
  return element('span', { class: `pm-entry pass-${pass} e${String(n)}`, id: isFirst ? `note-${number}` : undefined }, [
    what,
    number === '' ? '' : ` ${element('a', { class: 'number-of-note', href: `#place-${number}` }, number)}`,
    why.length === 0 ? '' : ` ${element('span', { class: 'pm-why' }, why.join(' · '))}`,
  ])
}
