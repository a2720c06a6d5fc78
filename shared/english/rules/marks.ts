import contractions from '../data/contractions.json' with { type: 'json' }
import { wordsOf } from '../patterns.ts'
import type { EnglishBlock, EnglishMark } from '../text.ts'

/** Straight and curly marks in one article: the rarer kind is marked, with the other in its place. */
export function mixedQuotes(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  return [
    ...mixed(blocks, /["]/gu, /[“”]/gu, 'double'),
    ...mixed(blocks, /(?<=\p{L})'(?=(?:s|t|re|ve|ll|d|m)\b)/gu, /(?<=\p{L})’(?=(?:s|t|re|ve|ll|d|m)\b)/gu, 'single'),
  ]
}

function mixed(
  blocks: readonly EnglishBlock[],
  straight: RegExp,
  curly: RegExp,
  kind: 'double' | 'single',
): readonly EnglishMark[] {
  const find = (sign: RegExp) =>
    blocks.flatMap(({ index, text }) =>
      [...text.matchAll(sign)].map((found) => ({ block: index, text, at: found.index })),
    )
  const [plain, curved] = [find(straight), find(curly)]
  if (plain.length === 0 || curved.length === 0) return []
  const [rare, toCurly] = plain.length <= curved.length ? [plain, true] : [curved, false]
  // Apostrophes are told of once: in an article of two kinds they are everywhere.
  return (kind === 'single' ? rare.slice(0, 1) : rare).map(({ block, text, at }) => {
    const here = text.charAt(at)
    return {
      block,
      start: at,
      end: at + 1,
      right: toCurly ? curlyAt(text, at, kind) : kind === 'double' ? '"' : "'",
      values: { here, count: rare.length },
    }
  })
}

function curlyAt(text: string, at: number, kind: 'double' | 'single'): string {
  if (kind === 'single') return '’'
  return at === 0 || /[\s([—–-]$/u.test(text.slice(0, at)) ? '“' : '”'
}

/** Contractions without their apostrophe; those that are words of their own are not among them. */
const BARE = new Map(contractions.map(([bare = '', right = '']) => [bare, right]))

/** What a day has: yesterday's vote. */
const OF_A_DAY = wordsOf('of-a-day')

/** dont, thats, 1990's, peoples', childrens'. */
export function wrongApostrophes({ index: block, text, words }: EnglishBlock): readonly EnglishMark[] {
  return words.flatMap(({ text: word, lower, start, end, isFirst }, at): EnglishMark[] => {
    const sign = text.includes('’') ? '’' : "'"
    const bare = word === lower || isFirst ? BARE.get(lower) : undefined
    if (bare !== undefined) {
      const right = bare.replace("'", sign)
      return [{ block, start, end, right: isFirst ? right.charAt(0).toUpperCase() + right.slice(1) : right }]
    }
    const behind = text.slice(end, end + 2)
    if (/^(?:children|women|men|people)s$/u.test(lower) && lower !== 'peoples' && /^['’]/u.test(behind))
      return [{ block, start, end: end + 1, right: `${word.slice(0, -1)}${sign}s` }]
    if (/^(?:childrens|womens|mens)$/u.test(lower) && word === lower)
      return [{ block, start, end, right: `${word.slice(0, -1)}${sign}s` }]
    if (/`/u.test(behind.charAt(0)) && /^`[a-z]/u.test(behind))
      return [{ block, start: end, end: end + 1, right: sign }]
    const day = /^(?:yesterday|today|tomorrow|monday|tuesday|wednesday|thursday|friday|saturday|sunday)s$/u.test(lower)
    const next = words[at + 1]
    if (day && next?.gap === ' ' && OF_A_DAY.has(next.lower))
      return [{ block, start, end, right: `${word.slice(0, -1)}${sign}s` }]
    return []
  })
}

/** A hyphen with spaces, or two hyphens, in an article that also writes dashes. */
export function hyphenDashes(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  const dashes = blocks.flatMap(({ text }) => text.match(/ ?[—–] ?(?=\p{L})/gu) ?? [])
  const [usual] = [...Map.groupBy(dashes, (each) => each)].toSorted((a, b) => b[1].length - a[1].length)
  const right = usual?.[0]
  if (right === undefined) return []
  return blocks.flatMap(({ index: block, role, text }) =>
    role === 'table'
      ? []
      : [...text.matchAll(/(?<=[\p{L}\p{N},”"’)]) (?:-|--) (?=[\p{L}“"‘(])|(?<=\p{L})--(?=\p{L})/gu)].map(
          ({ 0: found, index }) => ({
            block,
            start: index,
            end: index + found.length,
            right,
          }),
        ),
  )
}
