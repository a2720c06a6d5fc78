import { anyOf } from '../../lib/any-of.ts'
import type { CountedPlace } from '../core/pack.ts'
import words from './data/readers.json' with { type: 'json' }

const EACH = String.raw`每(?:[\d.,]*[一百千万萬亿億]{0,2})`
/** 每10万人中有, 每千人口拥有执业医师, 每小时: what is known to be told for, with a few words up to the number. */
const KNOWN = new RegExp(
  String.raw`(${EACH}${anyOf(words.perParts)}(?:[中里裡內内]|当中|當中)?)[^\s\d,，、;；。.!?！？每各]{0,8}$`,
  'u',
)
/** 每辆车5人, 每个班约40名: whatever stands right before the number. */
const BESIDE = /(每[^\s\d,，、:：;；。.!?！？每各次逢]{1,5}?)(?:平均|大約|大约|約|约|有|是|為|为|達|达)*$/u

/** What a Chinese count is told for each of, before the thing it counts: 每平方公里, 每10万人. */
export function countsPerZh(raw: string, { start }: CountedPlace, counts: string | undefined): string | undefined {
  const before = raw.slice(Math.max(0, start - 20), start)
  if (!before.includes('每')) return counts
  const per = (KNOWN.exec(before) ?? BESIDE.exec(before))?.[1]
  if (per === undefined) return counts
  return counts === undefined || counts.includes('每') ? per : `${per}${counts}`
}
