import { readFileSync } from 'node:fs'
import { mixedScripts } from '#shared/checks/mixed-scripts.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'

interface ScriptCase {
  readonly kind: string
  readonly text: string
  /** What must be found, and in which words; absent: nothing. */
  readonly rule?: string
  readonly words?: string
}

/** Our own cases of mixed scripts: those that are told as they should be, by kind. */
export function measureScript(showsMisses: boolean): void {
  const file = new URL('script-cases.jsonl', import.meta.url)
  const cases = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as ScriptCase)
  for (const [kind, own] of Map.groupBy(cases, (each) => each.kind)) {
    const missed = own.filter((each) => !isRight(each))
    console.log(`script ${kind.padEnd(12)} ${String(own.length - missed.length)}/${String(own.length)}`)
    if (showsMisses) for (const { text, words } of missed) console.log(`    ${words ?? ''} ${text} ${told(text)}`)
  }
  const right = cases.filter(isRight).length
  console.log(
    `script all          ${String(right)}/${String(cases.length)} ${((100 * right) / cases.length).toFixed(1)} %`,
  )
}

const foundIn = (text: string): readonly { readonly rule: string; readonly words: string }[] =>
  mixedScripts([{ role: 'paragraph', text }]).map(({ rule, start, end }) => ({
    rule,
    words: sliceCodePoints(text, start, end),
  }))

const told = (text: string): string =>
  foundIn(text)
    .map(({ rule, words }) => `${rule} ${words}`)
    .join(', ')

/** Found where it stands and by its rule, and nothing else found. */
function isRight({ text, rule, words = '' }: ScriptCase): boolean {
  const found = foundIn(text)
  if (rule === undefined) return found.length === 0
  return found.length > 0 && found.every((each) => each.rule === rule && each.words.includes(words))
}
