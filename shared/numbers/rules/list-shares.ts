import { anyOf } from '../../lib/any-of.ts'
import { PHRASES } from '../packs.ts'
import type { Checked, CheckedBlock, CheckedNumber, Mark } from './checked-text.ts'
import { textOf } from './plausibility.ts'
import { areSiblings, halfUnit, isShare, MANY_ANSWERS, REST, rounded } from './tallies.ts'

const DIVIDED = new RegExp(
  String.raw`\b${anyOf(PHRASES.en.divided)}\b|${anyOf([...PHRASES.zh.divided, ...PHRASES.zh.divisible])}`,
  'u',
)
/** 各县森林占比: each has a whole of its own. */
const OF_EACH =
  /各[县市区乡镇村校厂班省州国户]|每[个县市区乡镇村校]|率|\b(?:each(?! (?:dollar|pound|euro|yuan))|rates?|by (?:county|town|city|school))\b/u
const MOST_OFF = 20
const MOST_ITEMS = 12
const LONGEST = 60

/** List items “种植占40%”, “Roads: 40%”, “40% roads” under words that say what is divided: shares that do not make 100. */
export function listShares({ blocks }: Checked): readonly Mark[] {
  return listsOf(blocks).flatMap(([lead, ...items]) => {
    const shares = items.map(shareOf)
    const all = shares.flatMap((share) => share ?? [])
    if (lead === undefined || all.length !== items.length || all.length < 3 || all.length > MOST_ITEMS) return []
    const words = lead.lower.slice(-80)
    const text = items.map(({ lower }) => lower).join('\n')
    const names = all.map(({ block, number }) => block.text.slice(0, number.start).replace(/占?[:： ]*$/u, ''))
    const isDivided = DIVIDED.test(words) || areSiblings(names)
    if (!isDivided || OF_EACH.test(words) || MANY_ANSWERS.test(`${words}\n${text}`)) return []
    const total = all.reduce((sum, { number }) => sum + Number(number.value), 0)
    const slack = all.reduce((sum, { block, number }) => sum + halfUnit(textOf(block, number)), 0)
    const off = Math.abs(total - 100)
    // What is short of 100 may be a choice of the largest, unless the last is all the rest.
    const isWhole = total > 100 || REST.test(text) || OTHER.test(text)
    const last = all.at(-1)
    if (last === undefined || !isWhole || off <= slack + 1e-9 || off > MOST_OFF) return []
    const { start, end } = last.number
    return [{ block: last.block, start, end, values: { total: rounded(total) } }]
  })
}

const OTHER = /\b(?:others?|everything else|miscellaneous)\b/u

interface Share {
  readonly block: CheckedBlock
  readonly number: CheckedNumber
}

/** Roads: 40%, Roads (40%), 种植占40%: a name and its share. */
const NAMED = /^[^,，;；。\d]{1,30}?(?:占比?(?:为|约)?|[:：,，—–(（-]|(?<!\b(?:by|of|to|at|than|from|about))) ?$/u
const ENDED = /^ ?[)）]?[。；;,，.、]?$/u

/** The one share that an item is of; undefined where it tells of more, or of something else. */
function shareOf(block: CheckedBlock): Share | undefined {
  const percents = block.numbers.filter(({ kind }) => kind === 'percent')
  const [number] = percents
  if (number === undefined || percents.length > 1 || !isShare(number) || block.raw.length > LONGEST) return undefined
  const [before, behind] = [block.lower.slice(0, number.start), block.lower.slice(number.end)]
  // “40% roads” begins with the share.
  const isFirst = before.trim() === '' && /^ (?!of |more|less|fewer|higher|lower|by )[a-z]/u.test(behind)
  return isFirst || (NAMED.test(before) && ENDED.test(behind)) ? { block, number } : undefined
}

/** Each run of list items, behind the block before it. */
function listsOf(blocks: readonly CheckedBlock[]): readonly (readonly CheckedBlock[])[] {
  const lists: CheckedBlock[][] = []
  for (const [at, block] of blocks.entries()) {
    const last = blocks[at - 1]
    if (block.role !== 'list-item' || last === undefined) continue
    if (last.role === 'list-item') lists.at(-1)?.push(block)
    else lists.push([last, block])
  }
  return lists
}
