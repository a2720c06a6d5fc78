import { hash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { typosFor } from '#electron/checks/typos-for.ts'
import { checkLine, languageOf } from '#shared/checks/check-line.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'

/**
 * What two readings made of a finding (both by one session, apart from each other), without a word of its text: `id` is
 * {@link idOf} of it; `fault`: what is found there is wrong, by the clause that the rule names (or as a wrong word); `false`:
 * nothing is.
 */
interface Adjudicated {
  readonly id: string
  readonly rule: string
  readonly readings: readonly ('fault' | 'false')[]
}

interface Found extends Finding {
  readonly text: string
  readonly id: string
}

const READ = JSON.parse(readFileSync(new URL('adjudicated.json', import.meta.url), 'utf8')) as readonly Adjudicated[]
const READINGS = 2
const BY_ID = new Map(READ.map((each) => [each.id, each]))
const OWN = /^(?:punctuation|variant)\./u
const AROUND = 12

/** A finding by its line, its rule and its place. */
function idOf(text: string, { rule, start, end }: Finding): string {
  return hash('sha256', `${rule}\n${String(start)} ${String(end)}\n${text}`).slice(0, 20)
}

/** Real only where both readings say so; what nobody has read is taken for false. */
function isFault({ id }: Found): boolean {
  const { readings = [] } = BY_ID.get(id) ?? {}
  return readings.length === READINGS && readings.every((verdict) => verdict === 'fault')
}

/**
 * What is found in edited text, each line a text of its own as `galley lint` reads it: all findings, those that are faults of
 * the text, and the false ones, each per 1,000 characters; by rule, and one by one where `showsAll`.
 */
export async function measureAlarms(file: string, on: readonly string[], showsAll: boolean): Promise<void> {
  const lines = linesOf(file)
  const characters = lines.reduce((sum, line) => sum + codePointLength(line), 0)
  const language = languageOf(lines.join(''), 'zh')
  const words = await typosFor(language, { on })
  const found = lines.flatMap((text) =>
    checkLine(text, language, { on, ...words }).map((each): Found => ({ ...each, text, id: idOf(text, each) })),
  )
  const told = (name: string, some: readonly Found[]): void => {
    const rate = ((1000 * some.length) / characters).toFixed(3)
    console.log(`  ${name.padEnd(38)} ${String(some.length).padStart(3)} ${rate}`)
  }
  const alarms = found.filter((each) => !isFault(each))
  console.log(`${path.basename(file)}: ${String(characters)} characters, ${language}`)
  told('found by all rules', found)
  told(
    '  of punctuation and script',
    found.filter(({ rule }) => OWN.test(rule)),
  )
  told('faults of the text by both readings', found.filter(isFault))
  told('false alarms', alarms)
  told(
    '  of punctuation and script',
    alarms.filter(({ rule }) => OWN.test(rule)),
  )
  const unread = alarms.filter(({ id }) => !BY_ID.has(id))
  if (unread.length > 0) told('  that nobody has read', unread)
  for (const [rule, all] of Map.groupBy(found, (each) => each.rule)) {
    const wrong = all.filter((each) => !isFault(each)).length
    console.log(
      `    ${rule.padEnd(36)} ${String(all.length).padStart(3)}${wrong === 0 ? '' : `, false ${String(wrong)}`}`,
    )
    if (showsAll) for (const each of all) console.log(`        ${wordsOf(each)}`)
  }
}

/** The lines of a text, or the sentences of a treebank (CoNLL-U). */
function linesOf(file: string): readonly string[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  if (!file.endsWith('.conllu')) return lines
  return lines.flatMap((line) => /^# text = (.*)$/u.exec(line)?.[1] ?? [])
}

function wordsOf(found: Found): string {
  const { text, start, end, suggest, id } = found
  const before = sliceCodePoints(text, Math.max(0, start - AROUND), start)
  const behind = sliceCodePoints(text, end, end + AROUND)
  const verdict = isFault(found) ? 'fault' : BY_ID.has(id) ? 'false' : 'unread'
  return `${id} ${verdict}  ${before}⟦${sliceCodePoints(text, start, end)}⟧${behind}  ${suggest ?? ''}`
}
