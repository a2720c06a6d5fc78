import type { ConsistencyMark } from './marks.ts'
import type { ReadBlock } from '../text/read-block.ts'

const MENTIONS: readonly RegExp[] = [
  /(?<label>\bFig(?:ure|\.)|(?<![\p{Script=Han}&&[地蓝版意企试拼导]])图) ?(?<number>\d{1,2})(?![\d\-–—月年日个张幅点]|[.:：] ?\d)/gv,
  /(?<label>\bTable|(?<![\p{Script=Han}&&[列代外手图电报仪]])表) ?(?<number>\d{1,2})(?![\d\-–—月年日个张点]|[.:：] ?\d)/gv,
]

/** 圖 is said as it is written, though it is found as 图. */
function writtenLabel(text: string, { index, groups }: RegExpExecArray): string {
  return text.slice(index, index + (groups?.['label']?.length ?? 0))
}

/** Figure 1, Figure 2, Figure 4: one number left out of a row that begins with 1. The first mention behind the gap is marked. */
export function figureGaps(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  return MENTIONS.flatMap((pattern) => {
    const first = new Map<number, ConsistencyMark>()
    const labels = new Set<number>()
    for (const block of blocks)
      for (const match of block.folded.matchAll(pattern)) {
        const { index, text } = block
        const number = Number(match.groups?.['number'])
        const label = writtenLabel(text, match)
        if (isLabel(block, match)) labels.add(number)
        if (first.has(number)) continue
        first.set(number, { block: index, start: match.index, end: match.index + match[0].length, values: { label } })
      }
    const numbers = [...first.keys()].sort((a, b) => a - b)
    const last = numbers.at(-1) ?? 0
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !first.has(number))
    const [gap] = missing
    // Two that the text only speaks of may be another work's; two captions are the article's own.
    const least = numbers.every((number) => labels.has(number)) ? 2 : 3
    if (numbers.length < least || numbers[0] !== 1 || gap === undefined || missing.length > 1) return []
    const mark = first.get(numbers.find((number) => number > gap) ?? 0)
    return mark === undefined ? [] : [{ ...mark, values: { ...mark.values, missing: gap } }]
  })
}

/** What stands around a mention of another work's figure. */
const ELSEWHERE_BEFORE =
  /(?:》|文献|报告|论文|附录|附件|附|原文|该文|书)[中里内]?的?$|[’']s? $|\b(?:their|his|her|its|supplementary|extended data) $/iu
const ELSEWHERE_BEHIND =
  /^ (?:of|in|from) (?:the |a |an |his |her |their |its |our )?(?:[\p{L}\d’'-]+ ){0,3}?(?:reports?|papers?|stud(?:y|ies)|books?|articles?|surveys?|editions?|appendix|supplement|ref)/iu

/** The label of a caption, or of a line that is one though it was not read so. */
function isLabel({ role, folded }: ReadBlock, { index, 0: label }: RegExpExecArray): boolean {
  if (folded.slice(0, index).trim() !== '') return false
  return role === 'caption' || (folded.length <= LONGEST_LINE && /^[\s:.、]/u.test(folded.slice(index + label.length)))
}
const LONGEST_LINE = 80

/** 如图5所示, 详见表3, “see Figure 5”, “as Figure 5 shows”, “(Figure 5)”. */
const POINTS = /(?:如|见|参见|参阅|详见|按|据|从|在|由|和|[(（])[上下前后]?$|\b(?:see|in|compare|also|as) $|[(（]$/iu
const POINTED =
  /^(?:所[示列见述]|中(?:可见|可以|的|,|，)|里|可知|显示|表明|为证)|^ (?:shows?|lists?|gives?|illustrates?)\b|^[)）]/iu
const isPointedTo = (text: string, start: number, end: number): boolean =>
  POINTS.test(text.slice(Math.max(0, start - 16), start)) || POINTED.test(text.slice(end, end + 12))

/**
 * “See Figure 5” where the captions are those of Figures 1 and 2: a figure that the text speaks of and that is not there.
 * Captions must be numbered from 1 on without a gap, so that none is likely to have lost its label.
 */
export function figuresAbsent(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  return MENTIONS.flatMap((pattern) => {
    const found = blocks.flatMap((block) =>
      [...block.folded.matchAll(pattern)].map((match) => ({
        block,
        match,
        number: Number(match.groups?.['number']),
        isCaption: isLabel(block, match),
      })),
    )
    const own = new Set(found.flatMap(({ number, isCaption }) => (isCaption ? [number] : [])))
    const last = Math.max(0, ...own)
    if (own.size === 0 || own.size !== last || own.has(0)) return []
    const mentioned = new Set(found.map(({ number }) => number))
    const most = Math.max(...mentioned)
    const seen = new Set<number>()
    return found.flatMap(({ block, match, number, isCaption }): readonly ConsistencyMark[] => {
      if (isCaption || own.has(number) || number === 0 || seen.has(number)) return []
      // One number left out before it is what the rule of gaps says.
      if (number === last + 2 && number === most && mentioned.size > 2 && !mentioned.has(last + 1)) return []
      const end = match.index + match[0].length
      if (ELSEWHERE_BEFORE.test(block.folded.slice(Math.max(0, match.index - 20), match.index))) return []
      if (ELSEWHERE_BEHIND.test(block.folded.slice(end, end + 60))) return []
      // One numbered figure tells little of how many there are: the text must send its reader there.
      if (last === 1 && !isPointedTo(block.folded, match.index, end)) return []
      seen.add(number)
      const values = { label: writtenLabel(block.text, match), number, last }
      return [{ block: block.index, start: match.index, end, values }]
    })
  })
}
