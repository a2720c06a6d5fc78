import { anyOf } from '../lib/any-of.ts'
import { foldText } from './fold.ts'
import data from './data/wire.json' with { type: 'json' }
import { WORDS } from './words.ts'

const SIGNS = anyOf(data.signs)
const LABELS = anyOf(data.labels)

/**
 * Lines of a wire service about its copy: slug with its count of words, numbers of pictures, words to editors, the rule at the end.
 * Matched against folded text.
 */
export const WIRE_LINE = new RegExp(
  `^[(\\[]*(?:${[
    // BC-US--Harbor Wall, 2nd Ld-Writethru,290; AP-MT--Bridge Reopens, MT
    "[A-Z]{2,3}(?:-[A-Z0-9][\\w.&' ]{0,20}){0,3}--?\\S[^.。]{2,70},\\s?\\d{2,4}",
    '(?:BC|AM|PM|AP|EU|US|UK|AS|ML|AF|CN|LT|HK)(?:-[A-Z0-9]{2,5}){0,2}--\\S[^。]{2,80}',
    // AP-US-Harbor-Lighthouse; AP-WF-06-03-26 1415GMT
    "(?:AP|AFP|BC|AM|PM|UPI|CP|RTR)(?:-[A-Z0-9][\\w.&’']*){2,6}(?:[,\\s]+[\\w.-]+){0,4}",
    // US-FLOOD-SCHOOL:Flooded town …; PM-ARDEN-MILL (WRAPUP 2); HARBOR-LIGHTHOUSE (UPDATE 2, PIX); HARBOR-LIGHTHOUSE/
    '(?:[A-Z]{2,}-[A-Z0-9]{2,}|BC|AM|PM|AP)-[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,}){0,4}(?:/[A-Z]*)?(?:\\s*\\([A-Z0-9 ,.-]{2,30}\\))?(?::\\S.{0,160})?',
    '[A-Z]{3,}-[A-Z0-9]{2,}(?:/[A-Z]*|/?\\s*\\([A-Z0-9 ,.-]{2,30})',
    '(?:AP|AFP|EPA|Reuters) (?:Photos?|Graphics?|Videos?)\\s+[A-Z]{2,}\\d+.*',
    '(?:With|Includes):?\\s(?:an? )?(?:(?:AP|AFP|Reuters) )?(?:Photos?|Graphics?|Videos?|Audio)\\b.{0,60}',
    'Eds?(?:itors?)?[.:]{1,2}\\s.*',
    '(?:ATTENTION|ATTN|NOTE TO)\\s?:?\\s?(?:EDITORS?|EDS)\\b.*',
    '(?:Keywords?|Slug|Word count|Subs?|Embargo(?:ed)?|Restrictions?|Category|Priority)\\s*:\\s*\\S.{0,100}',
    '(?:ADV(?:ANCE)?|HOLD|EMBARGOED|FOR (?:USE|RELEASE))\\b.{0,24}\\d.{0,60}',
    `[-—#*•\\s]*${LABELS}[-—#*•.:\\s]*`,
    'APNewsNow\\..*',
    '[-—\\s]*30[-—\\s]+',
    '[_*=-]{3,}|_{2,}|#(?:\\s?#)+|(?:- ){2,}-',
    // The address of who wrote: ((ada.crane@example.com; +1 555 0100;))
    '\\([^()]*@[^()]*',
    "Follow \\p{Lu}[\\p{L}.'’ -]{2,40} (?:on|at) .{0,24}@\\w+\\S*",
    '[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}',
    // Paris, France | AFP | Tuesday 6/3/2026 - 10:15 UTC+2 | 412 words
    `[^|]{2,40} \\| ${SIGNS} \\| .{0,100}`,
    '-{2}With assistance from .*',
    'To contact the (?:reporters?|editors?|authors?|writers?)\\b.*',
    'This report by .{3,40} was first published .*',
    "(?:More )?[\\p{L}'’ &]{2,40}:\\s*https?://\\S+",
    'On the Net:?',
    // (Adds quote, background)
    '(?<=[(\\[])(?:Adds?|Updates?|Recasts|Corrects?|Rewrites|Releads|Refiles|New throughout|THIS STORY)\\b[^.]{0,120}',
    'Information from: .*https?://\\S+',
    '(?:Our|The) Standards: .*Principles.*',
  ].join('|')})[)\\]]*$`,
  'u',
)

/** A rule between the parts of a dispatch: nothing but its signs. */
export const WIRE_RULE = /^(?:_{2,}|-{3,}|={3,}|—{4,}|#{2,}|[*＊※◇◆](?:[ \u3000]*[*＊※◇◆]){2,})$/u

/** A pattern of the names of agencies. */
export const AGENCY = anyOf([...data.agencies, ...data.agenciesHan])

/** The name of an agency that stands alone under a byline. */
export const AGENCY_LINE = new RegExp(`^(?:(?:for|of|special to)\\s+)?(?:The )?${AGENCY}$`, 'iu')
/** Whom somebody wrote for, before its name. */
export const WRITTEN_FOR = /^(?:for|of|special to)\s+/iu

const PLACE = "\\p{Lu}[\\p{L}\\p{M}.'’ /-]{1,40}"
const TOWN = "(?:,\\s+[\\p{L}.'’ ]{2,30}){0,2}"
const SENT_ON = '(?:,?\\s+\\p{Lu}\\p{L}{2,8}\\.?\\s+\\d{1,2}(?:,\\s\\d{4})?[.,]?)?'
/** PORT HALEY, Maine, Nov 3 (AP) —: where and by whom a dispatch was sent. */
export const DISPATCH = new RegExp(
  `^(?:(?:${PLACE}${TOWN}${SENT_ON}|\\p{Lu}\\p{L}{2,8}\\.?\\s+\\d{1,2})\\s+)?[(/](?<agency>${SIGNS})[)/]\\s*[-–—_.]{1,2}`,
  'u',
)
/** PORT HALEY — Islanders voted: a paper's own, by the capitals of its town. */
const OWN_DISPATCH = new RegExp(
  `^(?=\\p{Lu}[\\p{Lu}\\p{M}.'’ -]{2,40}[\\s,])${PLACE}${TOWN}${SENT_ON}\\s+[–—]\\s+\\p{Lu}.*[.!?]["”]?$`,
  'u',
)

const PRESS_HAN = '[\\p{Script=Han}]{2,8}(?:社|报|网|台|客户端)'
const SIGNED_NAMES = `[${WORDS.surnames}]\\p{Script=Han}{1,2}(?:[\\s、]+[${WORDS.surnames}]\\p{Script=Han}{1,2})*`
/** 新华社北京11月5日电, 中央社記者林育安屏東3日電, 本报讯: whose a dispatch is, by whom, from where and when. Matched against folded text. */
const DISPATCH_HAN = new RegExp(
  `^[(\\[【]?据?(?:(?<house>${anyOf(data.agenciesHan)}|${PRESS_HAN}|本[报刊台网社])(?:\\s*(?:特约|实习|特派)?(?:记者|通讯员|特派员)\\s*(?<names>${SIGNED_NAMES})(?=\\s|\\p{Script=Han}{2}))?[\\p{Script=Han}·、\\s/]{0,16}?(?:(?:\\d{4}年)?\\d{1,2}月)?\\d{1,2}日\\s*(?:综合|专|特|急)?(?:电(?![讯影视力脑车])|讯|消息|报道)|(?<own>${PRESS_HAN}|本[报刊台网社])(?:综合)?(?:讯|消息)(?=[\\s()\\[\\]【】:,]|记者|$)(?:[)\\]】]\\s*(?:特约|实习|见习)?(?:记者|通讯员)\\s*(?<by>${SIGNED_NAMES})\\s*(?:摄影)?(?:报道|报导)(?=[\\s,:]|\\p{Script=Han}{2}))?)[)\\]】]?`,
  'du',
)

/** 新华社北京6月3日电 题：清河镇种树记: the headline stands behind what opens the dispatch. Matched against folded text. */
export const DISPATCH_TITLE = /^[^。:]{2,40}电\s*题\s*:\s*(?=\S)/u

/** Where a dispatch in Chinese comes from. */
export interface HanDispatch {
  /** The agency, or the paper; undefined where it calls itself “ours”. */
  readonly house: string | undefined
  readonly names: string | undefined
  /** UTF-16 units that it takes at the head of its line. */
  readonly length: number
}

/** What opens a dispatch in Chinese; `text`: the line, in either script. */
export function readHanDispatch(text: string): HanDispatch | undefined {
  const head = text.slice(0, 80)
  const match = DISPATCH_HAN.exec(foldText(head))
  if (match === null) return undefined
  const groupOf = (name: string): string | undefined => {
    const place = match.indices?.groups?.[name]
    return place === undefined ? undefined : head.slice(...place)
  }
  const house = groupOf('house') ?? groupOf('own')
  return {
    house: house?.startsWith('本') === true ? undefined : house,
    names: groupOf('names') ?? groupOf('by'),
    length: match[0].length,
  }
}

/** Whether a line opens as a dispatch does: then it is no headline, however short. */
export function opensDispatch(text: string): boolean {
  if (DISPATCH.test(text.slice(0, 160)) || OWN_DISPATCH.test(text)) return true
  return readHanDispatch(text) !== undefined && !DISPATCH_TITLE.test(foldText(text.slice(0, 80)))
}

/** ^By ADA FINCH<: a line without the signs that carry it over the wire. */
export function withoutWireSigns(text: string): string {
  return text.replace(/^\^(?=\S)/u, '').replace(/(?<=\S)<$/u, text.startsWith('^') ? '' : '$&')
}
