import type { EnglishBlock, EnglishMark } from '../text.ts'

const ORDINAL = /^(\d*?)(1?\d)(st|nd|rd|th)$/u
const ENDS = ['th', 'st', 'nd', 'rd']

/** 3th, 21th, 11st: a figure with the ending of another. */
export function wrongOrdinals({ index, words }: EnglishBlock): readonly EnglishMark[] {
  return words.flatMap(({ lower, start, end }): EnglishMark[] => {
    const [, , last = '', ending] = ORDINAL.exec(lower) ?? []
    const figure = Number(last)
    const right = figure > 10 && figure < 20 ? 'th' : (ENDS[figure % 10] ?? 'th')
    return last === '' || ending === right ? [] : [{ block: index, start, end, right: lower.slice(0, -2) + right }]
  })
}
