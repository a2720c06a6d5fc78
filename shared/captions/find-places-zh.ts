import { LISTS } from './word-lists.ts'
import { blank, freeOf, longestOnly, mention, type CaptionView, type Mention, type Span } from './view.ts'
import { anyOf } from '../lib/any-of.ts'

const DETERMINERS_ZH = new RegExp(`^${anyOf(LISTS.phrases.determinersZh)}`, 'u')

const { places, scene } = LISTS
const AMBIGUOUS = new Set(places.ambiguous)
const KNOWN = [...places.provinces, ...places.cities, ...places.countries, ...places.worldCities]
const GAZETTEER = new RegExp(anyOf(KNOWN), 'gu')
const STARTS_KNOWN = new RegExp(`^${anyOf(KNOWN.filter((name) => !AMBIGUOUS.has(name)))}`, 'u')
const SUFFIXES = scene.placeSuffixes
const SUFFIX = new RegExp(anyOf(SUFFIXES), 'gu')
/** Units of administration need no word before them; a station or a hall of one character does. */
const ADMINISTRATIVE = /(?:省|市|县|区|镇|乡|村|旗|州|街道|社区|[一二三四五六七八]中|附中|附小)$/u
const NOT_PLACES = new Set(scene.notPlaces)
const LEAD = anyOf(scene.placeLeads)
const AFTER_LEAD = new RegExp(`(?:^|[^现存所正好自])(?:${LEAD})$`, 'u')
const GENERIC = new RegExp(
  `(?:在|于|来到|走进|前往)(?<place>[\\p{Script=Han}]{0,4}${anyOf(scene.genericPlaces)})`,
  'gu',
)
/** A run of Han characters is a place name only from behind the last of these. */
const CUT = new RegExp(
  `^.*(?:${LEAD}|的|和|与|及|将|把|为|向|给|对|被|让|了|着|过|是|有|等|日|月|年|晚|[上下]午|中午|清晨|凌晨|傍晚|期间|图为|这是|千伏|组织|举办|${anyOf(
    scene.verbs.filter((verb) => verb.length > 1),
  )})`,
  'u',
)
const LONGEST = 16
/** Signs that make another word of a suffix before them. */
const JOINED: Readonly<Record<string, string>> = LISTS.phrases.joinedZh

/** Places of a Chinese caption. Sure are named ones; 在车间, 在江边 say where without saying which. UTF-16. */
export function findPlacesZh(view: CaptionView, taken: readonly Span[] = []): readonly Mention[] {
  // Dates end a place name on its left, like a blank.
  return findIn({ ...view, bare: blank(view.bare, taken, ' ') })
}

function findIn(view: CaptionView): readonly Mention[] {
  const found = [...bySuffix(view), ...byName(view)]
  const sure = joined(view, longestOnly(found))
  const isFree = freeOf(sure)
  const vague = [...view.bare.matchAll(GENERIC)].flatMap((match): Mention[] => {
    const place = match.groups?.['place'] ?? ''
    const start = match.index + match[0].length - place.length
    const one = mention(view, start, start + place.length, false)
    return isFree(one) ? [one] : []
  })
  return [...sure, ...vague].sort((a, b) => a.start - b.start)
}

function byName(view: CaptionView): readonly Mention[] {
  const { bare: text } = view
  return [...text.matchAll(GAZETTEER)].flatMap((match): Mention[] => {
    const end = match.index + match[0].length
    // 上海南站 is 上海, 海南 is not in it; 吉林省 and 黄山市 are found by their suffix.
    if (AMBIGUOUS.has(match[0]) && !AFTER_LEAD.test(text.slice(Math.max(0, match.index - 3), match.index))) return []
    // 北京时间 and 中国队 name no place where something happens.
    if (/^(?:时间|籍|人(?!民)|队|大学生|菜|话|语|戏|剧|采茶|式|产|号|牌)/u.test(text.slice(end))) return []
    return [mention(view, match.index, end)]
  })
}

function bySuffix(view: CaptionView): readonly Mention[] {
  const { bare: text } = view
  return [...text.matchAll(SUFFIX)].flatMap((match): Mention[] => {
    const end = match.index + match[0].length
    const start = placeStart(text, match.index, end)
    const name = text.slice(start, end)
    const before = end - match[0].length - start
    if (before === 0 || NOT_PLACES.has(name) || (DETERMINERS_ZH.test(name) && name.length <= 3)) return []
    if (/^[全各本该我][省市县区镇乡村国州]/u.test(name)) return []
    if (/[全各本该][省市县区镇乡村街校厂馆]$/u.test(name)) return []
    if (
      NOT_PLACES.has(name.slice(-2)) &&
      name.length <= 3 &&
      !AFTER_LEAD.test(text.slice(Math.max(0, start - 4), start))
    )
      return []
    if (isPartOfWord(text, end, match[0]) || isObject(text, match.index, match[0])) return []
    const isAdministrative =
      ADMINISTRATIVE.test(match[0]) || STARTS_KNOWN.test(name) || /[省市县区镇乡村]/u.test(name.slice(1, -1))
    const isLed = AFTER_LEAD.test(text.slice(Math.max(0, start - 4), start))
    // A company at the head of a clause is who does something.
    if (/公司|合作社/u.test(match[0]) && !isLed) return []
    if (match[0] === '州' && name.length < 3) return []
    const isHead = /(?:^|[\s,。.;:!?("“—\d、-]|[日月年晚午晨的和与位])$/u.test(
      text.slice(Math.max(0, start - 1), start),
    )
    // 工厂, 学校 and the like name a place only with a name before them.
    if (!isAdministrative && before < 2 && !(isLed && /^[县市区镇村省]/u.test(name))) return []
    if (!isAdministrative && !isLed && !isHead) return []
    if (isAdministrative && !isLed && !isHead && before < 1) return []
    return [mention(view, start, end)]
  })
}

/** Where the name that ends here begins: behind the last word that cannot be in it, behind a sign, at most so long. */
function placeStart(text: string, at: number, end: number): number {
  const run = /[\p{Script=Han}·]{0,15}$/u.exec(text.slice(Math.max(0, end - LONGEST), at))?.[0] ?? ''
  const lead = CUT.exec(run)?.[0].length ?? 0
  const cut = at - run.length + lead
  // A known name inside says where it begins best: 志愿者在 aside, 江西南昌红谷滩区 begins at 江西.
  return cut
}

/** 县级, 市民, 村民, 省长, 区域, 馆员, 城乡, 路过: the suffix is the beginning of another word. */
function isPartOfWord(text: string, end: number, suffix: string): boolean {
  const next = text.charAt(end)
  if (suffix.length > 1) return false
  return next !== '' && (JOINED[suffix] ?? '').includes(next)
}

/** 巡山, 登山, 渡江, 出海: what somebody does there, and no name that ends so. */
function isObject(text: string, at: number, suffix: string): boolean {
  const verb = text.charAt(at - 1)
  return suffix === '山' ? /[巡登爬护封]/u.test(verb) : /^[江河湖海]$/u.test(suffix) && /[巡渡护出]/u.test(verb)
}

/** 江西省 and 南昌市 and 红谷滩区 side by side are one place. */
function joined(view: CaptionView, sorted: readonly Mention[]): readonly Mention[] {
  const whole: Mention[] = []
  for (const one of sorted) {
    const last = whole[whole.length - 1]
    if (last !== undefined && last.end === one.start) whole[whole.length - 1] = mention(view, last.start, one.end)
    else whole.push(one)
  }
  return whole
}
