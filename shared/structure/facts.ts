import type { Role } from '#shared/domain/block.ts'
import { findDate, mostExact, MONTH_NAME } from './dates.ts'
import { foldText } from './fold.ts'
import { workIn } from './from-work.ts'
import { anyOf } from '../lib/any-of.ts'
import { cutAll, PRESS_HAN, withoutWork } from './han-byline.ts'
import { IN_PLACE, isLatinName, readLatinByline } from './latin-byline.ts'
import { isSiteName } from './site-lines.ts'
import { withoutLabel, withoutSiteTail } from './title.ts'
import { AFTER_LABEL, BEFORE_EDITOR, BEFORE_LABEL, WORDS } from './words.ts'
import { AGENCY_LINE, DISPATCH, DISPATCH_TITLE, readHanDispatch, withoutWireSigns, WRITTEN_FOR } from './wire.ts'

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

const EDGE = '[\\s[\\](){}【】〖〗（）〔〕<>《》:|/丨·,，—–□■◎○●◇◆-]+'
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
  `(?:^|(?<=[\\s,、;]))(?:${PRESS_HAN}\\s+)?[\\p{Script=Han}\\w·-]{0,16}?${anyOf(WORDS.bylineTitles)}(?:[\\s:|/]+|(?=[${WORDS.surnames}]\\p{Script=Han}{1,2}(?:[\\s、,;]|$))|$)`,
  'gu',
)

/** 摄影 between the names of a line: what the next one did. */
const WORK_ALONE = new RegExp(`(?<=[\\s,、;])${anyOf(WORDS.workLabels)}[\\s:|/]+(?=\\p{Script=Han})`, 'gu')
/** 来源：青禾日报　记者 林知远: who wrote, in the line of the source. */
const TITLED = new RegExp(
  `(?<=[\\s,;|])(?:\\p{Script=Han}{1,8}(?:报|网|社|台|刊))?${anyOf(WORDS.bylineTitles)}[\\s:|/]*(?=[${WORDS.surnames}]\\p{Script=Han}{1,3}(?:[\\s、,;|]|$))`,
  'u',
)
const MAKER = new RegExp(`${BEFORE_LABEL}${anyOf(WORDS.makerLabels)}\\s*[:|/丨]`, 'u')
const TRANSLATED = new RegExp(`${BEFORE_LABEL}(?:译者|翻译|编译|译)\\s*[:|/丨]`, 'u')
const EDITOR = new RegExp(
  `${BEFORE_EDITOR}(?:${anyOf(WORDS.editorLabels)}(?:\\s*[:|/]|\\s)|${anyOf(WORDS.editorLabelsLatin)}:?\\s)\\s*`,
  'iu',
)
const OTHERS = [
  ...WORDS.editorLabels,
  ...WORDS.sourceLabels,
  ...WORDS.publishedLabels,
  ...WORDS.counterLabels,
  ...WORDS.makerLabels,
]
/** Buttons that stand behind a name in the same line. */
const BUTTONS = [...WORDS.furnitureStarts, ...WORDS.furnitureWhole, ...WORDS.barWords].filter((word) =>
  /^\p{Script=Han}{2}/u.test(word),
)
const nextOf = (labels: readonly string[]): RegExp =>
  new RegExp(
    `[\\s,;(\\[【|]*(?:(?<=[\\s,;])${anyOf(WORDS.editorLabels)}(?=\\p{Script=Han}{2,4}[)\\]】]*$)|(?<=[\\s(\\[【|])${anyOf(BUTTONS)}(?=[\\s:|)\\]】]|$)|(?<=\\s)${anyOf(WORDS.editorLabels)}\\s|${anyOf(labels)}\\s*[:|]|(?:19|20)\\d{2}[-/年.]\\d|(?:on\\s+)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\\s+)?${MONTH_NAME}\\.?\\s+\\d{1,2}).*$`,
    'su',
  )
const NEXT_LABEL = nextOf([...OTHERS, ...WORDS.bylineLabels])
/** Within a byline the next who had a part in it is one of its names. */
const NEXT_IN_BYLINE = nextOf(OTHERS)
/** What some sites write behind a name: a code of the person, a button. */
const AFTER_NAME =
  /\s*[(（]\s*(?:ID|微信号|公众号|微信公众号)\s*[:：]?\s*[\w-]*[)）]?$|[)）\]】]\s*\d{5,8}$|(?:^|[\s_]+)(?:[A-Z]{1,4}\d{2,6}|举报|关注|收藏|分享|评论|打印|已认证|优质原创作者)$/u
/** Who took the pictures, behind who wrote: “By A. Photographs by B”. */
const NEXT_MAKER =
  /[\s.,;|/]+(?:with\s+)?(?:photo(?:graph)?s?|photography|pictures?|illustrations?|graphics?|video)(?:\s+by\s|\s*:).*$/iu
const SOURCE = new RegExp(`(?:^|[\\s\\d(\\[【〖】〗)])${anyOf(WORDS.sourceLabels)}${AFTER_LABEL}`, 'iu')
const EDITED_BY = /(?:Edited|Editing) by\s+([^;()[\]]{2,80})/u
/** 本报讯（记者 …）, 新华社…电（记者 …）; or the name in brackets at the very end. */
const IN_BRACKETS = new RegExp(
  `[(【〔]([^()【】〔〕]{0,16}?${anyOf(WORDS.bylineTitles)}[\\s:]*[^()【】〔〕]{2,50})[)】〕]`,
  'u',
)
/** …。（文/图 甲 乙） at the very end. */
const WORK_IN_BRACKETS = new RegExp(
  `[(【〔](${anyOf([...WORDS.bylineLabels, ...WORDS.workLabels])}\\s*[/、:|]\\s*[^()【】〔〕。]{2,40})[)】〕]$`,
  'u',
)
const EDITOR_INSIDE = new RegExp(
  `(?:责任编辑|责编|(?:^|[\\s(\\[【〖】〗)])编辑)${AFTER_LABEL}|(?:责任编辑|责编)\\s+(?=\\p{Script=Han}{2,4}[\\])】]*$)`,
  'u',
)
/** （记者韩春 编辑孟小山） */
const EDITOR_JOINED = new RegExp(`[\\s,;]${anyOf(WORDS.editorLabels)}(?=\\p{Script=Han}{2,4}[)\\]】]*$)`, 'u')
const RESPONSIBLE = /责任编辑|责编/u
const BY_INSIDE = new RegExp(`(?:^|[\\s(\\[【〖】〗)])(?:作者|记者|撰文|文)${AFTER_LABEL}`, 'u')

/** Lines whose date is the publication's whether they say so or not. */
const DATED: readonly Role[] = ['dateline', 'byline', 'source']

/** Reads title, names and date from the blocks' own words. */
export function readFacts(blocks: readonly RoledText[]): ArticleFacts {
  const title = readTitle(blocks)
  const editor =
    // Who answers for the page goes before who edited a text that it took over.
    firstOf(blocks, ['editor-line'], (text) => (RESPONSIBLE.test(foldText(text)) ? readEditor(text) : undefined)) ??
    firstOf(blocks, ['editor-line'], (text) => readEditor(text)) ??
    firstOf(blocks, ['source', 'dateline', 'byline', 'furniture'], (text) => afterLabel(text, EDITOR_INSIDE)) ??
    firstOf(blocks, ['byline'], (text) => afterLabel(text, EDITOR_JOINED))
  const written = readByline(blocks)
  const house = blocks.flatMap(({ role, text }) => (role === 'byline' ? (readLatinByline(text)?.house ?? []) : []))[0]
  const source =
    firstOf(blocks, ['source', 'dateline', 'byline', 'furniture'], sourceIn) ??
    firstOf(blocks, ['source'], (text) => {
      const line = withoutWireSigns(text.trim())
      return AGENCY_LINE.test(line) ? line.replace(WRITTEN_FOR, '') : beforeDate(line)
    }) ??
    house ??
    firstOf(blocks, ['dateline'], siteBeforeDate) ??
    readAgency(blocks)
  // Where the site is named behind the author, it is no part of the name.
  const byline =
    source !== undefined && written?.endsWith(` ${source}`) === true ? written.slice(0, -source.length).trim() : written
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
  const start = ORIGINAL.exec(folded)?.[0].length ?? DISPATCH_TITLE.exec(folded)?.[0].length ?? 0
  const end = TAIL.exec(folded)?.index ?? text.length
  return withoutSiteTail(withoutLabel(text.slice(start, end).trim()))
}

/** A line with a label says more than one that only makes the thing (出品, 策划). */
function readByline(blocks: readonly RoledText[]): string | undefined {
  const lines = blocks.filter((block) => block.role === 'byline' && !MAKER.test(foldText(block.text.trim())))
  const isTranslation = ({ text }: RoledText): boolean => TRANSLATED.test(foldText(text.trim()))
  // Who wrote goes before who put it into another language.
  for (const line of [...lines.filter((each) => !isTranslation(each)), ...lines.filter(isTranslation)]) {
    const text = line.text.trim()
    const stated =
      readHanDispatch(text)?.names ??
      readLatinByline(text)?.names ??
      (isLatinName(text) ? text.replace(IN_PLACE, '') : undefined)
    if (stated !== undefined) return stated
    const start = BY_LABEL.exec(foldText(text))?.[0].length ?? 0
    const name = namesOf(withoutWork(text).length < text.length ? text : text.slice(start))
    if (name !== '') return name
  }
  return (
    firstOf(blocks, ['dateline', 'source', 'furniture'], namedInside) ??
    firstOf(blocks, ['dateline', 'source'], titledIn) ??
    readBracketed(blocks)
  )
}

/** 作者：沈一鸣 首席记者, within a line of the page: the name, without the office. */
function namedInside(text: string): string | undefined {
  const name = afterLabel(text, BY_INSIDE)
  return name === undefined ? undefined : withoutWork(name).trim() || name
}

/** A byline that stands in the text itself: at the head of its first paragraph, or at the end of its last. */
function readBracketed(blocks: readonly RoledText[]): string | undefined {
  const running = blocks
    .filter((block) => block.role === 'paragraph' || block.role === 'lead')
    .map((block) => block.text.trim())
  const sent = readHanDispatch(running[0] ?? '')?.names
  if (sent !== undefined) return sent
  for (const text of [running[0]?.slice(0, 90), running.at(-1)?.slice(-60)]) {
    const folded = foldText(text ?? '')
    const match = IN_BRACKETS.exec(folded) ?? WORK_IN_BRACKETS.exec(folded)
    if (text === undefined || match?.[1] === undefined) continue
    const start = match.index + 1
    const name = namesOf(text.slice(start, start + match[1].length))
    if (name !== '') return name
  }
  return undefined
}

/** PORT HALEY, Maine (AP) —: the agency in the line that opens a dispatch. */
function readAgency(blocks: readonly RoledText[]): string | undefined {
  const first = blocks.find(({ role }) => role === 'paragraph' || role === 'lead')?.text.trim()
  const heads = blocks.filter(({ role }) => role === 'byline' || role === 'dateline' || role === 'headline')
  const latin = DISPATCH.exec(first?.slice(0, 160) ?? '')?.groups?.agency
  const lines = [first ?? '', ...heads.slice(0, 6).map(({ text }) => text.trim())]
  return latin ?? lines.flatMap((line) => readHanDispatch(line)?.house ?? [])[0]
}

function readEditor(text: string): string | undefined {
  const latin = EDITED_BY.exec(text)?.[1]
  return latin === undefined ? (afterLabel(text, EDITOR) ?? afterLabel(text, EDITOR_INSIDE)) : cleanName(latin)
}

/** 记者陈立, 本报通讯员林青: a title that is joined to its name. */
const JOINED_TITLE = new RegExp(
  `(?<=^|[\\s,、;])(?:[\\p{Script=Han}]{1,8}?(?:报|网|社|台|刊|新闻))?${anyOf(WORDS.bylineTitles)}(?=\\p{Script=Han}{2,4}(?:[\\s,、;/]|$))`,
  'gu',
)
/** What was done with a text, behind the name. */
const DONE =
  /\s*\/\s*\p{Script=Han}{0,6}(?:报导|报道|特稿|专访|电)$|[\s/]+(?:整合|综合|整理|报道|摄影报道|采写|编译|撰文|文)$/u

/** The names alone, in the order of the line, parted as they were. */
function withoutTitles(line: string): string {
  const parts = line.slice(0, DONE.exec(foldText(line))?.index ?? line.length)
  const text = cutAll(parts, JOINED_TITLE)
  const rest = cutAll(cutAll(text, TITLES), WORK_ALONE).replace(TRIM, '').replace(/\s+/gu, ' ')
  return rest === '' ? text : rest
}

/** The names of a byline, without what was done, titles and offices. */
function namesOf(line: string): string {
  return withoutTitles(cleanName(withoutWork(line), NEXT_IN_BYLINE))
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

/** The names behind a reporter's title within a line that says something else first. */
function titledIn(text: string): string | undefined {
  const at = TITLED.exec(foldText(text))?.index
  return at === undefined ? undefined : namesOf(text.slice(at)) || undefined
}

function afterLabel(text: string, label: RegExp): string | undefined {
  const match = label.exec(foldText(text))
  if (match === null) return undefined
  const name = cleanName(text.slice(match.index + match[0].length))
  return name === '' ? undefined : name
}

/** Whose text it is, without who wrote it there. */
function sourceIn(text: string): string | undefined {
  const folded = foldText(text)
  const work = workIn(folded)
  if (work !== undefined) return text.slice(work.start, work.end)
  const from = SOURCE.exec(folded)?.index ?? 0
  const titled = TITLED.exec(folded.slice(from))?.index
  return afterLabel(titled === undefined ? text : text.slice(0, from + titled), SOURCE)
}

/** A line that only its markup calls the source: the name before its date. */
function beforeDate(text: string): string | undefined {
  const name = cleanName(text.slice(0, findDate(foldText(text))?.start ?? text.length))
  return name === '' || name.length > 60 ? undefined : name
}

/** 青岭日报 2026-11-20 08:15: a line of the day that opens with whose it is. */
function siteBeforeDate(text: string): string | undefined {
  const name = beforeDate(text)
  return name !== undefined && isSiteName(foldText(name)) ? name : undefined
}

/** A name without brackets around it, and without the next label or the date of the same line. */
export function cleanName(text: string, nextLabel = NEXT_LABEL): string {
  const folded = foldText(text)
  const end = Math.min(...[nextLabel, NEXT_MAKER].map((next) => next.exec(folded)?.index ?? text.length))
  const name = text.slice(0, end).replace(TRIM, '')
  const rest = name
    .slice(0, AFTER_NAME.exec(name)?.index ?? name.length)
    .replace(TRIM, '')
    .replace(/\s+/gu, ' ')
  // The end of a title in its marks is no bracket around the name.
  return /《[^《》]*$/u.test(rest) && text.includes(`${rest}》`) ? `${rest}》` : rest
}
