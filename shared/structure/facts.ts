import type { Role } from '#shared/domain/block.ts'
import { findDate, mostExact, MONTH_NAME } from './dates.ts'
import { foldText } from './fold.ts'
import { AFTER_LABEL, anyOf, BEFORE_LABEL, WORDS } from './words.ts'

/** What an article says of itself. Names are without their labels, in the article's own script. */
export interface ArticleFacts {
  readonly title?: string
  readonly byline?: string
  readonly editor?: string
  readonly source?: string
  readonly publishedAt?: string
}

interface RoledText {
  readonly role: Role
  readonly text: string
}

const EDGE = '[\\s[\\](){}【】〖〗（）〔〕<>《》:|/丨·,，—–-]+'
const TRIM = new RegExp(`^${EDGE}|${EDGE}$`, 'gu')
const ORIGINAL = new RegExp(
  `${BEFORE_LABEL}${anyOf([...WORDS.originalTitleLabels, ...WORDS.titleLabels])}\\s*[:|]\\s*`,
  'u',
)
const TAIL = new RegExp(`\\s*[(\\[【]\\s*${anyOf([...WORDS.mainTitleTails, ...WORDS.subTitleTails])}\\s*[)\\]】]$`, 'u')
const BY_LABEL = new RegExp(
  `${BEFORE_LABEL}(?:${anyOf(WORDS.bylineLabels)}\\s*[:|/丨]|by\\s|words by\\s|story by\\s|text by\\s|written by\\s)\\s*`,
  'iu',
)
/** Titles before names; what a paper calls its reporter stands joined to them (工人日报-中工网记者). */
const TITLES = new RegExp(
  `(?:^|(?<=[\\s,、;]))[\\p{Script=Han}\\w·-]{0,16}?${anyOf(WORDS.bylineTitles)}(?:[\\s:|/]+|$)`,
  'gu',
)

const MAKER = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.makerLabels)}\\s*[:|/丨]`, 'u')
const EDITOR = new RegExp(
  `${BEFORE_LABEL}(?:${anyOf(WORDS.editorLabels)}(?:\\s*[:|/]|\\s)|${anyOf(WORDS.editorLabelsLatin)}:?\\s)\\s*`,
  'iu',
)
const NEXT_LABEL = new RegExp(
  `[\\s,;(\\[【|]*(?:${anyOf([...WORDS.editorLabels, ...WORDS.sourceLabels, ...WORDS.publishedLabels, ...WORDS.counterLabels, ...WORDS.bylineLabels, ...WORDS.makerLabels])}\\s*[:|]|(?:19|20)\\d{2}[-/年.]\\d|(?:on\\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?${MONTH_NAME}\\.?\\s+\\d{1,2}).*$`,
  'u',
)
/** Who took the pictures, behind who wrote: “By A. Photographs by B”. */
const NEXT_MAKER =
  /[\s.,;|/]+(?:with\s+)?(?:photo(?:graph)?s?|photography|pictures?|illustrations?|graphics?|video)(?:\s+by\s|\s*:).*$/iu
const SOURCE = new RegExp(`(?:^|[\\s(\\[【〖】〗)])${anyOf(WORDS.sourceLabels)}${AFTER_LABEL}`, 'iu')
const EDITED_BY = /(?:Edited|Editing) by\s+([^;()[\]]{2,80})/u
/** 本报讯（记者 …）, 新华社…电（记者 …）; or the name in brackets at the very end. */
const IN_BRACKETS = new RegExp(`\\(([^()]{0,16}?${anyOf(WORDS.bylineTitles)}[\\s:]*[^()]{2,50})\\)`, 'u')
const EDITOR_INSIDE = new RegExp(`(?:^|[\\s(\\[【〖】〗)])(?:责任编辑|责编|编辑)${AFTER_LABEL}`, 'u')
const BY_INSIDE = new RegExp(`(?:^|[\\s(\\[【〖】〗)])(?:作者|记者|撰文|文)${AFTER_LABEL}`, 'u')

/** Lines whose date is the publication's whether they say so or not. */
const DATED: readonly Role[] = ['dateline', 'byline', 'source']

/** Reads title, names and date from the blocks' own words. */
export function readFacts(blocks: readonly RoledText[]): ArticleFacts {
  const title = readTitle(blocks)
  const byline = readByline(blocks)
  const editor =
    firstOf(blocks, ['editor-line'], (text) => readEditor(text)) ??
    firstOf(blocks, ['source', 'dateline', 'byline', 'furniture'], (text) => afterLabel(text, EDITOR_INSIDE))
  const source =
    firstOf(blocks, ['source', 'dateline', 'byline', 'furniture'], (text) => afterLabel(text, SOURCE)) ??
    firstOf(blocks, ['source'], beforeDate)
  const publishedAt = readDate(blocks)
  return {
    ...(title === undefined ? {} : { title }),
    ...(byline === undefined ? {} : { byline }),
    ...(editor === undefined ? {} : { editor }),
    ...(source === undefined ? {} : { source }),
    ...(publishedAt === undefined ? {} : { publishedAt }),
  }
}

/** The headline that the article stands under now; only when there is none, the original one. */
function readTitle(blocks: readonly RoledText[]): string | undefined {
  const titles = blocks.filter((block) => block.role === 'headline' && block.text.trim() !== '')
  const own = titles.find((block) => !ORIGINAL.test(foldText(block.text.trim())))
  const text = (own ?? titles[0])?.text.trim().replace(/\s*\n\s*/gu, ' ')
  if (text === undefined) return undefined
  const folded = foldText(text)
  const start = ORIGINAL.exec(folded)?.[0].length ?? 0
  const end = TAIL.exec(folded)?.index ?? text.length
  return text.slice(start, end).trim()
}

/** A line with a label says more than one that only makes the thing (出品, 策划). */
function readByline(blocks: readonly RoledText[]): string | undefined {
  const lines = blocks.filter((block) => block.role === 'byline' && !MAKER.test(foldText(block.text.trim())))
  for (const line of lines) {
    const text = line.text.trim()
    const start = BY_LABEL.exec(foldText(text))?.[0].length ?? 0
    const name = withoutTitles(cleanName(text.slice(start)))
    if (name !== '') return name
  }
  return (
    firstOf(blocks, ['dateline', 'source', 'furniture'], (text) => afterLabel(text, BY_INSIDE)) ?? readBracketed(blocks)
  )
}

/** A byline that stands in the text itself: at the head of its first paragraph, or at the end of its last. */
function readBracketed(blocks: readonly RoledText[]): string | undefined {
  const running = blocks
    .filter((block) => block.role === 'paragraph' || block.role === 'lead')
    .map((block) => block.text.trim())
  for (const text of [running[0]?.slice(0, 90), running.at(-1)?.slice(-60)]) {
    const match = text === undefined ? null : IN_BRACKETS.exec(foldText(text))
    if (text === undefined || match?.[1] === undefined) continue
    const start = match.index + 1
    const name = withoutTitles(cleanName(text.slice(start, start + match[1].length)))
    if (name !== '') return name
  }
  return undefined
}

function readEditor(text: string): string | undefined {
  const latin = EDITED_BY.exec(text)?.[1]
  return latin === undefined ? afterLabel(text, EDITOR) : cleanName(latin)
}

/** The names alone, in the order of the line, parted as they were. */
function withoutTitles(text: string): string {
  const folded = foldText(text)
  let names = ''
  let done = 0
  for (const match of folded.matchAll(TITLES)) {
    names += text.slice(done, match.index)
    done = match.index + match[0].length
  }
  const rest = (names + text.slice(done)).replace(TRIM, '').replace(/\s+/gu, ' ')
  return rest === '' ? text : rest
}

function readDate(blocks: readonly RoledText[]): string | undefined {
  const found = blocks
    .filter(
      ({ role, text }) =>
        text.length < 400 &&
        (role === 'furniture' ||
          role === 'dateline' ||
          role === 'source' ||
          role === 'byline' ||
          role === 'editor-line'),
    )
    .flatMap((block) => {
      const date = findDate(foldText(block.text))
      // Other lines hold other dates too: only one that is called the publication, or stands by the source, counts.
      return date === undefined ||
        (!DATED.includes(block.role) && !date.isLabelled && !SOURCE.test(foldText(block.text)))
        ? []
        : [date]
    })
  const first = found.find((date) => date.isLabelled) ?? found[0]
  if (first === undefined) return undefined
  return mostExact(
    first.iso,
    found.map((date) => date.iso),
  )
}

function firstOf(
  blocks: readonly RoledText[],
  roles: readonly Role[],
  read: (text: string) => string | undefined,
): string | undefined {
  for (const role of roles) {
    for (const block of blocks) {
      if (block.role !== role || block.text.length > 400) continue
      const found = read(block.text.trim())
      if (found !== undefined) return found
    }
  }
  return undefined
}

function afterLabel(text: string, label: RegExp): string | undefined {
  const match = label.exec(foldText(text))
  if (match === null) return undefined
  const name = cleanName(text.slice(match.index + match[0].length))
  return name === '' ? undefined : name
}

/** A line that only its markup calls the source: the name before its date. */
function beforeDate(text: string): string | undefined {
  const name = cleanName(text.slice(0, findDate(foldText(text))?.start ?? text.length))
  return name === '' || name.length > 60 ? undefined : name
}

/** A name without brackets around it, and without the next label or the date of the same line. */
export function cleanName(text: string): string {
  const folded = foldText(text)
  const end = Math.min(...[NEXT_LABEL, NEXT_MAKER].map((next) => next.exec(folded)?.index ?? text.length))
  return text.slice(0, end).replace(TRIM, '').replace(/\s+/gu, ' ')
}
