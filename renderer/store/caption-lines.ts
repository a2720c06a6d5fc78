import type { Agreement } from '#shared/captions/agreement-kinds.ts'
import type { CaptionChecks } from '#shared/captions/checks.ts'
import type { ElementCheck } from '#shared/captions/elements.ts'
import type { MetadataCheck } from '#shared/captions/metadata-check.ts'
import { viewText } from '#shared/captions/view.ts'

/** How a check came out: holds, fails, is in doubt, or has nothing to compare. */
export type CheckState = 'ok' | 'wrong' | 'doubt' | 'none'

/** One line of the list of checks: a key of the messages with its values. */
export interface CheckView {
  readonly id: string
  readonly state: CheckState
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
  /** Words that are joined as the language does it, for `words`. */
  readonly words?: readonly string[]
  /** Keys of messages that are joined, for `list`. */
  readonly list?: readonly string[]
}

const RANK: Readonly<Record<CheckState, number>> = { wrong: 0, doubt: 1, ok: 2, none: 3 }
const FORMS: readonly string[] = ['length', 'sentences', 'tense']

/** The sign of an element: there, missing, to be looked at, or not asked for. */
export function elementState({ state }: Pick<ElementCheck, 'state'>): CheckState {
  return ({ found: 'ok', missing: 'wrong', unsure: 'doubt', 'not-needed': 'none' } as const)[state]
}

/** What of the caption each kind of comparison speaks of. */
const ABOUT = { name: 'who', place: 'where', date: 'when', number: undefined } as const
const ABOUT_FIELD: Readonly<Partial<Record<MetadataCheck['field'], ElementCheck['element']>>> = {
  city: 'where',
  location: 'where',
  date: 'when',
  creator: 'credit',
}

/** Whether a comparison contradicts what stands there for an element: it is there, and yet no tick is earned. */
export function isContradicted({ element }: Pick<ElementCheck, 'element'>, checks: CaptionChecks): boolean {
  return (
    checks.agreement.some(({ kind, verdict }) => verdict === 'conflict' && ABOUT[kind] === element) ||
    checks.metadata.some(
      ({ field, verdict, parts = [] }) =>
        (verdict === 'differs' && ABOUT_FIELD[field] === element) ||
        parts.some((part) => part.verdict === 'differs' && ABOUT[part.kind] === element),
    )
  )
}

/** The five elements, without what is asked of the form. */
export function newsElements({ elements }: Pick<CaptionChecks, 'elements'>): readonly ElementCheck[] {
  return elements.filter(({ element }) => !FORMS.includes(element))
}

/** What was found about a caption, the most pressing first. */
export function linesOf(checks: CaptionChecks, hasPicture: boolean): readonly CheckView[] {
  const lines = [
    ...elementLines(checks.elements),
    ...agreementLines(checks.agreement),
    ...metadataLines(checks),
    ...orderLines(checks).filter(({ state }) => state !== 'none'),
    ...(hasPicture ? [] : [{ id: 'no-picture', state: 'none', key: 'captions.line.noPicture', values: {} } as const]),
  ]
  return lines.sort((a, b) => RANK[a.state] - RANK[b.state])
}

function elementLines(elements: readonly ElementCheck[]): readonly CheckView[] {
  const missing = elements.filter(({ element, state }) => state === 'missing' && !FORMS.includes(element))
  const lacking: readonly CheckView[] =
    missing.length === 0
      ? []
      : [
          {
            id: 'missing',
            state: 'wrong',
            key: 'captions.line.missing',
            values: {},
            list: missing.map(({ element }) => `captions.lacking.${element}`),
          },
        ]
  const reasons = elements.flatMap((check): readonly CheckView[] => {
    const { element, reason, words = '', count = 0, limit = 0 } = check
    if (reason === undefined) return []
    const state = elementState(check)
    return [{ id: `reason-${element}`, state, key: `captions.reason.${reason}`, values: { words, count, limit } }]
  })
  return [...lacking, ...reasons]
}

/** Only the same is a tick; what is less than that is grey, and said. */
const SIGNS = {
  agrees: 'ok',
  'year-only': 'none',
  'month-only': 'none',
  elsewhere: 'none',
  'look-alike': 'doubt',
  conflict: 'wrong',
  absent: 'none',
} as const satisfies Record<Agreement['verdict'], CheckState>

/** What is written the same on both sides, and what the text does not speak of, is said together; the rest one by one. */
function agreementLines(agreement: readonly Agreement[]): readonly CheckView[] {
  const lines = new Map<string, CheckView>()
  agreement.forEach(({ kind, verdict, words, other }, at) => {
    const isSame = verdict === 'agrees' && (other === undefined || isWrittenAlike(words, other.words))
    const isTogether = isSame || verdict === 'absent'
    const id = isTogether ? `${kind}-${verdict}` : `${kind}-${verdict}-${at}`
    const before = lines.get(id)?.words ?? []
    if (before.includes(words)) return
    const said = verdict === 'agrees' && !isSame ? 'agrees-as' : verdict
    lines.set(id, {
      id,
      state: SIGNS[verdict],
      key: `captions.agreement.${kind}.${said}`,
      values: { other: other?.words ?? '' },
      words: [...before, words],
    })
  })
  return [...lines.values()]
}

const isWrittenAlike = (one: string, other: string): boolean => viewText(one).lower === viewText(other).lower

/** Field by field, with the words that were compared; what was not compared is said at the end. */
function metadataLines({ metadata }: CaptionChecks): readonly CheckView[] {
  const left = metadata.filter(({ verdict }) => verdict === 'not-compared')
  const lines = metadata.flatMap(fieldLines)
  if (left.length === 0) return lines
  const list = left.map(({ field }) => `captions.field.${field}`)
  return [...lines, { id: 'metadata-left', state: 'none', key: 'captions.line.metadataNotCompared', values: {}, list }]
}

const COMPARED = {
  differs: ['wrong', 'metadataDiffers'],
  agrees: ['ok', 'metadataAgrees'],
  partly: ['none', 'metadataPartly'],
  'year-only': ['none', 'metadataYearOnly'],
  'month-only': ['none', 'metadataMonthOnly'],
} as const

function fieldLines(check: MetadataCheck): readonly CheckView[] {
  const { field, verdict, value, there = value, words = '', parts = [], others = [] } = check
  const list = [`captions.field.${field}`]
  const contradicting = others.map(({ source, value: other }): CheckView => {
    const values = { source, value: shownStatement(field, other) }
    return { id: `metadata-${field}-${source}`, state: 'doubt', key: 'captions.line.metadataOthers', values, list }
  })
  if (verdict === 'caption-lacks' || verdict === 'not-compared' || verdict === 'sources-differ') return contradicting
  const [state, said] = COMPARED[verdict]
  const shown = shownStatement(field, there)
  const isSame = verdict === 'agrees' && isWrittenAlike(words, shown)
  const line = {
    id: `metadata-${field}`,
    state,
    key: `captions.line.${isSame ? 'metadataSame' : said}`,
    values: { value: shown },
    words: verdict === 'partly' ? partsSaid(parts, there) : [words],
    list,
  }
  return [line, ...contradicting]
}

/** What both tell of: once where it is written alike, else as an equation. */
function partsSaid(parts: NonNullable<MetadataCheck['parts']>, there: string): readonly string[] {
  if (parts.length === 0) return [there]
  const same = parts.filter(({ verdict }) => verdict === 'agrees')
  return same.map((part) => (isWrittenAlike(part.words, part.there) ? part.words : `${part.words} = ${part.there}`))
}

const ORDER = { agrees: 'ok', conflict: 'wrong', 'cannot-tell': 'none' } as const

/** Every linked region against what the words say of left and right. */
export function orderLines({ order }: CaptionChecks): readonly CheckView[] {
  return order.map(({ verdict, words, side, link }) => ({
    id: `order-${link}`,
    state: ORDER[verdict],
    key: `captions.order.${verdict}`,
    values: { words, side: side?.words ?? '' },
  }))
}

/** A statement of a picture as it is read: a moment without its seconds and its zone. */
export function shownStatement(field: string, value: string): string {
  return field === 'date'
    ? value.replace(/^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/u, '$1 $2')
    : value
}
