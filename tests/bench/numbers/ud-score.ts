import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { findNumbers } from '#shared/numbers/find-numbers.ts'

interface Sentence {
  readonly id: string
  readonly text: string
  readonly nums: readonly {
    readonly text: string
    readonly start: number
    readonly end: number
    readonly unit: string | null
  }[]
}

/** Figures over the real sentences of UD Chinese GSDSimp. */
export interface UdScore {
  readonly recall: readonly [number, number]
  readonly recallDigits: readonly [number, number]
  /** Predictions that touch no marked number, of all predictions. */
  readonly untouched: readonly [number, number]
  readonly misses: readonly string[]
  readonly extras: readonly string[]
}

/** Marked tokens without a numeral are left out: 多, 许多, 首次 and the like. */
const hasNumeral = (text: string): boolean => /[0-9０-９〇零一二两三四五六七八九十百千万亿兆半廿卅几数俩仨]/u.test(text)

export function scoreUd(folder: string): UdScore {
  const sentences = readFileSync(join(folder, 'numbers/ud_zh_num.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Sentence)
  const misses: string[] = []
  const extras: string[] = []
  let [marked, hit, digits, digitsHit, predicted] = [0, 0, 0, 0, 0]
  for (const sentence of sentences) {
    const found = findNumbers(sentence.text, { lang: 'zh' })
    for (const num of sentence.nums) {
      if (!hasNumeral(num.text)) continue
      const isHit = found.some((number) => number.start < num.end && number.end > num.start)
      const isDigits = /[0-9]/u.test(num.text)
      marked += 1
      hit += isHit ? 1 : 0
      digits += isDigits ? 1 : 0
      digitsHit += isDigits && isHit ? 1 : 0
      if (!isHit) misses.push(`${num.text}|${num.unit ?? ''} in ${sentence.text}`)
    }
    predicted += found.length
    for (const number of found) {
      if (!sentence.nums.some((num) => number.start < num.end && number.end > num.start))
        extras.push(`${number.text} in ${sentence.text}`)
    }
  }
  return {
    recall: [hit, marked],
    recallDigits: [digitsHit, digits],
    untouched: [extras.length, predicted],
    misses,
    extras,
  }
}
