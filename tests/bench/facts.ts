/**
 * One fact told twice in an article, and what its numbers and names say of each other (issue 9, section 3):
 * `npx node tests/bench/facts.ts [--misses]`. Invented articles of a few blocks, by kind; those of
 * `agreement/facts-held-out.json` were written before anything was tuned, and nobody tunes on them. `across-held-out.json` was
 * written when `across.json` was found whole: found 25/30, false 1/30 at first; its kinds were mended then, so that it is a
 * test now and no measure. (`late` of `across.json`, written after that: 11/15, false 1/16 at first.)
 * `trial-held-out.json` was written before `trial.json` was worked on: found 25/30, false 0/38 at first. A first block
 * `date: ` makes an article without a date.
 */
import { readFileSync } from 'node:fs'
import { checkArticle } from '#shared/checks/check-article.ts'

/** Kind, whether something in it is wrong, and its blocks as `role: text`. */
type Case = readonly [kind: string, isWrong: boolean, ...blocks: readonly string[]]

const showsMisses = process.argv.includes('--misses')
const OF_FACTS = /^(?:number|consistency|caption)\.(?!alt|duplicate)/u

function isFound([, , ...lines]: Case): boolean {
  const blocks = lines.map((line) => {
    const at = line.indexOf(': ')
    return { role: line.slice(0, at), text: line.slice(at + 2) }
  })
  const isUndated = blocks[0]?.role === 'date'
  const language = /\p{Script=Han}/u.test(lines.join('')) ? 'zh-Hans' : 'en'
  const facts = isUndated ? {} : { publishedAt: '2026-11-28' }
  const article = { blocks: blocks.filter(({ role }) => role !== 'date'), assets: [], language, facts }
  return checkArticle(article as Parameters<typeof checkArticle>[0]).some(({ rule }) => OF_FACTS.test(rule))
}

for (const part of ['facts', 'facts-held-out', 'across', 'across-held-out', 'trial', 'trial-held-out']) {
  const file = new URL(`agreement/${part}.json`, import.meta.url)
  const cases = JSON.parse(readFileSync(file, 'utf8')) as readonly Case[]
  for (const [kind, own] of Map.groupBy(cases, ([each]) => each)) {
    const [wrong, right] = [own.filter(([, is]) => is), own.filter(([, is]) => !is)]
    const figures = `found ${String(wrong.filter(isFound).length)}/${String(wrong.length)}  false ${String(right.filter(isFound).length)}/${String(right.length)}`
    console.log(`${part.padEnd(15)} ${kind.padEnd(9)} ${figures}`)
    if (showsMisses && !part.endsWith('held-out'))
      for (const one of own.filter((each) => isFound(each) !== each[1])) console.log(`    ${one.slice(2).join(' ¶ ')}`)
  }
}
