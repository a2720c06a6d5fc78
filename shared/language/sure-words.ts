import { anyOf } from '#shared/lib/any-of.ts'
import data from './data/sure-words.json' with { type: 'json' }

/** A word written with the other script's choice of two characters that both scripts have. UTF-16 of its line. */
export interface OtherWord {
  readonly start: number
  readonly end: number
  readonly right: string
}

interface Words {
  readonly pattern: RegExp
  readonly right: ReadonlyMap<string, { readonly word: string; readonly notBehind: string }>
}

const wordsOf = (list: readonly (readonly string[])[]): Words => {
  const right = new Map(
    list.flatMap(([wrong = '', told = '']) => {
      const [word = '', notBehind = ''] = told.split('|')
      return wrong === word ? [] : [[wrong, { word, notBehind }] as const]
    }),
  )
  return { pattern: new RegExp(anyOf([...right.keys()]), 'gu'), right }
}

const WORDS: Readonly<Record<'hans' | 'hant', Words>> = { hans: wordsOf(data.hans), hant: wordsOf(data.hant) }

const OF_WRITING = '名作称者述录书文稱錄書'
const WRITTEN = '名专原巨遗译论新旧拙编合土显'

/**
 * 以后 in a Traditional text, 瞭解 in a Simplified one: 后 and 瞭 stand in both scripts, the words do not. 裏 is written where the
 * text itself writes so.
 */
export function otherWordsIn(line: string, script: 'hans' | 'hant', writesLi: boolean): readonly OtherWord[] {
  const { pattern, right } = WORDS[script]
  return Array.from(line.matchAll(pattern)).flatMap(({ 0: wrong, index }): readonly OtherWord[] => {
    const { word = '', notBehind = '' } = right.get(wrong) ?? {}
    const before = line.charAt(index - 1)
    if (before !== '' && notBehind.includes(before)) return []
    // 有著名的, 名著装帧: 著 that begins or ends another word.
    if (wrong.endsWith('著') && OF_WRITING.includes(line.charAt(index + wrong.length))) return []
    if (wrong.startsWith('著') && before !== '' && WRITTEN.includes(before)) return []
    return [{ start: index, end: index + wrong.length, right: writesLi ? word.replace('裡', '裏') : word }]
  })
}
