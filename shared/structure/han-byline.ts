import { anyOf } from '../lib/any-of.ts'
import { foldText } from './fold.ts'
import { BEFORE_LABEL, WORDS } from './words.ts'

const WORK = anyOf([...WORDS.bylineLabels, ...WORDS.workLabels])
const BOTH = `${WORK}(?:\\s*[/、&+和]\\s*${WORK})+`
const OPENS = '(?<=^|[\\s,、;|(\\[【〔])'
/** 文/图 甲 乙, 采写：甲 摄影：乙, 文字 / 甲: what was done, before the name. */
const BEFORE_NAME = new RegExp(`${OPENS}(?:${BOTH}(?:\\s*[:|/丨]\\s*|\\s+)|${WORK}\\s*[:|/丨]\\s*)`, 'gu')
/** 甲/文 乙/摄, 甲 乙 文/图: what was done, behind the name. */
const BEHIND_NAME = new RegExp(
  `(?<!${OPENS}${WORK})\\s*/\\s*${WORK}(?=$|[\\s,、;)\\]】〕])|\\s+(?:${BOTH}|图文|文图|摄影报道|文并摄|图文报道)(?=$|[\\s,、;)\\]】〕])`,
  'gu',
)
/** 《山中》作者, 《青禾日报》记者: what somebody is known for. */
const KNOWN_FOR = /^[\s(（【—-]*《[^《》]{1,40}》(?:一书|一文)?的?(?=\s*(?:作者|译者|编者|主笔|撰稿人|特约|记者))/u
const KNOWN_LINE = new RegExp(
  `${KNOWN_FOR.source}\\s*(?:作者|译者|编者|主笔|特约撰稿人|撰稿人|特约记者|记者)\\s*[:|/]?\\s*\\p{Script=Han}[\\p{Script=Han}·\\s、]{1,24}$`,
  'u',
)
const LABELLED = new RegExp(
  `${BEFORE_LABEL}(?:${BOTH}(?:\\s*[:|/丨]\\s*|\\s+)|${anyOf(WORDS.bylineLabels)}\\s*[:|/丨]\\s*)\\S`,
  'u',
)
const NAME = `[${WORDS.surnames}]\\p{Script=Han}{1,2}`
const NAMES = `${NAME}(?:[\\s、]+${NAME})*`
/** 南浦日报, 云溪网, 清河电视台: what a paper or a station calls itself. */
export const PRESS_HAN =
  '\\p{Script=Han}{1,8}(?:报社|[日晚早时周商]报|都市报|青年报|周刊|新闻网|在线|网|通讯社|新华社|电视台|广播电台|融媒体中心|客户端)'
/** 南浦晚报记者沈一鸣 实习生李文; 南浦日报社 沈一鸣 */
const SIGNED = new RegExp(
  `${BEFORE_LABEL}(?:(?:\\p{Script=Han}{1,8}(?:报|网|社|台|刊|新闻))?${anyOf(WORDS.bylineTitles)}|${PRESS_HAN}\\s+)${NAMES}(?:[\\s、,;]+${anyOf([...WORDS.bylineTitles, ...WORDS.workLabels])}\\s*${NAMES})*[\\])】〕]*$`,
  'u',
)
/** 何雨舟/文 林一/图; 白露（《山中三十年》作者）; （记者韩春 编辑孟小山） */
const NAMED = new RegExp(
  `^[(【〔]?(?:${NAMES}\\s*/\\s*${WORK}(?:[\\s、,;]+${NAMES}\\s*/\\s*${WORK})*|${NAME}\\s*\\((?:《[^《》]{1,40}》(?:作者|译者|编者)|[^()]{0,20}${anyOf(WORDS.offices)})\\)|\\p{Script=Han}{0,8}(?:记者|通讯员)\\s*${NAMES}[\\s,;]+${anyOf(WORDS.editorLabels)}\\s*:?\\s*${NAMES})[)】〕]?$`,
  'u',
)
const NOT_SIGNED = new RegExp(`${anyOf(WORDS.bylineTitles)}(?:连线|文章|手记|来信|节)`, 'u')
/** 甲（清河大学教授）, 甲，清河大学教授 */
const OFFICE = new RegExp(
  `(?<=\\p{Script=Han})\\s*(?:\\([^()]{2,40}\\)|,\\s*[^\\s,、;]{2,30}${anyOf(WORDS.offices)}(?=$|[\\s;])|\\s[^\\s,、;/]{2,20}${anyOf(WORDS.offices)}(?=$|[\\s;]))`,
  'gu',
)

/** [英]艾达·克兰: where somebody is from. */
const NATION = /(?<=^|[\s:、,;|/])[[(【〔]\p{Script=Han}{1,3}[\])】〕]\s*(?=\p{Script=Han}{2})/gu

/** A line that says what was done with the piece and by whom. Matched against folded text. */
export function isHanByline(folded: string): boolean {
  return (
    LABELLED.test(folded) ||
    NAMED.test(folded) ||
    KNOWN_LINE.test(folded) ||
    (SIGNED.test(folded) && !NOT_SIGNED.test(folded))
  )
}

/** 南浦日报社 沈一鸣: whose somebody is, before the name. */
const HOUSE_FIRST = new RegExp(`^${PRESS_HAN}\\s+(?=${NAMES}(?:[\\s、,;]|$))`, 'u')

/** The line without what was done, what somebody is known for, and offices: names and titles are left. */
export function withoutWork(line: string): string {
  return [HOUSE_FIRST, KNOWN_FOR, OFFICE, BEHIND_NAME, BEFORE_NAME, NATION].reduce(
    (left, pattern) => cutAll(left, pattern),
    line,
  )
}

/** `text` without what `pattern` finds in its folded form. */
export function cutAll(text: string, pattern: RegExp): string {
  let rest = ''
  let done = 0
  const folded = foldText(text)
  const all = pattern.global ? [...folded.matchAll(pattern)] : [pattern.exec(folded)].filter((match) => match !== null)
  for (const match of all) {
    rest += text.slice(done, match.index)
    done = match.index + match[0].length
  }
  return rest + text.slice(done)
}
