/**
 * Ticks of the caption card that are earned (issue 9, section 3): `npx node tests/bench/agreement.ts [--misses]`.
 * 120 invented pairs of a caption and a statement of its picture or a paragraph, half of them wrong in one word, day or
 * name, and more (`second`) written later, in which more of the right ones are told in other words.
 * `agreement/held-out.json` was written before anything was tuned, and nobody tunes on it; `third.json` and `fourth.json`
 * were each written after all that came before them, measured (18 and 14 of their 20 right ones ticked, no wrong one), and
 * only then mended from.
 */
import { readFileSync } from 'node:fs'
import { captionChecks } from '#shared/captions/checks.ts'

/** Language, field of the metadata or `body:` and the kind of what is held against the body, caption, the other side, right. */
type Pair = readonly [lang: 'zh' | 'en', what: string, caption: string, other: string, isRight: boolean]

const showsMisses = process.argv.includes('--misses')
/** The day on which every pair is printed. */
const PUBLISHED = '2025-10-20'

function isTicked([lang, what, caption, other]: Pair): boolean {
  const [, kind] = what.split(':')
  const article = { language: lang === 'zh' ? 'zh-Hans' : 'en', publishedAt: PUBLISHED }
  if (kind === undefined) {
    const blocks = [
      { role: 'figure', text: '', asset: 0 },
      { role: 'caption', text: caption, figure: 0 },
    ]
    const metadata = { [what]: [{ source: 'IPTC', value: other }] }
    const [checks] = captionChecks({ ...article, blocks, assets: [{ sha256: 'a', metadata }] })
    return checks?.metadata[0]?.verdict === 'agrees'
  }
  const blocks = [
    { role: 'paragraph', text: other },
    { role: 'caption', text: caption },
  ]
  const [checks] = captionChecks({ ...article, blocks, assets: [] })
  const own = checks?.agreement.filter((one) => one.kind === kind) ?? []
  return own.length > 0 && own.every(({ verdict }) => verdict === 'agrees')
}

for (const part of ['pairs', 'second', 'held-out', 'third', 'fourth']) {
  const file = new URL(`agreement/${part}.json`, import.meta.url)
  const pairs = JSON.parse(readFileSync(file, 'utf8')) as readonly Pair[]
  for (const isRight of [true, false]) {
    const own = pairs.filter((pair) => pair[4] === isRight)
    const ticked = own.filter(isTicked)
    const share = ((ticked.length / own.length) * 100).toFixed(1)
    const target = isRight ? '≥ 95 %' : '0'
    console.log(
      `${part.padEnd(9)} ticks on ${isRight ? 'right' : 'wrong'} pairs: ${share} % (${String(ticked.length)}/${String(own.length)})  ${target}`,
    )
    if (showsMisses && part !== 'held-out')
      for (const pair of own.filter((one) => isTicked(one) !== isRight))
        console.log(`    ${pair.slice(0, 4).join(' | ')}`)
  }
}
