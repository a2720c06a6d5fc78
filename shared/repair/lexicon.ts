import { isOnlySimplifiedCode, isTraditionalCode, simplifiedCode } from '#shared/language/script.ts'
import { gbkPair } from './gbk.ts'
import words from './data/words.json' with { type: 'json' }

/**
 * Words of one to four Han characters with their cost: about five times the logarithm (base 2) of how
 * rare the word is. Made from the dictionaries of jieba and of ICU by `build/repair-data/make.ts`; kept in
 * Simplified, and looked up so, whatever script the text has.
 */

const SLOTS = 1 << 19
const MAX_WORD = 4

/** Cost of a Han character that no word list knows. */
export const UNKNOWN_HAN_COST = 150
/** Cost of a sign that does not belong into a Chinese text. */
export const FOREIGN_COST = 140
/** Cost of a letter, a digit, a sign of ASCII. */
const ASCII_COST = 45
/** Cost of guessing a character of the script that the text is not in. */
const OTHER_SCRIPT_COST = 35
/** Cost of guessing a character that Chinese hardly writes. */
const FOREIGN_HAN_COST = 40
/** Cost of a word that is not in the list: none. */
const NO_WORD = 0

/** What single characters cost: small, and asked for by every text. */
interface Singles {
  readonly cost: Uint8Array
  readonly rarer: Uint8Array
}

/** What longer words cost, by open hashing: loaded only when words must decide. */
interface Words {
  readonly tags: Uint32Array
  readonly costs: Uint8Array
}

let singles: Singles | undefined
let longer: Words | undefined

function loadSingles(): Singles {
  if (singles !== undefined) return singles
  const cost = new Uint8Array(0x10000).fill(FOREIGN_COST)
  cost.fill(UNKNOWN_HAN_COST, 0x4e00, 0xa000)
  cost.fill(ASCII_COST, 0x20, 0x7f)
  for (const [value, signs] of SIGN_COSTS) for (const sign of signs) cost[sign.charCodeAt(0)] = value
  for (const [value, list] of Object.entries(words.byLength[1])) {
    for (let index = 0; index < list.length; index += 1) cost[list.charCodeAt(index)] = Number(value)
  }
  const rarer = new Uint8Array(0x10000)
  for (const [step, list] of Object.entries(words.rarerTraditional)) {
    for (let index = 0; index < list.length; index += 1) rarer[list.charCodeAt(index)] = Number(step)
  }
  singles = { cost, rarer }
  return singles
}

function loadWords(): Words {
  if (longer !== undefined) return longer
  const made = { tags: new Uint32Array(SLOTS), costs: new Uint8Array(SLOTS) }
  for (const [value, list] of Object.entries(words.byLength[2])) addAll(made, list, 2, Number(value))
  for (const [value, list] of Object.entries(words.byLength[3])) addAll(made, list, 3, Number(value))
  for (const [value, list] of Object.entries(words.byLength[4])) addAll(made, list, 4, Number(value))
  longer = made
  return made
}

function addAll(made: Words, list: string, length: number, cost: number): void {
  for (let index = 0; index < list.length; index += length) {
    const three = length > 2 ? list.charCodeAt(index + 2) : 0
    const four = length > 3 ? list.charCodeAt(index + 3) : 0
    insert(made, keyOf(list.charCodeAt(index), list.charCodeAt(index + 1), three, four), cost)
  }
}

/** Characters with which Chinese writes foreign names. */
const FOREIGN_NAMES =
  '阿埃艾安奥巴柏邦保贝比彼宾波伯勃博布查达丹德登迪蒂丁杜顿多厄恩尔凡费芬佛弗福盖冈戈哥格根古哈汉赫亨胡霍基吉加贾杰金卡凯坎康考柯科克肯库昆拉莱赖兰朗劳勒雷里利莉琳卢鲁伦罗洛马玛迈麦曼梅门蒙米莫默姆穆拿纳娜奈尼涅宁纽努诺欧帕潘佩彭皮普奇齐契乔切琴丘热瑞萨塞赛桑瑟森沙舍申施史斯松苏索塔泰坦汤特提图托瓦威维韦温翁沃乌希锡谢辛休逊雅亚延耶伊因尤约赞扎泽詹哲兹佐'
const foreignNames = new Set([...FOREIGN_NAMES].map((character) => character.charCodeAt(0)))

/** Whether the Simplified character `code` is one of those that write foreign names. */
export function isInForeignNames(code: number): boolean {
  return foreignNames.has(code)
}

const SIGN_COSTS: readonly (readonly [number, string])[] = [
  [20, ' \n\t'],
  [38, '，'],
  [42, '。'],
  [50, '、”“'],
  [58, '：；？！（）《》,.'],
  [68, '·…—‘’「」『』〈〉%～'],
  [85, '【】〔〕〖〗℃±×÷°'],
]

function insert({ tags, costs }: Words, key: Key, cost: number): void {
  let slot = key.slot
  while (tags[slot] !== 0) slot = (slot + 1) & (SLOTS - 1)
  tags[slot] = key.tag
  costs[slot] = cost
}

interface Key {
  slot: number
  tag: number
}

// Two hashes that know nothing of each other: where a word lies, and the mark by which it is known there.
// The 32 bits of the mark make a false hit as rare as one in a thousand million look-ups.
const key: Key = { slot: 0, tag: 0 }

/** The key of a word of one to four characters (0: none), in a record that the next call uses again. */
function keyOf(one: number, two: number, three: number, four: number): Key {
  let place = Math.imul(one ^ 0x9e3779b9, 0x85ebca6b) ^ two
  place = Math.imul(place ^ (place >>> 13), 0xc2b2ae35) ^ three
  place = Math.imul(place ^ (place >>> 16), 0x27d4eb2f) ^ four
  place = Math.imul(place ^ (place >>> 15), 0x165667b1)
  let tag = Math.imul(four + 0x7feb352d, 0x846ca68b) ^ three
  tag = Math.imul(tag ^ (tag >>> 15), 0x2c1b3c6d) ^ two
  tag = Math.imul(tag ^ (tag >>> 12), 0x297a2d39) ^ one
  tag = Math.imul(tag ^ (tag >>> 17), 0x1b873593)
  key.slot = ((place ^ (place >>> 14)) >>> 0) & (SLOTS - 1)
  key.tag = (tag ^ (tag >>> 15)) >>> 0 || 1
  return key
}

function find(one: number, two: number, three: number, four: number): number {
  const { tags, costs } = loadWords()
  const { slot: first, tag } = keyOf(one, two, three, four)
  for (let slot = first; ; slot = (slot + 1) & (SLOTS - 1)) {
    const found = tags[slot] ?? 0
    if (found === 0) return NO_WORD
    if (found === tag) return costs[slot] ?? NO_WORD
  }
}

/** Cost of the single character `code`, Simplified or Traditional, or of a sign. */
export function characterCost(code: number): number {
  return loadSingles().cost[simplifiedCode(code)] ?? FOREIGN_COST
}

/** What the character `code` costs more when it is only guessed: it is a rare variant, or of the other script. */
export function guessCost(code: number, script: 'hans' | 'hant'): number {
  const isOther = script === 'hant' ? isOnlySimplifiedCode(code) : isTraditionalCode(code)
  return (
    (loadSingles().rarer[code] ?? 0) + (isOther ? OTHER_SCRIPT_COST : 0) + (isForeignHan(code) ? FOREIGN_HAN_COST : 0)
  )
}

/** Characters of GBK that neither GB 2312 nor Traditional has: Japanese forms and rare ones. */
function isForeignHan(code: number): boolean {
  if (code < 0x4e00 || code > 0x9fff || isTraditionalCode(code)) return false
  const pair = gbkPair(code)
  return pair < 0xb0a1 || (pair & 0xff) < 0xa1
}

/** Cost of the word of the Simplified characters `codes` (two to four); 0 where there is no such word. */
export function wordCost(one: number, two: number, three = 0, four = 0): number {
  return find(one, two, three, four)
}

/**
 * Least cost of `text` cut into words: how unlikely it is as a Chinese text. About 40 to 60 a character
 * in prose, 90 and more in garbage.
 */
export function textCost(text: string): number {
  const codes: number[] = []
  const best: number[] = [0]
  for (let end = 1; end <= text.length; end += 1) {
    const code = simplifiedCode(text.charCodeAt(end - 1))
    codes.push(code)
    let least = (best[end - 1] ?? 0) + characterCost(code)
    if (code >= 0x4e00 && code <= 0x9fff) {
      for (let length = 2; length <= Math.min(MAX_WORD, end); length += 1) {
        const first = codes[end - length] ?? 0
        if (first < 0x4e00 || first > 0x9fff) break
        const cost = wordOf(codes, end - length, length)
        if (cost !== NO_WORD) least = Math.min(least, (best[end - length] ?? 0) + cost)
      }
    }
    best.push(least)
  }
  return best[text.length] ?? 0
}

function wordOf(codes: readonly number[], start: number, length: number): number {
  const one = codes[start] ?? 0
  const two = codes[start + 1] ?? 0
  if (length === 2) return wordCost(one, two)
  const three = codes[start + 2] ?? 0
  return length === 3 ? wordCost(one, two, three) : wordCost(one, two, three, codes[start + 3] ?? 0)
}
