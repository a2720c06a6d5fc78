import fs from 'node:fs'
import path from 'node:path'
import { locate } from '#shared/anchor/locate.ts'
import { remapAnchors } from '#shared/anchor/remap.ts'
import { diffMatchPatch } from './_anchoring/diff-match-patch.ts'
import { runOthers } from './_anchoring/others.ts'

/**
 * Re-anchoring between two real versions, with the old text and from the selectors alone: right, in a wrong place, lost; the
 * time beside that of diff-match-patch's diff of the same texts in the same run (each after one run to warm up); then the cases
 * of Hypothesis and Apache Annotator. Run: `npx node tests/bench/anchoring.ts [--verbose]`.
 */
interface Anchor {
  readonly id: string
  readonly skip?: unknown
  readonly selector: {
    readonly quote: { readonly exact: string; readonly prefix: string; readonly suffix: string }
    readonly position: { readonly start: number; readonly end: number }
  }
  readonly gold: {
    readonly status: string
    readonly start: number
    readonly end: number
    readonly slot?: readonly [number, number]
  }
}

const folder = path.join(process.env['GALLEY_CASES'] ?? '../shared/cases', 'anchoring/revisions')
const isVerbose = process.argv.includes('--verbose')

interface Tally {
  right: number
  wrong: number
  lost: number
  partial: number
  all: number
  ms: number
}

type Place = { readonly start: number; readonly end: number } | undefined

function judge(gold: Anchor['gold'], place: Place): 'right' | 'wrong' | 'lost' | 'partial' | 'neutral' {
  if (gold.status === 'deleted') {
    if (place === undefined) return 'right'
    const overlap =
      gold.slot === undefined ? -1 : Math.min(place.end, gold.slot[1]) - Math.max(place.start, gold.slot[0])
    // The words are gone but others stand in their place: neither right nor wrong.
    return overlap >= 0.5 * (place.end - place.start) ? 'neutral' : 'wrong'
  }
  if (place === undefined) return 'lost'
  const common = Math.max(0, Math.min(place.end, gold.end) - Math.max(place.start, gold.start))
  const share = common / (Math.max(place.end, gold.end) - Math.min(place.start, gold.start))
  if (share >= (gold.status === 'same' ? 0.9 : 0.5)) return 'right'
  return share < 0.1 ? 'wrong' : 'partial'
}

interface Pair {
  readonly before: string
  readonly after: string
  readonly anchors: readonly Anchor[]
}

function pairs(): readonly Pair[] {
  return fs
    .readdirSync(folder)
    .filter((each) => each.endsWith('.anchors.json'))
    .map((file) => {
      const read = (suffix: string): string =>
        fs.readFileSync(path.join(folder, file.replace('.anchors.json', suffix)), 'utf8')
      const { anchors } = JSON.parse(read('.anchors.json')) as { anchors: readonly Anchor[] }
      const used = anchors.filter((anchor) => anchor.skip === undefined || anchor.skip === false)
      return { before: read('.before.md'), after: read('.after.md'), anchors: used }
    })
}

function run(
  name: string,
  find: (before: string, after: string, anchors: readonly Anchor[]) => readonly Place[],
): void {
  const tally: Tally = { right: 0, wrong: 0, lost: 0, partial: 0, all: 0, ms: 0 }
  for (const { before, after, anchors: used } of pairs()) {
    const began = performance.now()
    const places = find(before, after, used)
    tally.ms += performance.now() - began
    used.forEach((anchor, index) => {
      const place = places[index]
      const verdict = judge(anchor.gold, place)
      if (verdict === 'neutral') return
      tally.all += 1
      tally[verdict] += 1
      if (isVerbose && verdict !== 'right')
        console.log(
          verdict,
          anchor.id,
          anchor.gold.status,
          JSON.stringify(anchor.selector.quote.exact.slice(0, 60)),
          anchor.gold.status === 'deleted'
            ? ''
            : JSON.stringify(after.slice(anchor.gold.start, anchor.gold.end).slice(0, 60)),
          place === undefined ? '-' : JSON.stringify(after.slice(place.start, place.end).slice(0, 60)),
        )
    })
  }
  const share = (part: number): string => `${((100 * part) / tally.all).toFixed(1)} %`
  console.log(
    `${name}: right ${share(tally.right)}, wrong place ${share(tally.wrong)}, lost ${share(tally.lost)}, ` +
      `partly ${share(tally.partial)} of ${String(tally.all)}, ${tally.ms.toFixed(0)} ms`,
  )
}

const alone = (_before: string, after: string, anchors: readonly Anchor[]): readonly Place[] =>
  anchors.map(({ selector }) => {
    const located = locate(after, selector.quote, selector.position.start)
    return 'start' in located ? located : undefined
  })
const withText = (before: string, after: string, anchors: readonly Anchor[]): readonly Place[] =>
  remapAnchors(
    before,
    after,
    anchors.map(({ selector }) => selector.position),
  ).map((located) => ('start' in located ? located : undefined))

/** Where an anchor's first and last letter went by its diff: what that is worth is told by cases/anchoring. */
function printDiffMatchPatch(): void {
  const other = diffMatchPatch()
  if (other === undefined) {
    console.log('diff-match-patch: no registry can be reached')
    return
  }
  const texts = pairs()
  const times = [0, 1].map(() => {
    const began = performance.now()
    for (const { before, after } of texts) other.diff_main(before, after)
    return performance.now() - began
  })
  console.log(`diff-match-patch, its diff alone: ${(times.at(-1) ?? Number.NaN).toFixed(0)} ms`)
}

if (!fs.existsSync(folder)) {
  console.log(`no cases in ${folder}`)
} else {
  run('selectors alone', alone)
  for (const { before, after, anchors } of pairs()) withText(before, after, anchors)
  run('with the old text at hand', withText)
  printDiffMatchPatch()
  runOthers(path.dirname(folder))
}
