import { anyOf } from '../lib/any-of.ts'
import data from './data/words.json' with { type: 'json' }

/** The word tables of the rules; Chinese ones in Simplified, to be matched against folded text. */
export const WORDS = data

/** What may stand between a label and what it labels: a colon, a bar, a slash. */
export const AFTER_LABEL = '\\s*[:|/]\\s*'

/** What may stand before a label: brackets and marks of a list. */
export const BEFORE_LABEL = '^[\\s\\[(【〖（〔<《□■◎●▲△◆★*_-]*'

/** The same before an editor's label, where a site may put a button first (【纠错】责任编辑：). */
export const BEFORE_EDITOR = `(?:^\\s*[\\[【(][^\\])】]{1,4}[\\])】]\\s*|${BEFORE_LABEL})`

/** An abstract that says so. */
export const LEAD_LABEL = new RegExp(`${BEFORE_LABEL}${anyOf(data.leadLabels)}[\\s\\])】〗>]*(?:[:|]|\\s|$)`, 'iu')

/** A note that says so, and one that opens with its mark. */
export const NOTE_LABEL = new RegExp(`${BEFORE_LABEL}${anyOf(data.noteLabels)}\\s*(?:\\d+)?[\\])】〗]?\\s*[:.]`, 'iu')
export const NOTE_MARK = /^(?:\[\d{1,3}\]|[①-⑳]|\(\d{1,2}\)|\*{1,3})\s*\S/u

/** Lines of a wire service about its copy: slug with its count of words, numbers of pictures, words to editors, the rule at the end. */
export const WIRE_LINE = new RegExp(
  `^\\^?(?:${[
    // BC-US--Harbor Wall, 2nd Ld-Writethru,290; AP-MT--Bridge Reopens, MT
    "[A-Z]{2,3}(?:-[A-Z0-9][\\w.&' ]{0,20}){0,3}--?\\S[^.。]{2,70},\\s?\\d{2,4}<?",
    '(?:BC|AM|PM|AP|EU|US|UK|AS|ML|AF|CN|LT|HK)(?:-[A-Z0-9]{2,5}){0,2}--\\S[^。]{2,80}',
    // US-FLOOD-SCHOOL:Flooded town …; PM-ARDEN-MILL (WRAPUP 2)
    '(?:[A-Z]{2,}-[A-Z0-9]{2,}|BC|AM|PM|AP)-[A-Z0-9]{2,}(?:[-/][A-Z0-9]{2,}){0,4}(?:/[A-Z]*)?(?:\\s*\\([A-Z0-9 ,.-]{2,30}\\))?(?::\\S.{0,160})?',
    '(?:AP|AFP|EPA|Reuters) (?:Photos?|Graphics?|Videos?)\\s+[A-Z]{2,}\\d+.*',
    '(?:With|Includes):?\\s(?:an? )?(?:(?:AP|AFP|Reuters) )?(?:Photos?|Graphics?|Videos?|Audio)\\b.{0,60}',
    'Eds?(?:itors?)?[.:]{1,2}\\s.*',
    'APNewsNow\\..*',
    '[_*=-]{3,}',
    "Follow \\p{Lu}[\\p{L}.'’ -]{2,40} (?:on|at) .{0,24}@\\w+\\S*",
  ].join('|')})$`,
  'u',
)

/** The name of an agency that stands alone under a byline. */
export const AGENCY_LINE =
  /^(?:The )?(?:Associated Press|Reuters|Agence France[- ]Presse|AFP|Bloomberg(?: News)?|Xinhua(?: News Agency)?|Kyodo(?: News)?|United Press International|Press Association|PA Media|Deutsche Presse-Agentur|dpa|EFE|TASS|ANSA|Yonhap(?: News Agency)?|Canadian Press|新华社|中新社|中国新闻社|中央社|路透社|法新社|美联社)$/u

/** PORT HALEY, Maine, Nov 3 (AP) —: where and by whom a dispatch was sent. */
export const DISPATCH =
  /^\^?\p{Lu}[\p{Lu}\p{M}.'’ /-]{1,40}(?:,\s+[\p{L}.'’ ]{2,30}){0,2}(?:,?\s+\p{Lu}\p{L}{2,8}\.?\s+\d{1,2})?\s+\((?<agency>AP|Reuters|AFP|UPI|dpa|Xinhua|Kyodo|ANSA|TASS|EFE|Yonhap|Bloomberg|CP|PA)\)\s*[-–—]/u

/** 单位：亿元, 数据来源：…: what stands at a table. */
export const TABLE_LABEL = new RegExp(`^[(\\[]?${anyOf(data.tableLabels)}\\s*[:|]`, 'iu')

/** What stands under an article and is none of its text, though it ends as a sentence does. */
export const TAIL_LABEL = new RegExp(
  `${BEFORE_EDITOR}(?:${anyOf([...data.editorLabels, ...data.bylineLabels, ...data.sourceLabels])}\\s*[:|/]|${anyOf([...data.editorLabelsLatin, ...data.furnitureStarts])})`,
  'iu',
)
