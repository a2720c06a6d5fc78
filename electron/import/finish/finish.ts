import type { CallError } from '#shared/contract/errors.ts'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import { linkCaptions } from '#shared/captions/link-figures.ts'
import { isMostlyLeftOut } from '#shared/domain/census.ts'
import type { InlineMark, TextForm } from '#shared/domain/mark.ts'
import type {
  Finding,
  SourceAsset,
  SourceBlock,
  SourceDocument,
  SourceRepair,
  SourceSuggestion,
} from '#shared/domain/source-document.ts'
import { findMixedScript } from '#shared/language/mixture.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import type { Result } from '#shared/lib/result.ts'
import { repairLines } from '#shared/repair/repair-text.ts'
import type { RepairedText } from '#shared/repair/repair-text.ts'
import { assignRoles } from '#shared/structure/assign-roles.ts'
import { checkStructure } from '#shared/structure/check-structure.ts'
import { findDate, mostExact } from '#shared/structure/dates.ts'
import { readFacts } from '#shared/structure/facts.ts'
import type { ArticleFacts } from '#shared/structure/facts.ts'
import { foldText } from '#shared/structure/fold.ts'
import { codeRuns, plainForm, tidyMarks } from '#shared/text/form.ts'
import { detectLanguage, inDeclaredLanguage } from './language.ts'
import { noteSignsOf, tellNoteRefs, type NoteSigns } from './note-refs.ts'
import { readPicture } from '../picture/read-picture.ts'
import type { RawBlock, RawDocument, RawPicture } from '../formats/raw-document.ts'
import { mapPosition, refuseRepairs } from './repaired-text.ts'
import { settleCensus } from './settle-census.ts'

/** Repairs that nobody needs to look at before an article is kept. */
const TRIVIAL = new Set(['invisible', 'entity', 'look-alike', 'width', 'variant'])
/** Below this confidence a role is doubtful. */
const DOUBT = 0.6
const FACT_NAMES = ['title', 'byline', 'editor', 'source'] as const

export interface Finished {
  readonly document: SourceDocument
  readonly originals: readonly string[]
  readonly pictures: readonly Uint8Array[]
  readonly reasons: ImportPreview['reasons']
  readonly mixed?: ImportPreview['mixed']
}

/** From what a reader found to what is opened: repairs, roles, links, facts, findings, with the editor's choices. */
export function finishDocument(raw: RawDocument, choices: ImportChoices, isSureEncoding: boolean): Finished {
  const { texts, facts: rawFacts } = repairAll(raw, choices)
  const { assets, pictures, places } = readPictures(raw.pictures)
  const signs = noteSignsOf(raw.blocks)
  const { blocks, isDoubtful } = roleBlocks(raw, texts, choices, places, signs)
  const facts = mergeFacts(readFacts(blocks.map(withPlainTitle)), rawFacts, raw.dates ?? [])
  const language =
    raw.language ??
    detectLanguage(
      texts.map(({ text }) => text),
      raw.declaredLanguage,
    )
  const repairs = texts.flatMap((text, block) => text.repairs.map((repair): SourceRepair => ({ block, ...repair })))
  const damage = texts.flatMap((text, block) =>
    text.findings.map(({ rule, start, end, values }): Finding => ({
      rule,
      severity: 'warning',
      block,
      start,
      end,
      ...(values === undefined ? {} : { values }),
    })),
  )
  const offered = (raw.offers ?? []).map(({ block, fileName, by }): Finding => ({
    rule: `structure.picture-by-${by}`,
    severity: 'info',
    block,
    start: 0,
    end: codePointLength(blocks[block]?.text ?? ''),
    values: { file: fileName },
  }))
  const unreadable = (raw.unreadable ?? []).map(({ file, why, format }): Finding => ({
    rule: `structure.entry-${why === 'damaged' ? 'unreadable' : why}`,
    severity: 'error',
    block: null,
    start: 0,
    end: 0,
    values: { file, ...(format === undefined ? {} : { format }) },
  }))
  const lengths = blocks.map((block) => ({
    role: block.role,
    textLength: codePointLength(block.text),
    figure: block.figure,
    asset: block.asset,
  }))
  const census = settleCensus(raw, blocks)
  const isChinese = language === 'zh-Hans' || language === 'zh-Hant'
  const reasons: ImportPreview['reasons'][number][] = []
  if (!isSureEncoding) reasons.push('encoding')
  const mixed = isChinese && choices.script === 'keep' ? otherScriptIn(blocks) : undefined
  if (mixed !== undefined) reasons.push('script')
  if (damage.length > 0 || repairs.some((repair) => repair.isGuess || !TRIVIAL.has(repair.kind))) reasons.push('damage')
  if (isDoubtful) reasons.push('roles')
  // What was put together by names is shown before it is kept.
  if (offered.length > 0) reasons.push('pictures')
  if (unreadable.length > 0) reasons.push('left-out')
  if (isMostlyLeftOut(census)) reasons.push('mostly-left-out')
  return {
    document: {
      format: raw.format,
      ...(raw.encoding === undefined ? {} : { encoding: raw.encoding }),
      language,
      ...facts,
      blocks: inDeclaredLanguage(blocks, language, raw.declaredLanguage),
      assets,
      repairs,
      census,
      findings: [
        ...damage,
        ...offered,
        ...unreadable,
        ...notTakenIn(raw),
        ...checkStructure(lengths, facts, isChinese),
      ],
      ...mapMarks(raw, texts, signs),
    },
    originals: raw.blocks.map((block) => block.text),
    pictures,
    reasons,
    ...(mixed && { mixed }),
  }
}

/** So many files are named one by one; of the rest there is only the count. */
const NAMED_FILES = 20

/** What came beside the text and is no part of its article. */
function notTakenIn({ notTaken = [] }: RawDocument): readonly Finding[] {
  if (notTaken.length === 0) return []
  const named = notTaken.slice(0, NAMED_FILES).map((name) => name.toWellFormed())
  const file = [...named, ...(notTaken.length > NAMED_FILES ? ['…'] : [])].join(', ')
  const rule = 'structure.entry-not-taken'
  return [{ rule, severity: 'info', block: null, start: 0, end: 0, values: { file, count: notTaken.length } }]
}

/** So many places in the other script are no slip and no name: the editor decides which script the text is in. */
const MANY_MIXED = 5

/** So many of the characters in the other script are named, out of the first so many places. */
const MOST_EXAMPLES = 6
const FIRST_PLACES = 200

function otherScriptIn(blocks: readonly SourceBlock[]): Finished['mixed'] {
  const found = findMixedScript(blocks.map(({ role, text }) => (role === 'furniture' ? '' : text)))
  const [first] = found
  if (first === undefined || found.length < MANY_MIXED) return undefined
  const words = found.slice(0, FIRST_PLACES).map(({ values }) => String(values['text']))
  return { rule: first.rule, count: found.length, examples: [...new Set(words)].slice(0, MOST_EXAMPLES) }
}

/** Texts of the blocks, and the format's own statements, repaired together. Refusals count over all blocks. */
function repairAll(raw: RawDocument, choices: ImportChoices): { texts: readonly RepairedText[]; facts: ArticleFacts } {
  const stated = FACT_NAMES.map((name) => raw.facts[name] ?? '')
  const all = repairLines([...raw.blocks.map((block) => block.text), ...stated], {
    script: choices.script,
    codes: raw.blocks.map(codeRuns),
  })
  const refused = new Set(choices.refused)
  let counted = 0
  const texts = all.slice(0, raw.blocks.length).map((text) => {
    const local = new Set<number>()
    if (refused.size > 0) text.repairs.forEach((_, index) => refused.has(counted + index) && local.add(index))
    counted += text.repairs.length
    return refuseRepairs(text, local)
  })
  const facts: Record<string, string> =
    raw.facts.publishedAt === undefined ? {} : { publishedAt: raw.facts.publishedAt }
  FACT_NAMES.forEach((name, index) => {
    const text = all[raw.blocks.length + index]?.text.trim()
    if (text !== undefined && text !== '') facts[name] = text
  })
  return { texts, facts }
}

function readPictures(raw: readonly RawPicture[]): {
  assets: readonly SourceAsset[]
  pictures: readonly Uint8Array[]
  places: readonly (number | undefined)[]
} {
  const assets: SourceAsset[] = []
  const pictures: Uint8Array[] = []
  const places = raw.map(({ bytes, fileName }) => {
    const read: Result<SourceAsset, CallError> = readPicture(bytes, fileName ?? '')
    // A picture inside an article that is none leaves its frame empty; the article opens.
    if (!read.ok) return undefined
    assets.push(read.value)
    pictures.push(bytes)
    return assets.length - 1
  })
  return { assets, pictures, places }
}

function roleBlocks(
  { blocks: raw, suggestions }: Pick<RawDocument, 'blocks' | 'suggestions'>,
  texts: readonly RepairedText[],
  choices: ImportChoices,
  places: readonly (number | undefined)[],
  signs: NoteSigns,
): { blocks: readonly SourceBlock[]; isDoubtful: boolean } {
  const proposed = proposedWords(suggestions)
  // A paragraph that was put in is what its words say that it is; its block has none before they are accepted.
  const words = raw.map((_, index) => texts[index]?.text || (proposed.get(index) ?? ''))
  const guesses = assignRoles(raw.map((block, index) => ({ ...block, text: words[index] ?? '' })))
  const chosen = new Map(choices.roles.map(({ block, role }) => [block, role]))
  let isDoubtful = false
  const roled = raw.map((block, index) => {
    const guess = guesses[index]
    if (guess === undefined) throw new Error('a block without a role')
    const own = chosen.get(index)
    if (own === undefined && guess.role !== 'paragraph' && guess.confidence < DOUBT) isDoubtful = true
    return {
      role: own ?? guess.role,
      text: texts[index]?.text ?? '',
      figure: block.figure,
      level: own === undefined ? guess.level : block.level,
      confidence: own === undefined ? guess.confidence : 1,
    }
  })
  const links = linkCaptions(roled.map((block, index) => ({ ...block, text: words[index] ?? '' })))
  const blocks = roled.map(({ role, text, level, confidence }, index): SourceBlock => {
    const asset = raw[index]?.asset === undefined ? undefined : places[raw[index].asset]
    const alt = raw[index]?.alt
    const figure = role === 'caption' || role === 'credit' ? links[index] : undefined
    return {
      role,
      text,
      ...formOf(raw[index], texts[index], signs),
      ...(level === undefined ? {} : { level }),
      ...(asset === undefined ? {} : { asset }),
      ...(alt === undefined ? {} : { alt }),
      ...(figure === undefined ? {} : { figure }),
      confidence,
    }
  })
  return { blocks, isDoubtful }
}

/** What was put in where nothing stood, by block. */
function proposedWords(suggestions: readonly SourceSuggestion[]): ReadonlyMap<number, string> {
  return new Map(
    suggestions.flatMap(({ block, start, end, after }) => (start === 0 && end === 0 ? [[block, after] as const] : [])),
  )
}

/** The form of a block, moved to its places in the repaired text. */
function formOf(raw: RawBlock | undefined, repaired: RepairedText | undefined, signs: NoteSigns): TextForm {
  if (raw === undefined || repaired === undefined) return {}
  const { marks, listNumber, grid } = raw
  const run = <R extends { readonly start: number; readonly end: number }>(each: R): R => ({
    ...each,
    start: mapPosition(repaired.repairs, each.start, false),
    end: mapPosition(repaired.repairs, each.end, true),
  })
  const moved: readonly InlineMark[] =
    marks === undefined ? [] : tidyMarks(tellNoteRefs(repaired.text, marks.map(run), signs))
  return {
    ...(moved.length === 0 ? {} : { marks: moved }),
    ...(listNumber === undefined ? {} : { listNumber }),
    ...(grid === undefined ? {} : { grid: { rows: grid.rows.map((row) => row.map(run)) } }),
  }
}

/** A title is a bare string: what is raised in the headline is raised in it too; note marks and readings are none of it. */
function withPlainTitle(block: SourceBlock): SourceBlock {
  const { role, text, marks } = block
  if (role !== 'headline' || marks === undefined) return block
  const own = marks.flatMap((mark): readonly InlineMark[] =>
    mark.kind === 'ruby' ? [] : [mark.kind === 'note-ref' ? { ...mark, kind: 'hidden' } : mark],
  )
  return { ...block, text: plainForm({ text, marks: own }) }
}

/** The text's own words go before what the file states beside them; of dates the most exact that agrees. */
function mergeFacts(own: ArticleFacts, stated: ArticleFacts, others: readonly string[]): ArticleFacts {
  const first = own.publishedAt ?? stated.publishedAt
  const dates = others.flatMap((other) => findDate(foldText(other))?.iso ?? []).concat(stated.publishedAt ?? [])
  const { byline, ...rest } = stated
  // Chinese pages name their editor as the page's author.
  const author = byline === undefined || byline === own.editor ? {} : { byline }
  return { ...rest, ...author, ...own, ...(first === undefined ? {} : { publishedAt: mostExact(first, dates) }) }
}

/** Changes of the words themselves. */
const WORDS = new Set<SourceSuggestion['kind']>(['insert', 'delete', 'replace'])

/** Comments and tracked changes, moved to their places in the repaired text. */
function mapMarks(
  raw: RawDocument,
  texts: readonly RepairedText[],
  signs: NoteSigns,
): Pick<SourceDocument, 'notes' | 'suggestions'> {
  const place = (block: number, position: number, isEnd: boolean): number =>
    mapPosition(texts[block]?.repairs ?? [], position, isEnd)
  return {
    notes: raw.notes.map((note) => ({
      ...note,
      start: place(note.block, note.start, false),
      end: place(note.endBlock ?? note.block, note.end, true),
    })),
    suggestions: raw.suggestions.flatMap((suggestion) => {
      const start = place(suggestion.block, suggestion.start, false)
      const end = suggestion.start === suggestion.end ? start : place(suggestion.block, suggestion.end, true)
      const text = texts[suggestion.block]?.text ?? ''
      const { marks, ...plain } = suggestion
      if (plain.form !== undefined) return [formed({ ...plain, marks, start, end }, sliceCodePoints(text, start, end))]
      const form = formPutIn(suggestion, marks, sliceCodePoints(text, Math.max(0, start - BASE_LENGTH), start), signs)
      // In a block of bare words bare words need not be said to be bare.
      const isSaid = form !== undefined && (form.length > 0 || raw.blocks[suggestion.block]?.marks !== undefined)
      const before = sliceCodePoints(text, start, end)
      // What a repair has done already is proposed no more.
      const came = sliceCodePoints(raw.blocks[plain.block]?.text ?? '', plain.start, plain.end)
      const isDone = WORDS.has(plain.kind) && came !== plain.after && before === plain.after
      return isDone ? [] : [{ ...plain, start, end, before, ...(isSaid ? { marks: form } : {}) }]
    }),
  }
}

/** A change of form leaves the words as they are, and is of all of them. */
function formed(suggestion: SourceSuggestion, words: string): SourceSuggestion {
  const marks = suggestion.marks?.map((mark) => ({ ...mark, start: 0, end: codePointLength(words) }))
  return { ...suggestion, before: words, after: words, ...(marks === undefined ? {} : { marks }) }
}

/** So much of what stands before tells a power from a note mark. */
const BASE_LENGTH = 12

/** The form of words that a change puts in behind `before`; undefined where the format knows none. */
function formPutIn(
  { after }: SourceSuggestion,
  marks: readonly InlineMark[] | undefined,
  before: string,
  signs: NoteSigns,
): readonly InlineMark[] | undefined {
  if (marks === undefined || marks.length === 0) return marks
  const by = codePointLength(before)
  const told = tellNoteRefs(
    before + after,
    marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by })),
    signs,
  )
  return tidyMarks(told.map((mark) => ({ ...mark, start: mark.start - by, end: mark.end - by })))
}
