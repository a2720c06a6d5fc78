/**
 * Finding over 1,000,000 characters as one types (issue 10, 6): what a key costs before anything is drawn. Making the
 * text comparable is done in slices when the bar opens. Then replacing all of 1,000 places: finding them, the suggestions, and
 * the tables and bundles that the window draws from. Run: `npx node tests/bench/find.ts`.
 */
import type { Block } from '#shared/domain/block.ts'
import { preparer, type FindQuery } from '#shared/find/query.ts'
import { replaceWords } from '#shared/acts/replacing.ts'
import { changeOf } from '#shared/change/change-set.ts'
import { recordTypes } from '#shared/domain/record-types.ts'
import { bundlesOf, type Bundles } from '#renderer/store/by-block.ts'
import { changeTables, type Tables } from '#renderer/store/tables.ts'
import { planReplacing } from '#renderer/screens/proof/find/plan-replacing.ts'
import { bundleOf } from '#tests/helpers/bundle.ts'
import { findWords, searchedIn } from '#renderer/screens/proof/find/hits.ts'

const CHARACTERS = 1_000_000
const TEXTS = {
  zh: [
    '清晨的码头上已经排起了长队，人们等着第一班渡船靠岸。去年全县修好了三十二座旧桥，其中7座通了公交车。',
    '“这一笔我核对了四遍，”老会计把账本翻到最后一页，「数字不会自己走路。」鎮上的印刷廠還用著舊機器。',
  ],
  en: [
    'By six the queue on the quay had doubled, and the harbour master’s clerk counted 1,204 crates twice over. ',
    '“Nobody signs for what he has not counted,” she said, folding the manifest into the café’s ledger. ',
  ],
} as const
/** What is typed, key by key. */
const TYPED = {
  zh: ['的', '码头上', '核对了四遍', '旧机器'],
  en: ['e', 'the harbour', "master's clerk", '"Nobody signs'],
}

function articleOf(sentences: readonly string[]): Bundles {
  const paragraph = sentences.join('').repeat(3)
  const count = Math.ceil(CHARACTERS / paragraph.length)
  const list = Array.from({ length: count }, (_, index) => {
    const text = `${String(index)}. ${paragraph}`
    return bundleOf({ id: `b${String(index)}`, role: 'paragraph', text }, { ordinal: index + 1 })
  })
  return { blocks: [], list, byId: new Map(), left: new Map(), led: new Map(), unplaced: [] }
}

/** Time of the processor in this thread: what is left of a wait when nothing else runs on the machine. */
const workMs = (): number => {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1000
}

const NO_TABLES = { reply: new Map() } as unknown as Tables
const plain: FindQuery = { words: '', isCased: false, isExact: false, isWhole: false, isPattern: false }
const SWITCHES: Readonly<Record<string, Partial<FindQuery>>> = {
  plain: {},
  'match case': { isCased: true },
  'whole word': { isWhole: true },
  'exact characters': { isExact: true },
}

let worst = 0
for (const [language, sentences] of Object.entries(TEXTS) as [keyof typeof TEXTS, readonly string[]][]) {
  const bundles = articleOf(sentences)
  for (const [name, more] of Object.entries(SWITCHES)) {
    // As the window does in slices while nobody types yet.
    const opened = workMs()
    const prepare = preparer({ ...plain, ...more })
    for (const { haystack } of searchedIn(bundles, 'marked', NO_TABLES)) prepare(haystack)
    const ahead = workMs() - opened
    const times: number[] = []
    let hits = 0
    for (const typed of TYPED[language]) {
      for (let length = 1; length <= typed.length; length += 1) {
        const start = workMs()
        hits = Math.max(
          hits,
          findWords(searchedIn(bundles, 'marked', NO_TABLES), { ...plain, ...more, words: typed.slice(0, length) })
            .count,
        )
        times.push(workMs() - start)
      }
    }
    const longest = Math.max(...times)
    worst = Math.max(worst, longest)
    console.log(
      `${language}, ${name}: made comparable in ${ahead.toFixed(1)} ms; longest of ${String(times.length)} keys ${longest.toFixed(1)} ms; most hits ${String(hits)}`,
    )
  }
}
console.log(`longest key ${worst.toFixed(1)} ms (to reach: 50)`)

/** 1,000 paragraphs of about 1,000 characters with one place each. */
const PLACES = 1000
{
  const paragraph = TEXTS.zh.join('').repeat(10)
  const blocks = Array.from({ length: PLACES }, (_, index): Block => {
    const text = `${String(index)}。${paragraph}高枧村。`
    const ids = { id: `b${String(index)}`, articleId: 'a', versionId: 'v' }
    return { type: 'block', ...ids, revision: 1, order: index, role: 'paragraph', text, confidence: 1 } as Block
  })
  const types = Object.keys(recordTypes).map((type) => [type, new Map()] as const)
  const tables = {
    ...Object.fromEntries(types),
    article: new Map([['a', { currentVersionId: 'v' }]]),
    block: new Map(blocks.map((block) => [block.id as string, block])),
  } as unknown as Tables
  for (const { haystack } of searchedIn(bundlesOf(tables), 'marked', tables)) preparer(plain)(haystack)
  const start = workMs()
  const bundles = bundlesOf(tables)
  const hits = findWords(searchedIn(bundles, 'marked', tables), { ...plain, words: '高枧村' })
  const replacements = Array.from({ length: hits.count }, (_, index) => hits.hit(index)).flatMap((hit) =>
    hit?.place.kind === 'text' ? [{ blockId: hit.blockId, runs: hit.place.runs, after: '高规村' }] : [],
  )
  const plan = planReplacing(bundles, 'marked', replacements)
  const change = replaceWords(plan.blocks, { author: '沈', atMs: 1 })
  const after = bundlesOf(changeTables(tables, changeOf(change)))
  const took = workMs() - start
  const made = after.list.reduce((sum, { suggestions }) => sum + suggestions.length, 0)
  console.log(
    `replace all of ${String(plan.replaced)} places (${String(made)} suggestions) ${took.toFixed(1)} ms (to reach: 200)`,
  )
}
