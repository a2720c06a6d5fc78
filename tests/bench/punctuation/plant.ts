/** Plants faults of punctuation in clean sentences: each way of planting makes one fault of one rule. */

/** A fault in a text, the rule and the clause by which it should be found. */
export interface Planted {
  readonly rule: string
  readonly clause: string
  readonly text: string
  /** Role of the block; a paragraph where it is not said. */
  readonly role?: string
}

interface Way {
  readonly rule: string
  readonly clause: string
  readonly role?: string
  /** The text with the fault; undefined where it has no place for it. */
  readonly plant: (text: string) => string | undefined
}

/** Replaces the match that `pick` chooses; none: no place for the fault. */
const swap =
  (pattern: RegExp, to: string, pick = 0) =>
  (text: string): string | undefined => {
    const all = Array.from(text.matchAll(pattern))
    const match = all[pick % Math.max(1, all.length)]
    if (match === undefined) return undefined
    const into = to.replaceAll(/\$(\d)/gu, (_, group: string) => match[Number(group)] ?? '')
    return text.slice(0, match.index) + into + text.slice(match.index + match[0].length)
  }

const way = (rule: string, clause: string, plant: Way['plant'], role?: string): Way => ({
  rule: `punctuation.${rule}`,
  clause,
  plant,
  ...(role === undefined ? {} : { role }),
})

/** The ways of planting; several of one rule are several kinds of slip. */
export const WAYS: readonly Way[] = [
  way('unclosed', '4.8.2', swap(/”(?=，)/gu, '')),
  way('unclosed', '4.9.2', swap(/）(?=，)/gu, '')),
  way('unclosed', '4.15.2', swap(/》(?=[^《》]*$)/gu, '')),
  way('unopened', '4.8.2', swap(/“(?=[^“]{2,6}”)/gu, '')),
  way('unopened', '4.9.2', swap(/（(?=含)/gu, '')),
  way('unopened', '4.15.2', swap(/《/gu, '', 1)),
  way('turned-quotes', '4.8.2', swap(/“(?=[^“]{2,6}”，)/gu, '”')),
  way('turned-quotes', '4.8.2', swap(/(?<=“[^”]{2,6})”(?=，)/gu, '“')),
  way('straight-quotes', '4.8.2', swap(/“([^“”]{2,8})”/gu, '"$1"')),
  way('straight-quotes', '4.8.2', swap(/”(?=，[^“]*$)/gu, '"')),
  way('half-width', '5.1.1', swap(/，/gu, ',')),
  way('half-width', '5.1.1', swap(/，/gu, ',', 1)),
  way('half-width', '5.1.1', swap(/。$/gu, '.')),
  way('half-width', '5.1.1', swap(/：(?=[^“])/gu, ':')),
  way('half-width', '5.1.2', swap(/？(?!！)/gu, '?')),
  way('half-width', '5.1.3', swap(/（([^（）]*)）(?=，)/gu, '($1)')),
  way('quote-in-quote', '4.8.3.4', swap(/：“([^“”]{4})([^“”]{3})/gu, '：“$1“$2”')),
  way('single-quotes', '4.8.3.4', swap(/“([^“”]{2,6})”(?=[，书])/gu, '‘$1’')),
  way('title-in-title', '4.15.3.5', swap(/《([^《》]+)》/gu, '《《$1》序》')),
  way('single-title', '4.15.3.5', swap(/《([^《》]+)》/gu, '〈$1〉')),
  way('bracket-in-bracket', '4.9.3.6', swap(/（含引桥/gu, '（含引桥（木制）')),
  way('title-scope', 'A.13.1', swap(/“(墨香杯)”/gu, '《$1》')),
  way('title-scope', 'A.13.1', swap(/发放了(优待证)/gu, '发放了《$1》')),
  way('title-scope', 'A.13.1', swap(/他给孩子们讲《[^》]+》/gu, '他给孩子们开设了《航海学》课程')),
  way('ellipsis-and-so-on', 'A.9.2', swap(/(?<=、[^、，]{2})等/gu, '……等')),
  way('mark-before-ellipsis', 'B.2.4', swap(/等果树/gu, '、……')),
  way('ellipsis', '4.11.2', swap(/……/gu, '...')),
  way('ellipsis', '4.11.2', swap(/……/gu, '。。。')),
  way('ellipsis', '4.11.2', swap(/……/gu, '…')),
  way('dash', '4.10.2', swap(/——/gu, '--')),
  way('dash', '4.10.2', swap(/——/gu, '──')),
  way('long-dash', '4.10.2', swap(/——/gu, '———')),
  way('range', '4.13.3.2', swap(/(?<=\d)—/gu, '-')),
  way('range', '4.13.3.2', swap(/(?<=\d)—/gu, '——')),
  way('range', '4.13.3.3', swap(/～/gu, '-')),
  way('range', '4.13.3.3', swap(/～/gu, '~')),
  way('date-pauses', 'A.4.2', swap(/(\d{4})-(\d\d)-(\d\d)/gu, '$1、$2、$3')),
  way('middle-dot', '4.14.2', swap(/·/gu, '•')),
  way('middle-dot', '4.14.2', swap(/·/gu, '・')),
  way('doubled-mark', 'B.2', swap(/，/gu, '，，')),
  way('doubled-mark', 'B.2', swap(/。$/gu, '。。')),
  way('doubled-mark', 'B.2', swap(/。$/gu, '，。')),
  way('doubled-mark', 'B.2', swap(/、/gu, '、，')),
  way('repeated-mark', '4.2.3.3', swap(/？(?!！)/gu, '？？？？')),
  way('repeated-mark', '4.3.3.2', swap(/！(?=”)/gu, '！！！！')),
  way('question-and-cry', '4.3.3.3', swap(/？！/gu, '！？')),
  way('question-and-cry', '4.3.3.3', swap(/？！/gu, '？？！！')),
  way('ends-twice', 'B.2.1', swap(/。”/gu, '。”，')),
  way('stop-in-brackets', 'B.2.2', swap(/）(?=，)/gu, '。）')),
  way('said-within', 'B.1.5', swap(/(?<=，”[^“]{1,8}说)，(?=“)/gu, '：')),
  way('pause-between-quoted', '4.5.3.5', swap(/》《/gu, '》、《')),
  way('approximate-pause', '4.5.3.4', swap(/三四(?=十户)/gu, '三、四')),
  way('arabic-ordinal', 'B.3.3', swap(/^(\d)．/gu, '$1、')),
  way('han-ordinal', 'B.3.2', swap(/^([一二三])、/gu, '$1．')),
  way('bracket-ordinal', 'B.3.4', swap(/^（一）/gu, '（一）、')),
  way('word-ordinal', 'B.3.1', swap(/^第一，/gu, '第一、')),
  way('word-ordinal', 'B.3.1', swap(/^首先/gu, '首先、')),
  way('pause-so-on', 'B.1.2', swap(/杨梅等果树/gu, '杨梅、等多种果树')),
  way('pause-levels', 'B.1.4', swap(/(?<=苏州市)，/gu, '、')),
  way('line-edge', '5.1.1', swap(/，/gu, '\n，')),
  way('line-edge', '5.1.3', swap(/（(?=[含见])/gu, '（\n')),
  way('no-end', '4.1.3.1', swap(/(?<=[？。].{6,})。$/gu, '')),
  way('heading-end', '3.1.2', swap(/^([^。“？！]*)。.*$/gu, '$1，'), 'headline'),
  way('caption-stop', 'A.1', swap(/^（一）.*$/gu, '图3 引桥示意图。'), 'caption'),
  way('blank-beside-mark', '5.1.1', swap(/，/gu, ' ，')),
  way('blank-beside-mark', '5.1.1', swap(/，(?=\p{Script=Han})/gu, '， ')),
  way('blank-beside-mark', '5.1.3', swap(/（(?=[含见])/gu, '（ ')),
]

/** As many faults as the sentences have room for, at most `most` of each way. */
export function plantAll(sentences: readonly string[], most: number): readonly Planted[] {
  return WAYS.flatMap(({ rule, clause, role, plant }) =>
    sentences
      .flatMap((sentence): readonly Planted[] => {
        const text = plant(sentence)
        return text === undefined ? [] : [{ rule, clause, text, ...(role === undefined ? {} : { role }) }]
      })
      .slice(0, most),
  )
}
