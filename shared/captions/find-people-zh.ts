import { LISTS } from './word-lists.ts'
import { freeOf, longestOnly, mention, viewText, type CaptionView, type Mention } from './view.ts'
import { anyOf } from '../lib/any-of.ts'
import { keptByText } from '../lib/kept-by-text.ts'

const BEFORE_NAMES_ZH = new RegExp(`^.*${anyOf(LISTS.phrases.beforeNamesZh)}`, 'u')
const BEFORE_WORDS_ZH = new RegExp(`^.*${anyOf(LISTS.phrases.beforeWordsZh)}`, 'u')

/** Who is in a caption: a name, an organisation, a group without names, or one person without a name. */
export interface PersonMention extends Mention {
  readonly kind: 'name' | 'organisation' | 'group' | 'role'
  /** A name without its title (顾长河 of 摆渡人顾长河). */
  readonly name?: string | undefined
}

const { people, scene } = LISTS
const SURE = new Set(people.surnames)
const DOUBTFUL = new Set(people.doubtfulSurnames)
const COMPOUND = new Set(people.compoundSurnames)
const NOT_NAMES = new Set(people.notNames)
/** Whether a character is a surname; some of them are commoner as words. */
export const isSurname = (sign: string): boolean => SURE.has(sign) || DOUBTFUL.has(sign)
const TITLE = anyOf(people.titles)
/** Trades by how they end: 护林员, 检修工, 设计师, 银匠, 合伙人. */
const TRADE = '[\\p{Script=Han}]{1,6}(?:员|长|师|手|工|者|民|人|匠|医|家|生|商|农|户|主任|书记|教授)'
const HONORIFIC = anyOf(people.honorifics)
const VERB = anyOf(scene.verbs)
const SHORT_VERBS = new Set(scene.shortVerbs + scene.nameFollowers)
/** No given name holds one of these. */
const FUNCTION = new Set(
  '在正从给对把被将让与及或的了着过是有说到去来上下里内外前后左右等这那其他她它们个名位一二三四五六七八九十两为也就都还至',
)
const BOUNDARY = /^(?:$|[\s,.。、;:!?()[\]【】”"’'》」—·-])/u
const SIDE =
  '(?:前排|后排|中排|第[一二三四五六]排)?(?:左|右|中|上|下)(?:[起数]?[一二三四五六七八九十]|\\d)?(?:起)?(?:[一二三四五六七八九十]|者|侧)?'
const SIDE_MARK = new RegExp(`^\\s{0,3}\\((?:图)?${SIDE}(?:[、,和]${SIDE})*\\)`, 'u')
const STARTS = new RegExp(`^(?:在|正在|正|与|和|向|为|给|对|把|将|用|从|到|于|同|跟|带|冒|顶|${VERB})`, 'u')

const TITLED = new RegExp(`(?:${TITLE}|${TRADE}|${anyOf(people.groups)})`, 'gu')
/** 老周, 小李, 阿强: behind a sign, a title or 的. */
const FAMILIAR = /[老小阿](?=(?<surname>\p{Script=Han}))/gu
const BEFORE_FAMILIAR = /(?:^|[^\p{Script=Han}]|[的和与向给对把被请员工民人师长农户警])$/u
const HONORED = new RegExp(HONORIFIC, 'gu')
const FOREIGN = /[\p{Script=Han}]{1,8}(?:·[\p{Script=Han}]{1,8}){1,4}/gu
/** 从左至右依次为, 左起：, 左二为: names follow. */
const PLACED =
  /(?:[左右](?:至|到|往)[左右]|[左右]起)(?:依次|分别)?(?:为|是)?[:\s]*|[左右中](?:[起数]?第?[一二三四五六七八九十\d])?(?:为|是|:)\s*/gu
/** 总统普京（中）: a name in characters that begins with no surname, between an office and a side. */
const FOREIGN_HEAD = new RegExp(
  String.raw`${anyOf(LISTS.phrases.officesZh)}(?<name>\p{Script=Han}{2,6})(?=\s*\((?:左|右|中|前|后)[^()]{0,4}\))`,
  'gu',
)
const SEPARATORS = /^(?:[、,]|和|与|及|以及)\s*/u

/** Names, organisations, groups and roles of a Chinese caption, in order. */
export function findPeopleZh(view: CaptionView): readonly PersonMention[] {
  const names = findNames(view)
  const others = [...findOrganisations(view), ...findGroups(view)].filter(freeOf(names))
  return [...names, ...longestOnly(others)].sort((a, b) => a.start - b.start)
}

/** The personal names of a text by itself. */
export const namesOfText = keptByText((text) => findNames(viewText(text)))

/** Personal names: after a title, before a side in brackets, in a list with such a name, or at the head of a clause. */
export function findNames(view: CaptionView): readonly PersonMention[] {
  const { bare: text } = view
  const found: PersonMention[] = []
  const taken = new Uint8Array(text.length)
  const add = (start: number, end: number, from: number): void => {
    if (taken.subarray(start, end).includes(1)) return
    taken.fill(1, from, end)
    found.push({ ...mention(view, from, end), kind: 'name', name: view.raw.slice(start, end) })
  }
  for (const match of text.matchAll(FOREIGN)) {
    const start = match.index + foreignLead(match[0])
    add(start, match.index + foreignEnd(match[0]), start)
  }
  for (const match of text.matchAll(TITLED)) {
    for (const end of titleEnds(match[0])) {
      const at = match.index + end + (/^[:\s]/u.exec(text.slice(match.index + end))?.[0].length ?? 0)
      const length = nameLength(text, at, 'titled')
      if (length === 0) continue
      add(at, at + length, titleStart(text, match.index, match.index + end))
      break
    }
  }
  for (const match of text.matchAll(FOREIGN_HEAD)) {
    const name = match.groups?.['name'] ?? ''
    add(match.index + match[0].length - name.length, match.index + match[0].length, match.index)
  }
  for (const match of text.matchAll(PLACED)) {
    const at = match.index + match[0].length
    const length = nameLength(text, at, 'titled')
    if (length > 0) add(at, at + length, at)
  }
  for (let at = 0; at < text.length; at += 1) {
    if (isHeadOfClause(text, at)) {
      const length = nameLength(text, at, 'head')
      if (length > 0) add(at, at + length, at)
    }
    const marked = markedLength(text, at)
    if (marked > 0) add(at, at + marked, at)
  }
  addLists(text, found, add)
  for (const match of text.matchAll(FAMILIAR)) {
    const surname = match.groups?.['surname'] ?? ''
    const isWord = NOT_NAMES.has(text.slice(match.index + 1, match.index + 3))
    const isAlone = BEFORE_FAMILIAR.test(text.slice(Math.max(0, match.index - 1), match.index))
    const after = text.slice(match.index + 2)
    const isName = SURE.has(surname) || (DOUBTFUL.has(surname) && (BOUNDARY.test(after) || followsName(after)))
    if (isName && isAlone && !isWord) add(match.index, match.index + 2, match.index)
  }
  for (const match of text.matchAll(HONORED)) {
    const lead = honoredLength(text, match.index)
    if (lead > 0) add(match.index - lead, match.index + match[0].length, match.index - lead)
  }
  return found.sort((a, b) => a.start - b.start)
}

/** 杨老师, 王建国教授: how many characters before an honorific are a name; 音乐老师 and 高中老师 are none. */
function honoredLength(text: string, at: number): number {
  const isEdge = (index: number): boolean =>
    index <= 0 || !/[\p{Script=Han}]/u.test(text.charAt(index - 1)) || FUNCTION.has(text.charAt(index - 1))
  const surname = text.charAt(at - 1)
  if (SURE.has(surname) || (DOUBTFUL.has(surname) && isEdge(at - 1))) return 1
  for (const length of [2, 3]) {
    const name = text.slice(at - length, at)
    const isCompound = COMPOUND.has(name.slice(0, 2))
    const isName = isCompound || (SURE.has(name.charAt(0)) && !NOT_NAMES.has(name.slice(0, 2)))
    if (isName && isEdge(at - length) && [...name.slice(1)].every(isGiven)) return length
  }
  return 0
}

/** Length of the name at `at`, 0 where none is. `head`: without a title, so that only a sure surname and a verb after it count. */
function nameLength(text: string, at: number, where: 'titled' | 'head' | 'listed'): number {
  const compound = COMPOUND.has(text.slice(at, at + 2)) ? 2 : 0
  const first = text.charAt(at)
  if (compound === 0 && !SURE.has(first) && (where === 'head' || !DOUBTFUL.has(first))) return 0
  const surname = compound === 0 ? 1 : compound
  if (compound === 0 && NOT_NAMES.has(text.slice(at, at + 2))) return 0
  const one = text.charAt(at + surname)
  // 王一诺: a numeral in a name behind a title, before a sign that is no measure word.
  const isOne = one === '一' && where !== 'head' && isGiven(text.charAt(at + surname + 1))
  const rest = text.slice(at + surname + 1)
  const two = rest.charAt(0)
  // 罗有根, 张来福: names of which one character is commonly a word.
  const isOfWords = GIVEN_OF_WORDS.has(one + two)
  if ((!isGiven(one) && !isOne && !isOfWords) || (one === first && compound === 0)) return 0
  const isTwo =
    (isGiven(two) || isOfWords) &&
    !startsVerb(rest) &&
    !(SHORT_VERBS.has(two) && !BOUNDARY.test(rest.slice(1)) && !followsName(rest.slice(1)))
  const length = surname + (isTwo ? 2 : 1)
  const after = text.slice(at + length)
  // 记者于昨日: 于 is a surname only where the name ends before a sign.
  if (first === '于' && compound === 0) return isTwo && BOUNDARY.test(after) ? length : 0
  if (where === 'head') return followsName(after) && (isTwo || compound > 0) ? length : 0
  // A single given name needs an end that can be seen: 村民张三正在, but not 工人文化宫.
  if (!isTwo && !BOUNDARY.test(after) && !followsName(after) && !SHORT_VERBS.has(after.charAt(0))) return 0
  if (
    compound === 0 &&
    DOUBTFUL.has(first) &&
    !BOUNDARY.test(after) &&
    !followsName(after) &&
    !SHORT_VERBS.has(after.charAt(0))
  )
    return 0
  return length
}

const isGiven = (sign: string): boolean => /^[\p{Script=Han}]$/u.test(sign) && !FUNCTION.has(sign)
const GIVEN_OF_WORDS = new Set(LISTS.phrases.givenOfWordsZh)
const AT_VERB = new RegExp(`^${VERB}`, 'u')
const startsVerb = (text: string): boolean => AT_VERB.test(text)
const followsName = (text: string): boolean => STARTS.test(text) || SIDE_MARK.test(text) || /^[、(]/u.test(text)

const HEAD = /(?:^|[\s,。.;:!?”"》」)】—-]|[日月年晚午晨]|时分|举行)$/u

function isHeadOfClause(text: string, at: number): boolean {
  return HEAD.test(text.slice(Math.max(0, at - 2), at))
}

/** 顾长河（左）: the two or three characters before a side in brackets, when the first is a surname. */
function markedLength(text: string, at: number): number {
  for (const length of [3, 2, 4]) {
    const next = text.charAt(at + length)
    if ((next !== '(' && next !== ' ') || !SIDE_MARK.test(text.slice(at + length))) continue
    const name = text.slice(at, at + length)
    const isCompound = COMPOUND.has(name.slice(0, 2))
    if (length === 4 && !isCompound) continue
    if (!isCompound && !SURE.has(name.charAt(0)) && !DOUBTFUL.has(name.charAt(0))) continue
    if (NOT_NAMES.has(name.slice(0, 2)) || [...name.slice(1)].some((sign) => !isGiven(sign))) continue
    return length
  }
  return 0
}

/** 张三、李四和王五: what is joined to a name is a name. */
function addLists(
  text: string,
  found: readonly PersonMention[],
  add: (start: number, end: number, from: number) => void,
): void {
  const open = [...found]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    let at = one.end
    const mark = SIDE_MARK.exec(text.slice(at))
    if (mark !== null) at += mark[0].length
    const separator = SEPARATORS.exec(text.slice(at))?.[0]
    if (separator === undefined) continue
    at += separator.length
    const length = nameLength(text, at, 'listed')
    if (length === 0) continue
    const before = found.length
    add(at, at + length, at)
    const added = found.length > before ? found[found.length - 1] : undefined
    if (added !== undefined) open.push(added)
  }
}

/** Ends of the titles inside a run that ends like one, the longest first: 县人民医院护士 + name. */
function titleEnds(run: string): readonly number[] {
  const ends: number[] = []
  for (let end = run.length; end > 0; end -= 1) if (ENDS_TITLE.test(run.slice(0, end))) ends.push(end)
  return ends
}

const ENDS_TITLE = new RegExp(`(?:${TITLE}|${anyOf(people.groups)}|员|长|师|手|工|者|民|人|匠|医|家|生|商|农|户)$`, 'u')

/** Where the title before a name begins: the longest known one, else the last two characters. */
function titleStart(text: string, from: number, end: number): number {
  for (let start = from; start < end; start += 1) if (KNOWN_TITLE.test(text.slice(start, end))) return start
  return Math.max(from, end - 3)
}

const KNOWN_TITLE = new RegExp(`^${TITLE}$`, 'u')

/** Words that stand before a foreign name and are written with it: 演员约翰·史密斯. */
function foreignLead(run: string): number {
  const head = run.slice(0, run.indexOf('·'))
  const lead = new RegExp(`^.*(?:${TITLE}|在|和|与|向|为|给|对|由)`, 'u').exec(head)?.[0]
  return lead === undefined || lead.length === head.length ? 0 : lead.length
}

/** A foreign name runs up to the verb after it. */
function foreignEnd(run: string): number {
  const tailStart = run.lastIndexOf('·') + 1
  for (let at = tailStart + 1; at < run.length; at += 1) {
    if (STARTS.test(run.slice(at)) || FUNCTION.has(run.charAt(at))) return at
  }
  return run.length
}

const GROUP = new RegExp(anyOf(people.groups), 'gu')
const COUNTED = /(?:\d|[一二三四五六七八九十百千万两几数多])余?(?:名|位|个)$/u
const ROLE = new RegExp(anyOf(people.roles), 'gu')
const ONE = /(?:一名|一位|一个|这名|这位|该名|1名|1位)$/u
/** What may follow a group that acts; another noun makes it part of a name: 职工排舞比赛. */
const GROUP_ENDS = new RegExp(
  `^(?:$|[\\s,.。、;:!?()”"》]|们|等|在|正|向|为|给|对|与|和|同|跟|及|把|将|用|从|到|于|被|由|们|以|冒|顶|[\\p{Script=Han}]{1,2}[着了]|一起|一同|共同|纷纷|陆续|有序|认真|积极|踊跃|现场|依次|轮流|手|身|头|也|都|的|[${scene.shortVerbs}${scene.nameFollowers}]|${VERB})`,
  'u',
)

/** 职工排舞比赛, 市民广场, 学生宿舍: the group only names what it is for. */
const PART_OF = new RegExp(
  `^[\\p{Script=Han}]{0,5}(?:${anyOf(scene.events)}|文化宫|之家|协会|委员会|中心|公司|公寓|宿舍|食堂|医院|学校|技能|技术|工作|生活|权益|服务|[楼房席画节服证馆院场村室网会报赛厅站卡餐岗库])`,
  'u',
)

function findGroups(view: CaptionView): readonly PersonMention[] {
  const { bare: text } = view
  const groups = [...text.matchAll(GROUP)].map((match): PersonMention => {
    const end = match.index + match[0].length
    const isOne = ONE.test(text.slice(Math.max(0, match.index - 2), match.index))
    const rest = text.slice(end)
    const isPart = !GROUP_ENDS.test(rest) && PART_OF.test(rest)
    const kind = isOne ? 'role' : 'group'
    return { ...mention(view, match.index, end, !isPart && !isOne), kind }
  })
  const counted = [...text.matchAll(/[\p{Script=Han}]{1,5}们|[\p{Script=Han}]{2}(?<![记患])者(?=[\s,。在正])/gu)].map(
    (match): PersonMention => ({
      ...mention(view, match.index, match.index + match[0].length),
      kind: 'group',
    }),
  )
  const people = [...text.matchAll(/(?<!\d)\d+余?(?:名|位|人)[\p{Script=Han}]{0,4}/gu)]
    .filter((match) => COUNTED.test(match[0]) || /人/u.test(match[0]))
    .map((match): PersonMention => ({ ...mention(view, match.index, match.index + match[0].length), kind: 'group' }))
  const roles = [...text.matchAll(ROLE)].map((match): PersonMention => ({
    ...mention(view, match.index, match.index + match[0].length, false),
    kind: 'role',
  }))
  return [...groups, ...counted.map((one) => trimLead(view, one)), ...people, ...roles]
}

/** 在活动中孩子们: the group is what stands right before 们. */
function trimLead(view: CaptionView, one: PersonMention): PersonMention {
  const lead = BEFORE_NAMES_ZH.exec(view.text.slice(one.start, one.end - 2))?.[0].length ?? 0
  return { ...mention(view, one.start + lead, one.end), kind: 'group' }
}

const ORGANISATION = new RegExp(`[\\p{Script=Han}]{1,14}?${anyOf(people.orgSuffixes)}`, 'gu')
const ACTS = new RegExp(`^(?:$|[、]|和|与|联合|向|为|在|给|对|组织|派出|赴|将|[\\p{Script=Han}]{0,2}${VERB})`, 'u')
const IN_PLACE = new RegExp(`${anyOf(LISTS.phrases.beforePlacesZh)}$`, 'u')

/** An organisation that does something; one in which something is done is a place. */
function findOrganisations(view: CaptionView): readonly PersonMention[] {
  const { bare: text } = view
  return [...text.matchAll(ORGANISATION)].flatMap((match): PersonMention[] => {
    const lead = BEFORE_WORDS_ZH.exec(match[0].slice(0, -2))?.[0] ?? ''
    const start = match.index + lead.length
    const end = match.index + match[0].length
    if (end - start < 3) return []
    if (IN_PLACE.test(text.slice(Math.max(0, start - 4), start)) || IN_PLACE.test(lead)) return []
    // One that only has something (江西工会“…”启动仪式) may be meant as who.
    const acts = ACTS.test(text.slice(end)) && !BOUNDARY.test(text.slice(end))
    const has = /^[“《]/u.test(text.slice(end))
    return acts || has ? [{ ...mention(view, start, end, acts), kind: 'organisation' }] : []
  })
}
