import { readFileSync } from 'node:fs'
import type { Finding } from '#shared/domain/source-document.ts'
import { checkPunctuation } from '#shared/punctuation/check-punctuation.ts'
import { plantAll, type Planted } from './plant.ts'

/** So many faults of one way of planting. */
const MOST = 12

/**
 * Faults planted over all rules, those off by default among them: how many are found, by which clause, and how many of the
 * clean sentences raise anything. `held-out.txt` was written after the rules and is not looked into when they are changed.
 */
export function measurePlanted(showsMisses: boolean): void {
  for (const name of ['sentences', 'held-out']) {
    const file = new URL(`${name}.txt`, import.meta.url)
    const sentences = readFileSync(file, 'utf8').trim().split('\n')
    const planted = plantAll(sentences, MOST)
    const found = planted.filter((fault) => check(fault).some((each) => isIts(each, fault)))
    const right = found.filter((fault) => check(fault).some((each) => each.values?.['clause'] === fault.clause))
    const alone = found.filter((fault) => check(fault).every((each) => isIts(each, fault)))
    const alarms = sentences.filter((text) => check({ text }).length > 0)
    const rules = new Set(planted.map(({ rule }) => rule)).size
    console.log(
      `planted ${name.padEnd(9)} ${String(rules)} rules  found ${share(found, planted)}  right clause ${share(right, found)}  nothing else said ${share(alone, found)}  clean sentences with alarms ${share(alarms, sentences)}`,
    )
    if (!showsMisses || name === 'held-out') continue
    for (const fault of planted.filter((each) => !alone.includes(each) || !right.includes(each)))
      console.log(`    ${fault.rule} ${fault.text.replaceAll('\n', '⏎')}  ${told(fault)}`)
    for (const text of alarms) console.log(`    clean: ${text}  ${told({ text })}`)
  }
}

type Checked = Pick<Planted, 'text' | 'role'>

const check = ({ text, role = 'paragraph' }: Checked): readonly Finding[] =>
  checkPunctuation([{ role, text }], { on: ['punctuation'] })

const isIts = ({ rule }: Finding, fault: Planted): boolean => rule === fault.rule

const told = (fault: Checked): string =>
  check(fault)
    .map(({ rule, values }) => `${rule} ${String(values?.['clause'])}`)
    .join(', ')

const share = (some: readonly unknown[], all: readonly unknown[]): string =>
  `${String(some.length)}/${String(all.length)} ${((100 * some.length) / Math.max(1, all.length)).toFixed(1)} %`
