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
export const WIRE_LINE =
  /^(?:[A-Z]{2,3}(?:-[A-Z0-9][\w.&' ]{0,20}){0,3}--?\S[^.。]{2,70},\s?\d{2,4}|(?:AP|AFP|EPA|Reuters) (?:Photos?|Graphics?|Videos?)\s+[A-Z]{2,}\d+.*|Eds?(?:itors?)?[.:]\s.*|[_*=-]{3,}|Follow \p{Lu}[\p{L}.'’ -]{2,40} (?:on|at) .{0,24}@\w+\S*)$/u

/** The name of an agency that stands alone under a byline. */
export const AGENCY_LINE =
  /^(?:The )?(?:Associated Press|Reuters|Agence France[- ]Presse|AFP|Bloomberg(?: News)?|Xinhua(?: News Agency)?|Kyodo(?: News)?|United Press International|Press Association|PA Media|Deutsche Presse-Agentur|dpa|EFE|TASS|ANSA|Yonhap(?: News Agency)?|Canadian Press|新华社|中新社|中国新闻社|中央社|路透社|法新社|美联社)$/u

/** PORT HALEY, Maine, Nov 3 (AP) —: where and by whom a dispatch was sent. */
export const DISPATCH =
  /^\^?\p{Lu}[\p{Lu}\p{M}.'’ /-]{1,40}(?:,\s+[\p{L}.'’ ]{2,30}){0,2}(?:,?\s+\p{Lu}\p{L}{2,8}\.?\s+\d{1,2})?\s+\((?<agency>AP|Reuters|AFP|UPI|dpa|Xinhua|Kyodo|ANSA|TASS|EFE|Yonhap|Bloomberg|CP|PA)\)\s*[-–—]/u

/** What stands under an article and is none of its text, though it ends as a sentence does. */
export const TAIL_LABEL = new RegExp(
  `${BEFORE_EDITOR}(?:${anyOf([...data.editorLabels, ...data.bylineLabels, ...data.sourceLabels])}\\s*[:|/]|${anyOf([...data.editorLabelsLatin, ...data.furnitureStarts])})`,
  'iu',
)
