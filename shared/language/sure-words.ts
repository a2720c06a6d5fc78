import { anyOf } from '#shared/lib/any-of.ts'
import data from './data/sure-words.json' with { type: 'json' }

/** A word written with the other script's choice of two characters that both scripts have. UTF-16 of its line. */
export interface OtherWord {
  readonly start: number
  readonly end: number
  readonly right: string
}

interface Word {
  readonly word: string
  /** Characters that make another word of it, as they stand before or behind it. */
  readonly notBehind: string
  readonly notBefore: string
}

interface Words {
  readonly pattern: RegExp
  readonly right: ReadonlyMap<string, Word>
}

const wordsOf = (list: readonly (readonly string[])[]): Words => {
  const right = new Map(
    list.flatMap(([wrong = '', told = '']) => {
      const [word = '', notBehind = '', notBefore = ''] = told.split('|')
      return wrong === word ? [] : [[wrong, { word, notBehind, notBefore }] as const]
    }),
  )
  return { pattern: new RegExp(anyOf([...right.keys()]), 'gu'), right }
}

/** 戴著, 围著: a verb that goes on. Behind it stands what it is about; a mark or a title there makes 著 a writer's. */
const ASPECT: readonly (readonly string[])[] = data.aspect.map((verb) => [`${verb}著`, `${verb}着`])
const GOING_ON = new Set(ASPECT.map(([wrong]) => wrong))

const WORDS: Readonly<Record<'hans' | 'hant', Words>> = {
  hans: wordsOf([...data.hans, ...ASPECT]),
  hant: wordsOf(data.hant),
}

const OF_WRITING = '名作称者述录书文稱錄書'
const WRITTEN = '名专原巨遗译论新旧拙编合土显'
const ABOUT = /^[\p{Script=Han}A-Za-z\d]/u

/**
 * 以后 in a Traditional text, 瞭解 in a Simplified one: 后 and 瞭 stand in both scripts, the words do not. 裏 is written where the
 * text itself writes so.
 */
export function otherWordsIn(line: string, script: 'hans' | 'hant', writesLi: boolean): readonly OtherWord[] {
  const { pattern, right } = WORDS[script]
  return Array.from(line.matchAll(pattern)).flatMap(({ 0: wrong, index }): readonly OtherWord[] => {
    const { word = '', notBehind = '', notBefore = '' } = right.get(wrong) ?? {}
    const before = line.charAt(index - 1)
    const behind = line.charAt(index + wrong.length)
    if (before !== '' && notBehind.includes(before)) return []
    if (behind !== '' && notBefore.includes(behind)) return []
    // 有著名的, 名著装帧: 著 that begins or ends another word.
    if (wrong.endsWith('著') && behind !== '' && OF_WRITING.includes(behind)) return []
    if (GOING_ON.has(wrong) && !ABOUT.test(behind)) return []
    if (wrong.startsWith('著') && before !== '' && WRITTEN.includes(before)) return []
    return [{ start: index, end: index + wrong.length, right: writesLi ? word.replace('裡', '裏') : word }]
  })
}
