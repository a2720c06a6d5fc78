/**
 * Punctuation, script and consistency (issue 13, section 2): `npx node tests/bench/punctuation.ts [--misses] [--all]`.
 * False alarms over edited news (`GALLEY_CASES`, default `../shared/cases`; each line a text of its own, as `galley lint` reads
 * it), by rule, of punctuation and script alone and of all default rules together; `--all` switches on what is off by
 * default. Then faults planted in clean sentences of our own (`punctuation/plant.ts`), and cases of mixed scripts.
 */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { typosFor } from '#electron/checks/typos-for.ts'
import { checkArticle } from '#shared/checks/check-article.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { measurePlanted } from './punctuation/planted.ts'
import { measureScript } from './punctuation/script-cases.ts'

const showsMisses = process.argv.includes('--misses')
const on = process.argv.includes('--all') ? ['punctuation'] : []
const folder = process.env['GALLEY_CASES'] ?? path.resolve(import.meta.dirname, '../../../shared/cases')
const OWN = /^(?:punctuation|variant)\./u
const AROUND = 12
const typos = await typosFor('zh-Hans', { on })

for (const name of ['clean_pd.txt', 'clean_pud_news_simp.txt']) {
  const file = path.join(folder, 'language', name)
  if (!existsSync(file)) {
    console.log(`${name}: not here`)
    continue
  }
  const lines = readFileSync(file, 'utf8').split('\n')
  const characters = lines.reduce((sum, line) => sum + codePointLength(line), 0)
  const found = lines.flatMap((text) =>
    checkArticle(
      { blocks: [{ role: 'paragraph', text }], assets: [], language: 'zh-Hans', facts: {} },
      { on, ...typos },
    )
      // A sentence has no byline.
      .filter(({ rule }) => !rule.startsWith('structure.'))
      .map(({ rule, start, end, suggest }) => ({ rule, start, end, suggest, text })),
  )
  const rate = (count: number): string => ((1000 * count) / characters).toFixed(3)
  const own = found.filter(({ rule }) => OWN.test(rule))
  console.log(`${name}: ${String(characters)} characters`)
  console.log(`  all rules              ${String(found.length)} ${rate(found.length)}`)
  console.log(`  punctuation and script ${String(own.length)} ${rate(own.length)}`)
  for (const [rule, all] of Map.groupBy(found, (each) => each.rule)) {
    console.log(`    ${rule.padEnd(36)} ${String(all.length).padStart(3)} ${rate(all.length)}`)
    if (!showsMisses) continue
    for (const { text, start, end, suggest } of all) {
      const before = sliceCodePoints(text, Math.max(0, start - AROUND), start)
      const behind = sliceCodePoints(text, end, end + AROUND)
      console.log(`        ${before}⟦${sliceCodePoints(text, start, end)}⟧${behind}  ${suggest ?? ''}`)
    }
  }
}

measurePlanted(showsMisses)
measureScript(showsMisses)
