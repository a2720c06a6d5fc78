import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { keepText, newDesk, valueOf } from '#tests/helpers/keeping/desk.ts'

/**
 * ANNOTATIONS annotations (10,000) of another system read into an article of LETTERS letters (300,000): of the very text; with
 * a word of each quote changed; with words of quote and context changed; and of another text altogether.
 */
const ANNOTATIONS = Number(process.env['ANNOTATIONS'] ?? 10_000)
const LETTERS = Number(process.env['LETTERS'] ?? 300_000)
const MOST_MS = 5000

/** The same text and the same places each time. */
let state = 7
const random = (below: number): number => {
  state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
  return Math.floor((state / 2 ** 32) * below)
}
const LETTER = '山水田林路桥村镇老人学生修建开会去年今天一二三四五六说看听写来往东西南北春夏秋冬的了在和'
const words = (length: number): string => Array.from({ length }, () => LETTER.charAt(random(LETTER.length))).join('')
const textOf = (letters: number): readonly string[] =>
  Array.from({ length: Math.ceil(letters / 300) }, () => `${words(148)}，${words(149)}。`)

const lines = textOf(LETTERS)
const changed = (text: string, every: number): string =>
  Array.from(text, (letter, at) => (at % every === every - 1 ? '甲' : letter)).join('')

interface Quote {
  readonly exact: string
  readonly prefix: string
  readonly suffix: string
}
const KINDS: Readonly<Record<string, (quote: Quote) => Quote>> = {
  unchanged: (quote) => quote,
  'words changed': (quote) => ({ ...quote, exact: changed(quote.exact, 5) }),
  'words and context changed': ({ exact, prefix, suffix }) => ({
    exact: changed(exact, 6),
    prefix: changed(prefix, 9),
    suffix: changed(suffix, 9),
  }),
  'of another text': () => ({ exact: words(14), prefix: words(32), suffix: words(32) }),
}

function annotations(change: (quote: Quote) => Quote): string {
  const items = Array.from({ length: ANNOTATIONS }, (_, index) => {
    const line = lines[random(lines.length)] ?? ''
    const start = 40 + random(200)
    const quote = {
      exact: sliceCodePoints(line, start, start + 14),
      prefix: sliceCodePoints(line, start - 32, start),
      suffix: sliceCodePoints(line, start + 14, start + 46),
    }
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `https://notes.example/${String(index)}`,
      type: 'Annotation',
      bodyValue: `核对${String(index)}`,
      target: { source: 'https://paper.example/1', selector: { type: 'TextQuoteSelector', ...change(quote) } },
    }
  })
  return JSON.stringify(items)
}

let isMissed = false
for (const [name, change] of Object.entries(KINDS)) {
  const desk = newDesk()
  const { article } = await keepText(desk.client, lines.join('\n'))
  const path = join(desk.folder, 'notes.json')
  writeFileSync(path, annotations(change))
  const start = performance.now()
  const before = process.cpuUsage()
  const read = await desk.client.call('annotations.read', {
    articleId: article.id,
    author: '沈',
    file: { path } as never,
  })
  const { user, system } = process.cpuUsage(before)
  const ms = (user + system) / 1000
  const by = Map.groupBy(valueOf(read).results, (one) => ('status' in one ? one.status : one.error))
  const told = [...by].map(([status, of]) => `${String(of.length)} ${String(status)}`).join(', ')
  console.log(
    `${name}: ${String(Math.round(performance.now() - start))} ms, ${String(Math.round(ms))} of them working (to reach: ${String(MOST_MS)}); ${told}`,
  )
  isMissed ||= ms > MOST_MS
  await desk.remove()
}
process.exitCode = isMissed ? 1 : 0
