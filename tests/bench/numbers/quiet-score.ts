import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { checkConsistency } from '#shared/consistency/check-consistency.ts'
import { checkNumbers } from '#shared/numbers/rules/check-numbers.ts'

/** Findings of the default rules on text that has no fault. */
export interface QuietScore {
  readonly characters: number
  readonly findings: readonly string[]
}

/**
 * The clean sentences of the mojibake cases and the sentences of UD: correct text, each a paragraph of its own; for what
 * concerns an article as a whole they are held to be one.
 */
export function scoreQuiet(folder: string): QuietScore {
  const texts = [
    ...fieldOf(join(folder, 'mojibake/pairs.jsonl'), 'clean'),
    ...fieldOf(join(folder, 'numbers/ud_zh_num.jsonl'), 'text'),
  ]
  const findings: string[] = []
  let characters = 0
  const blocks = [...new Set(texts)].map((text) => ({ role: 'paragraph', text }))
  for (const { rule, block, values } of checkConsistency(blocks))
    findings.push(`${rule} «${blocks[block ?? -1]?.text ?? ''}» ${JSON.stringify(values)}`)
  for (const text of new Set(texts)) {
    characters += text.length
    for (const finding of checkNumbers({ blocks: [{ role: 'paragraph', text }], publishedAt: '2024-06-01' })) {
      findings.push(`${finding.rule} «${text.slice(Math.max(0, finding.start - 12), finding.end + 12)}»`)
    }
  }
  return { characters, findings }
}

function fieldOf(file: string, field: string): readonly string[] {
  if (!existsSync(file)) return []
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .flatMap((line) => {
      const value = (JSON.parse(line) as Readonly<Record<string, unknown>>)[field]
      return typeof value === 'string' ? [value] : []
    })
}
