/**
 * Figures of the caption checks (issue 4, section 4): `npx node tests/bench/captions.ts [--misses]`.
 * Elements over a gold of invented captions, in two parts (`captions/README.md`); findings on correct captions; and, where it lies beside the repository,
 * the seed article's captions with their checks in full (`GALLEY_SEED`, default ../shared/seed).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseFile } from '#electron/import/process/parse-file.ts'
import { captionsJson } from '#electron/doors/cli/captions-json.ts'
import { checkCaptions } from '#shared/captions/check-captions.ts'
import { captionChecks } from '#shared/captions/checks.ts'
import { readGold, scoreElements } from './captions/gold-score.ts'
import { GOLD_PARTS, showsMissesOf, type GoldPart } from './gold-parts.ts'

const SEED = process.env['GALLEY_SEED'] ?? '../shared/seed'

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((part / whole) * 100).toFixed(1)} % (${String(part)}/${String(whole)})`

function elements(part: GoldPart): void {
  for (const lang of ['zh', 'en'] as const) {
    console.log(`${part} ${lang}: ${String(readGold(lang, part).length)} captions`)
    for (const { element, found, right, gold, sameState, all, misses } of scoreElements(lang, part)) {
      const figures = [
        `precision ${percent(right, found)}`,
        `recall ${percent(right, gold)}`,
        `state ${percent(sameState, all)}`,
      ]
      console.log(`  ${element.padEnd(7)} ${figures.join('  ')}`)
      if (showsMissesOf(part)) for (const miss of misses) console.log(`      ${miss}`)
    }
  }
}

/** Captions of the gold are correct as they stand, also where an element is lacking: nothing is to be found in them. */
function quiet(part: GoldPart): void {
  let captions = 0
  const found: string[] = []
  for (const [lang, language] of [
    ['zh', 'zh-Hans'],
    ['en', 'en'],
  ] as const) {
    const blocks = readGold(lang, part).map(([text]) => ({ role: 'caption', text }))
    captions += blocks.length
    for (const { rule, block } of checkCaptions({ blocks, assets: [], publishedAt: '2025-11-14', language }))
      found.push(`${rule}: ${blocks[block ?? -1]?.text ?? ''}`)
  }
  console.log(
    `${part}: findings on correct captions: ${(found.length / captions).toFixed(3)} each (${String(found.length)}/${String(captions)})`,
  )
  if (part === 'written-from' || showsMissesOf(part)) for (const one of found) console.log(`      ${one}`)
}

async function seed(): Promise<void> {
  const file = existsSync(SEED) ? readdirSync(SEED).find((name) => name.endsWith('.txt')) : undefined
  if (file === undefined) return
  const bytes = readFileSync(join(SEED, file))
  const choices = { script: 'keep' as const, refused: [], roles: [] }
  const parsed = await parseFile({ fileName: file, bytes, choices }, () => Promise.resolve(new Map()))
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error))
  const { document } = parsed.value
  console.log('the seed’s captions:')
  for (const caption of captionsJson(document.blocks, captionChecks(document), () => ({}))) {
    console.log(`  ${document.blocks[Number(caption['block'])]?.text ?? ''}`)
    for (const check of caption['checks'] as readonly object[]) console.log(`      ${JSON.stringify(check)}`)
  }
  for (const finding of document.findings)
    if (finding.rule.startsWith('caption.')) console.log(`  ${JSON.stringify(finding)}`)
}

for (const part of GOLD_PARTS) {
  elements(part)
  quiet(part)
}
await seed()
