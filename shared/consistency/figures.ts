import type { ConsistencyMark, ReadBlock } from './marks.ts'

const MENTIONS: readonly RegExp[] = [
  /(?<label>\bFig(?:ure|\.)|(?<![\p{Script=Han}&&[地蓝版意企试拼导]])图) ?(?<number>\d{1,2})(?![\d\-–—月年日个张幅点]|[.:：] ?\d)/gv,
  /(?<label>\bTable|(?<![\p{Script=Han}&&[列代外手图电报仪]])表) ?(?<number>\d{1,2})(?![\d\-–—月年日个张点]|[.:：] ?\d)/gv,
]

/** Figure 1, Figure 2, Figure 4: one number left out of a row that begins with 1. The first mention behind the gap is marked. */
export function figureGaps(blocks: readonly ReadBlock[]): readonly ConsistencyMark[] {
  return MENTIONS.flatMap((pattern) => {
    const first = new Map<number, ConsistencyMark>()
    for (const { index, text } of blocks)
      for (const match of text.matchAll(pattern)) {
        const number = Number(match.groups?.['number'])
        const label = match.groups?.['label'] ?? ''
        if (first.has(number)) continue
        first.set(number, { block: index, start: match.index, end: match.index + match[0].length, values: { label } })
      }
    const numbers = [...first.keys()].sort((a, b) => a - b)
    const last = numbers.at(-1) ?? 0
    const missing = Array.from({ length: last }, (_, at) => at + 1).filter((number) => !first.has(number))
    const [gap] = missing
    if (numbers.length < 3 || numbers[0] !== 1 || gap === undefined || missing.length > 1) return []
    const mark = first.get(numbers.find((number) => number > gap) ?? 0)
    return mark === undefined ? [] : [{ ...mark, values: { ...mark.values, missing: gap } }]
  })
}
