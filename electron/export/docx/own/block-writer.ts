import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Block } from '#shared/domain/block.ts'
import type { InlineMark } from '#shared/domain/mark.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { segments, standingOf } from '#shared/text/derive.ts'
import { runsRightToLeft } from '#shared/text/direction.ts'
import { formedRuns } from '#shared/text/form.ts'
import { isRunning, isPictureChange } from '#shared/text/standing.ts'
import type { XmlTrace } from '#electron/import/formats/xml/parse-xml.ts'
import type { Attribution, Changes } from '../changes.ts'
import { isHalfOfMove } from '../pieces.ts'
import { run } from '../run-properties.ts'
import { groupBy } from '../../review.ts'
import { RANKS, type Around, type PartWriter, type Reformed } from './part-writer.ts'
import type { SourceParagraphs } from './paragraphs.ts'
import { propertiesOf, propertiesPutIn, withChannel } from './properties.ts'
import { putAt, spotOfWords, type Spot } from './spots.ts'
import { cameAt, type LetterPlace, type PlacedRepair, type Source, type SourceBlock } from './source.ts'

interface BlockContext {
  readonly source: Source
  readonly trace: XmlTrace
  readonly writer: PartWriter
  readonly paragraphs: SourceParagraphs
  readonly changes: Changes
  readonly moveName: (group: string) => string
  /** As tracked changes, or carried out. */
  readonly isTracked: boolean
  /** Whose the repairs are. */
  readonly repairer: Attribution
}

/** Words put in: at which place of the text as it came, in the form of which letter. */
interface PutIn {
  readonly at: number
  readonly text: string
  readonly marks: readonly InlineMark[] | undefined
  readonly like: number
  readonly by: Attribution
  readonly half?: Suggestion | undefined
  readonly rank: number
}

/** Writes repairs and suggestions into the runs of the file. What has no sure place there is left, and is told. */
export class BlockWriter {
  readonly #context: BlockContext
  readonly #left = new Set<Suggestion>()
  /** Where a paragraph is joined with the next one, by the block that it is. */
  readonly #joins = new Map<string, Suggestion>()
  readonly #joined = new Set<Suggestion>()
  /** Repairs whose place in the file nobody can tell. */
  leftRepairs = 0

  constructor(context: BlockContext) {
    this.#context = context
  }

  get left(): ReadonlySet<Suggestion> {
    return this.#left
  }

  write(open: OpenArticle, suggestions: readonly Suggestion[]): void {
    const byBlock = groupBy(suggestions, ({ blockId }) => blockId)
    for (const [at, { id }] of this.#context.source.blocks.entries()) {
      const before = this.#context.source.blocks[at - 1]
      const join = byBlock.get(id)?.find(isJoin)
      if (join !== undefined && before !== undefined) this.#joins.set(before.id, join)
    }
    for (const [at, block] of this.#context.source.blocks.entries()) {
      const own = byBlock.get(block.id) ?? []
      const lying = this.#context.source.of(block.id)
      if (lying === undefined) {
        for (const each of own) this.#left.add(each)
        this.leftRepairs += open.repairs.filter(({ blockId }) => blockId === block.id).length
      } else if (own.length + lying.repairs.length > 0)
        this.#write(block, lying, own, this.#context.source.blocks[at - 1])
    }
  }

  #write(block: Block, lying: SourceBlock, all: readonly Suggestion[], before: Block | undefined): void {
    const refused = new Set(all.flatMap(({ repairId }) => (repairId === undefined ? [] : [repairId as string])))
    const suggestions = all.filter(({ repairId }) => repairId === undefined)
    const words = suggestions.map((each): Suggestion => ({ ...each, state: 'open' }))
    const byId = new Map(suggestions.map((each) => [each.id as string, each]))
    const parts = segments(block, words, 'marked')
    const deleted = parts.flatMap(({ kind, start, end, suggestionIds }) => {
      const by = byId.get(suggestionIds[0] ?? '')
      return kind === 'deleted' && by !== undefined ? [{ start, end, by }] : []
    })
    const repairs = lying.repairs.filter(({ repair }) => !refused.has(repair.id))
    const arounds = new Map<string, Around>()
    const aroundOf = (by: Suggestion): Around => {
      const known = arounds.get(by.id) ?? this.#around(isHalfOfMove(by) ? 'w:moveFrom' : 'w:del', by)
      arounds.set(by.id, known)
      return known
    }
    for (const { start, end, by } of deleted) {
      if (isHalfOfMove(by)) this.#range(lying, by, start, end, 'From')
      for (const run of betweenRepairs(lying.repairs, start, end, refused))
        if (!this.#takeOut(lying, run.start, run.end, aroundOf(by))) this.#left.add(by)
    }
    for (const placed of repairs) this.#repair(block, lying, placed, deleted, aroundOf)
    for (const part of parts) {
      const by = part.kind === 'inserted' ? byId.get(part.suggestionId ?? '') : undefined
      if (by === undefined) continue
      const { at } = cameAt(lying.repairs, part.start, true)
      const like = cameAt(lying.repairs, by.start, false).at
      const half = isHalfOfMove(by) ? by : undefined
      const put = { at, text: part.text, marks: by.marks, like, by, half, rank: RANKS.words }
      if (!this.#putIn(block, lying, put)) this.#left.add(by)
    }
    for (const each of suggestions)
      if (each.form !== undefined) {
        if (!this.#reform(lying, each)) this.#left.add(each)
      } else if (isJoin(each)) {
        if (!this.#joined.has(each) && (before === undefined || !this.#join(lying, before, each))) this.#left.add(each)
      } else if (isPictureChange(each)) this.#left.add(each)
    const [first] = deleted
    if (first !== undefined && block.text.trim() !== '' && parts.every(({ kind }) => kind === 'deleted'))
      this.#takeParagraph(lying, first.by)
  }

  #around(name: Around['name'], by: Attribution): Around {
    return { name, by: this.#context.isTracked ? by : undefined }
  }

  /** Takes letters out; false where one of them is no letter of the file that can go. */
  #takeOut({ letters }: SourceBlock, start: number, end: number, around: Around): boolean {
    const own = letters.slice(start, end)
    if (own.some((letter) => letter === undefined || letter.run.isWhole)) return false
    for (const letter of own)
      if (letter !== undefined && !(letter.run.isTakenOut && this.#context.isTracked))
        this.#context.writer.surround(letter.run, letter.unit, around)
    return true
  }

  /** A repair is taken out and put in by its own name; where words that it mended are taken out, it is never made. */
  #repair(
    block: Block,
    lying: SourceBlock,
    { repair, start, end }: PlacedRepair,
    deleted: readonly { readonly start: number; readonly end: number; readonly by: Suggestion }[],
    aroundOf: (by: Suggestion) => Around,
  ): void {
    const over = deleted.filter((each) =>
      repair.start === repair.end
        ? each.start < repair.start && repair.end < each.end
        : each.start < repair.end && repair.start < each.end,
    )
    const kept = keptOf(repair.start, repair.end, over)
    const [first] = over
    const isGone = first !== undefined && kept.length === 0
    const { repairer } = this.#context
    const around = isGone ? aroundOf(first.by) : this.#around('w:del', repairer)
    const text = isGone ? '' : kept.map((each) => sliceCodePoints(block.text, each.start, each.end)).join('')
    const put = { at: end, text, marks: undefined, like: start, by: repairer, rank: RANKS.words - 0.5 }
    const spot = this.#spotOf(lying, put)
    const isPlaced = text === '' || (spot !== undefined && !this.#isWithinTakenOut(spot))
    if (!isPlaced || !this.#takeOut(lying, start, end, around)) this.leftRepairs += 1
    else if (text !== '') this.#putIn(block, lying, put)
  }

  #spotOf(lying: SourceBlock, { at }: Pick<PutIn, 'at'>): Spot | undefined {
    return spotOfWords(lying, at)
  }

  #putIn(block: Block, lying: SourceBlock, put: PutIn): boolean {
    const spot = this.#spotOf(lying, put)
    if (spot === undefined || this.#isWithinTakenOut(spot)) return false
    const { changes, isTracked, writer, moveName } = this.#context
    const like = [lying.letters[put.like], spot.letter].find(isOfWords) ?? spot.letter
    const { element, part } = like.run
    const before = like.run.isWhole ? [] : propertiesOf(element, part.text, this.#context.trace)
    const pieces =
      put.marks === undefined
        ? [{ text: put.text, marks: undefined }]
        : formedRuns({ text: put.text, marks: put.marks })
    const name = put.half === undefined ? 'w:ins' : 'w:moveTo'
    const wrapped = (xml: string): string => (isTracked && xml !== '' ? changes.mark(name, put.by, xml) : xml)
    const runs = pieces.map(({ text, marks }) => ({
      lines: text.split('\n'),
      properties: (isRight: boolean) => propertiesPutIn(before, marks, isRight),
    }))
    const isParting = put.half === undefined && isRunning(block) && put.text.includes('\n') && this.#canPart(spot)
    if (isParting) {
      this.#part(block, spot, runs, put, wrapped)
      return true
    }
    const isRight = runsRightToLeft(block.text)
    const xml = wrapped(runs.map(({ lines, properties }) => run(lines.join('\n'), properties, false, isRight)).join(''))
    const group = put.half?.groupId
    const range = group === undefined || !isTracked ? undefined : changes.range('To', moveName(group), put.by)
    putAt(writer, spot, range === undefined ? xml : range.start + xml + range.end, put.rank)
    return true
  }

  /** Whether words put in there would stand within what the author takes out, and go with it. */
  #isWithinTakenOut({ letter: { run: of, unit }, isBehind }: Spot): boolean {
    const { source, isTracked } = this.#context
    const around = source.runs.standsIn(of, isBehind ? unit + 1 : unit)?.name
    return isTracked && (around === 'w:del' || around === 'w:moveFrom')
  }

  #canPart({ letter: { run: of, unit }, isBehind }: Spot): boolean {
    const { source, paragraphs } = this.#context
    return source.runs.standsIn(of, isBehind ? unit + 1 : unit) === of.paragraph && paragraphs.isFree(of.paragraph)
  }

  /** Parts a paragraph: all but the last of its parts end with a mark that was put in. */
  #part(
    block: Block,
    spot: Spot,
    runs: readonly { readonly lines: readonly string[]; readonly properties: (isRight: boolean) => string }[],
    { by, rank }: PutIn,
    wrapped: (xml: string) => string,
  ): void {
    const { paragraphs, writer, isTracked } = this.#context
    const { paragraph, part } = spot.letter.run
    const start = paragraphs.startTag(part.text, paragraph)
    const end = `</${/^<([^\s/>]+)/u.exec(start)?.[1] ?? 'w:p'}>`
    const lines: string[] = ['']
    for (const { lines: own, properties } of runs)
      own.forEach((line, at) => {
        if (at > 0) lines.push('')
        lines[lines.length - 1] += run(line, properties, false, runsRightToLeft(block.text))
      })
    const mark = isTracked ? ({ name: 'w:ins', by } as const) : undefined
    // The last of the parts ends as the whole did, and is what the next paragraph is joined to.
    const join = isTracked ? this.#joins.get(block.id) : undefined
    const last = join && ({ name: 'w:del', by: join } as const)
    if (join !== undefined) this.#joined.add(join)
    const xml = lines
      .map((line, at) => {
        const isLast = at === lines.length - 1
        const own = at === 0 ? '' : start + paragraphs.propertiesWith(part.text, paragraph, isLast ? last : mark)
        return own + wrapped(line)
      })
      .join(end)
    putAt(writer, spot, xml, rank)
    if (isTracked) paragraphs.mark(part, writer.editsOf(part), paragraph, 'w:ins', by)
  }

  #reform(lying: SourceBlock, suggestion: Suggestion): boolean {
    const { form, marks = [], start, end } = suggestion
    if (form === undefined || form === 'link') return false
    const { writer, isTracked } = this.#context
    const [from, to] = [cameAt(lying.repairs, start, false).at, cameAt(lying.repairs, end, true).at]
    const letters = lying.letters.slice(from, to)
    if (letters.some((letter) => letter === undefined || letter.run.isWhole || isReformed(letter))) return false
    const known = new Map<string, Reformed>()
    letters.forEach((letter, at) => {
      if (letter === undefined) return
      const own = marks.filter((mark) => mark.start <= at && at < mark.end)
      const key = own.map(({ kind }) => kind).join(' ')
      const reformed = known.get(key) ?? {
        by: isTracked ? suggestion : undefined,
        change: (before) => withChannel(before, form, own, true),
      }
      known.set(key, reformed)
      writer.reform(letter.run, letter.unit, reformed)
    })
    return true
  }

  /** The paragraph before goes on with this one. */
  #join(lying: SourceBlock, before: Block, by: Suggestion): boolean {
    const { source, writer, paragraphs, isTracked, trace } = this.#context
    const last = source.of(before.id)?.letters.findLast((letter) => letter !== undefined)
    const first = lying.letters.find((letter) => letter !== undefined)
    if (last === undefined || first === undefined || last.run.part !== first.run.part) return false
    const { paragraph, part } = last.run
    if (!paragraphs.isFree(paragraph) || !paragraphs.isNext(paragraph, first.run.paragraph)) return false
    if (isTracked) paragraphs.mark(part, writer.editsOf(part), paragraph, 'w:del', by)
    else {
      const [one, other] = [trace.spans.get(paragraph), paragraphs.contentStart(first.run.paragraph)]
      if (one === undefined || other === undefined) return false
      writer.editsOf(part).replace(one.close, other, '')
    }
    return true
  }

  /** A paragraph of which all words go. */
  #takeParagraph({ letters }: SourceBlock, by: Suggestion): void {
    const { writer, paragraphs, isTracked, trace } = this.#context
    const all = new Set(letters.flatMap((letter) => (letter === undefined ? [] : [letter.run.paragraph])))
    const [paragraph] = all
    const part = letters.find((letter) => letter !== undefined)?.run.part
    if (paragraph === undefined || part === undefined || all.size > 1 || !paragraphs.isFree(paragraph)) return
    if (!paragraphs.isBare(paragraph)) return
    if (isTracked) paragraphs.mark(part, writer.editsOf(part), paragraph, 'w:del', by)
    else {
      const span = trace.spans.get(paragraph)
      if (span !== undefined && trace.parents.get(paragraph)?.name === 'w:body')
        writer.editsOf(part).replace(span.start, span.end, '')
    }
  }

  /** The range of words that go to another place. */
  #range(lying: SourceBlock, by: Suggestion, start: number, end: number, side: 'From' | 'To'): void {
    const { changes, writer, moveName, isTracked } = this.#context
    const [from, to] = [cameAt(lying.repairs, start, false).at, cameAt(lying.repairs, end, true).at]
    const [first, last] = [lying.letters[from], lying.letters[to - 1]]
    if (!isTracked || by.groupId === undefined || first === undefined || last === undefined) return
    const range = changes.range(side, moveName(by.groupId), by)
    putAt(writer, { letter: first, isBehind: false, isExact: true }, range.start, RANKS.start)
    putAt(writer, { letter: last, isBehind: true, isExact: true }, range.end, RANKS.end)
  }
}

function isJoin({ kind, end }: Suggestion): boolean {
  return kind === 'join' && end === 0
}

/** The suggestions that are carried out where two exclude one another. */
export function carriedOutOf(suggestions: readonly Suggestion[]): readonly Suggestion[] {
  return [...groupBy(suggestions, ({ blockId }) => blockId).values()].flatMap((own) => standingOf(own))
}

function isOfWords(letter: LetterPlace | undefined): letter is LetterPlace {
  return letter !== undefined && letter.run.units[letter.unit]?.kind === 'letter'
}

function isReformed({ run: { element } }: LetterPlace): boolean {
  return element.children.some(
    (child) =>
      typeof child !== 'string' &&
      child.name === 'w:rPr' &&
      child.children.some((each) => typeof each !== 'string' && each.name === 'w:rPrChange'),
  )
}

/** The runs of a text as it came under a run of the mended one, without those that repairs made. */
function betweenRepairs(
  repairs: readonly PlacedRepair[],
  start: number,
  end: number,
  refused: ReadonlySet<string>,
): readonly { readonly start: number; readonly end: number }[] {
  const runs: { start: number; end: number }[] = []
  let at = start
  const take = (to: number): void => {
    if (to > at) runs.push({ start: cameAt(repairs, at, false).at, end: cameAt(repairs, to, true).at })
  }
  for (const { repair, start: from, end: to } of repairs) {
    if (
      repair.end < start ||
      repair.start > end ||
      (repair.start === repair.end && (repair.start <= start || repair.end >= end))
    )
      continue
    take(Math.min(end, repair.start))
    // A repair that is refused was never made: what it mended goes with the words around it.
    if (refused.has(repair.id) && repair.start >= start && repair.end <= end) runs.push({ start: from, end: to })
    at = Math.max(at, repair.end)
  }
  take(end)
  return runs
}

/** What of a run is left beside others. */
function keptOf(
  start: number,
  end: number,
  over: readonly { readonly start: number; readonly end: number }[],
): readonly { readonly start: number; readonly end: number }[] {
  const kept: { start: number; end: number }[] = []
  let at = start
  for (const each of over.toSorted((a, b) => a.start - b.start)) {
    if (each.start > at) kept.push({ start: at, end: Math.min(each.start, end) })
    at = Math.max(at, each.end)
  }
  if (at < end) kept.push({ start: at, end })
  return kept
}
