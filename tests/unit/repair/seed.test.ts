import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { repairText } from '#shared/repair/repair-text.ts'
import { damageLikeTheSeed } from './damage-model.ts'
import { NEEDS_CASES } from '#tests/helpers/left-out.ts'

const SEED = resolve('../shared/seed/000_706234a72859fbcd.txt')
const PAIRS = resolve(process.env.GALLEY_CASES ?? '../shared/cases', 'mojibake/pairs.jsonl')

interface Case {
  readonly kind: string
  readonly clean: string
  readonly damaged: string
  readonly clean_trad?: string
}

describe.skipIf(!existsSync(SEED))('the seed article', NEEDS_CASES, () => {
  it('gives its own characters back when the repaired text is damaged again', () => {
    const seed = readFileSync(SEED, 'utf8').replaceAll('\r', '')
    const { text, repairs } = repairText(seed, { script: 'keep' })
    const readings = new Map([['請', 'qǐng']])
    for (const { evidence } of repairs) {
      const { character, reading } = evidence.values ?? {}
      if (typeof character === 'string' && typeof reading === 'string') readings.set(character, reading)
    }
    expect(repairs.some((repair) => repair.isGuess)).toBe(false)
    expect(damageLikeTheSeed(text, readings)).toBe(seed)
  })

  it('reads the same after a second repair, in Simplified too', () => {
    const { text } = repairText(readFileSync(SEED, 'utf8'), { script: 'hans' })
    expect(text).not.toMatch(/[(][a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+[)]/)
    expect(repairText(text, { script: 'hans' }).repairs).toEqual([])
  })
})

describe.skipIf(!existsSync(PAIRS))('the cases', NEEDS_CASES, () => {
  const load = (): readonly Case[] =>
    readFileSync(PAIRS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case)
  const norm = (text: string): string => text.normalize('NFKC').replaceAll(' ', '')
  const LEAST: Readonly<Record<string, number>> = {
    html_numeric_entities: 1,
    unicode_escapes: 1,
    utf8_as_cp1252: 1,
    utf8_as_latin1: 1,
    utf8_as_latin1_twice: 1,
    utf8_as_gbk: 1,
    gbk_as_cp1252: 0.98,
    gbk_as_latin1: 0.98,
    gbk_as_big5: 0.98,
    big5_as_gbk: 0.98,
    seed87: 0.98,
    seed87_quote: 0.6,
    seed_all_gloss: 0.85,
    doc_mixed_cp1252: 0.9,
    doc_mixed_gbk_latin1: 0.9,
  }

  it('are read exactly, as often as issue 3 asks', () => {
    const counts = new Map<string, { all: number; exact: number }>()
    for (const item of load()) {
      const output = norm(repairText(item.damaged, { script: 'keep' }).text)
      const count = counts.get(item.kind) ?? { all: 0, exact: 0 }
      counts.set(item.kind, count)
      count.all += 1
      if (output === norm(item.clean) || output === norm(item.clean_trad ?? item.clean)) count.exact += 1
    }
    for (const [kind, least] of Object.entries(LEAST)) {
      const { all, exact } = counts.get(kind) ?? { all: 0, exact: 0 }
      expect(exact / all, kind).toBeGreaterThanOrEqual(least)
    }
  })

  it('that are clean stay as they are', () => {
    for (const item of load().filter(({ kind }) => kind.startsWith('negative'))) {
      expect(repairText(item.damaged, { script: 'keep' }).text).toBe(item.damaged)
    }
  })
})
