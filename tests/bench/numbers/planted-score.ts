import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'
import type { CheckedArticle } from '#shared/numbers/rules/checked-text.ts'

/** Planted faults found at all, and found by the rule they break. */
export interface PlantedScore {
  readonly total: number
  readonly found: number
  readonly byRule: number
  /** Rules with at least one planted fault. */
  readonly rules: number
  readonly misses: readonly string[]
}

/** A line is `rule TAB text | published`, the text one paragraph or `role:text // role:text`. */
export function scorePlanted(lang: 'zh' | 'en'): PlantedScore {
  const file = fileURLToPath(new URL(`../../fixtures/numbers/planted-${lang}.txt`, import.meta.url))
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
  const misses: string[] = []
  let [found, byRule] = [0, 0]
  for (const line of lines) {
    const [rule = '', rest = ''] = line.split('\t')
    const findings = checkNumbers(articleOf(rest, lang), { on: ['style'] })
    found += findings.length > 0 ? 1 : 0
    const isRight = findings.some((finding) => finding.rule === rule)
    byRule += isRight ? 1 : 0
    if (!isRight)
      misses.push(`${rule}: ${rest}; found ${findings.map((finding) => finding.rule).join(', ') || 'nothing'}`)
  }
  return { total: lines.length, found, byRule, rules: new Set(lines.map((one) => one.split('\t')[0])).size, misses }
}

function articleOf(line: string, language: string): CheckedArticle {
  const [body = '', publishedAt = '2025-11-14'] = line.split(' | ')
  const blocks = body.split(' // ').map((piece) => {
    const role = /^(headline|subheadline|lead|caption|paragraph):/u.exec(piece)?.[1]
    return role === undefined ? { role: 'paragraph', text: piece } : { role, text: piece.slice(role.length + 1) }
  })
  return { blocks, publishedAt, language }
}
