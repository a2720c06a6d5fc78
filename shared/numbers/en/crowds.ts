import english from './data/english.json' with { type: 'json' }
import type { Numeral } from '../core/numeral.ts'
import { nextWord, wordAt } from '../core/word.ts'

const CROWDS = new Set(english.crowds)
const SCALES = new Set(Object.keys(english.scales))

/** Indefinite crowds: dozens of, hundreds of thousands of, several hundred. */
export function readCrowd(lower: string, start: number): Numeral | undefined {
  const first = wordAt(lower, start)
  if (first === undefined) return undefined
  let end = first.end
  if (first.text === 'several') {
    const scale = nextWord(lower, end)
    if (scale === undefined || !SCALES.has(scale.text) || lower.charAt(end) !== ' ') return undefined
    end = scale.end
  } else {
    if (!CROWDS.has(first.text)) return undefined
    const of = /^ of (dozens|hundreds|thousands|millions|billions)\b/u.exec(lower.slice(end, end + 16))
    end += of?.[0].length ?? 0
    if (!/^ (?:of|more)\b/u.test(lower.slice(end, end + 6))) return undefined
  }
  return {
    start,
    end,
    low: undefined,
    high: undefined,
    form: 'word',
    scale: 1,
    digits: undefined,
    approx: 'about',
    sort: 'plain',
  }
}
