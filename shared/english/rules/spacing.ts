import type { EnglishBlock, EnglishMark } from '../text.ts'

/** More double spaces after a full stop than this are the author's habit, and one finding says so as well. */
const HABIT = 5

/** Spaces that stand twice, before a mark, or not behind one. */
export function wrongSpaces(blocks: readonly EnglishBlock[]): readonly EnglishMark[] {
  const doubles = blocks.flatMap(({ index, role, text }) => (role === 'table' ? [] : doubleSpaces(index, text)))
  const behindStop = doubles.filter(({ isBehindStop }) => isBehindStop)
  const told =
    behindStop.length > HABIT ? doubles.filter((each) => !each.isBehindStop || each === behindStop[0]) : doubles
  return [
    ...told.map(({ mark }) => mark),
    ...blocks.flatMap(({ index, role, text }) =>
      role === 'table' ? [] : [...beforeMarks(index, text), ...notBehind(index, text)],
    ),
  ]
}

function doubleSpaces(block: number, text: string) {
  return [...text.matchAll(/(?<=\S)( {2,3}|[ \u00a0]{2,3})(?=\S)/gu)].map(({ 0: found, index }) => ({
    isBehindStop: /[.!?]["”’')]*$/u.test(text.slice(Math.max(0, index - 4), index)),
    mark: { block, start: index, end: index + found.length, right: ' ' },
  }))
}

/** A space before a comma or a full stop; not before .5 or three points, and not where an address was blanked out. */
function beforeMarks(block: number, text: string): readonly EnglishMark[] {
  return [...text.matchAll(/(?<=[\p{L}\p{N})”’"']) (?=[,;:!?.](?:\s|["”’')]|$))/gu)].flatMap(({ index }) =>
    /^ (?:\.\s?\.|[:;]\s*[-)(]|:\s*$)/u.test(text.slice(index, index + 4))
      ? []
      : [{ block, start: index, end: index + 2, right: text.charAt(index + 1) }],
  )
}

/** No space behind a comma or a full stop: city,state; ended.The. */
function notBehind(block: number, text: string): readonly EnglishMark[] {
  const found = [
    ...text.matchAll(/(?<=\p{L}{2})[,;](?=\p{L}{2})/gu),
    ...text.matchAll(/(?<=\p{Ll}{3})[.!?](?=\p{Lu}\p{Ll}+[\s,])/gu),
    ...text.matchAll(/(?<=\p{Ll}{2}[.,!?])["”](?=\p{Ll}{2})/gu),
  ]
  return found.map(({ 0: sign, index }) => ({ block, start: index, end: index + sign.length, right: `${sign} ` }))
}

/** Marks that stand twice: ,, and .. and ?. */
export function repeatedMarks({ index: block, text }: EnglishBlock): readonly EnglishMark[] {
  return [...text.matchAll(/(?<![.,;:?!])(,,|;;|::|\.\.|,\.|\.,|;,|,;|\?\.|!\.|\?,)(?![.,;:?!])/gu)].flatMap(
    ({ 0: signs, index }): EnglishMark[] => {
      const word = /(\S*)$/u.exec(text.slice(0, index))?.[1] ?? ''
      // The point of an abbreviation before a comma is right.
      if (signs === '.,' && (word.length <= 5 || /\./u.test(word))) return []
      if (signs === '..' && (word === '' || /^\p{Lu}\p{L}{0,2}$/u.test(word))) return []
      if (signs.startsWith('!') && /^\p{Lu}/u.test(word)) return []
      const right =
        signs.startsWith('?') || signs.startsWith('!') ? signs.charAt(0) : signs.charAt(signs === ',.' ? 1 : 0)
      return [{ block, start: index, end: index + 2, right }]
    },
  )
}
