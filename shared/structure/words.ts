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

/** 单位：亿元, 数据来源：…: what stands at a table. */
export const TABLE_LABEL = new RegExp(`^[(\\[]?${anyOf(data.tableLabels)}\\s*[:|]`, 'iu')

/** What stands under an article and is none of its text, though it ends as a sentence does. */
export const TAIL_LABEL = new RegExp(
  `${BEFORE_EDITOR}(?:${anyOf([...data.editorLabels, ...data.bylineLabels, ...data.sourceLabels])}\\s*[:|/]|${anyOf([...data.editorLabelsLatin, ...data.furnitureStarts])})`,
  'iu',
)
