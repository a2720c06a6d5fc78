import type { Page } from 'playwright-core'
import type { Dismissal } from '#shared/domain/dismissal.ts'
import { kept, type Kept } from '../proof.ts'

/** What an article's records say, by record: so that an act can be held against what became of it, and of nothing else. */
export type Said = ReadonlyMap<string, string>

/** Reads every record of the article that a person's act can change, drafts left out: they come and go while one writes. */
export async function recordsOf(page: Page, title: string): Promise<Said> {
  const read = (await kept(page, title)) as Kept & { readonly dismissals: readonly Dismissal[] }
  const block = new Map(read.blocks.map((each) => [each.id as string, [...each.text]]))
  const before = (blockId: string, at: number): string =>
    (block.get(blockId) ?? []).slice(Math.max(0, at - 3), at).join('')
  const lines: readonly (readonly [string, string])[] = [
    ...read.blocks.map(({ id, role, text }) => pair(id, `block ${role} ${text}`)),
    ...read.notes.map(({ id, kind, body, state, target }) => {
      const quote = target.kind === 'text' ? target.quote.exact : target.kind
      return pair(id, `${kind} on ${quote}: ${body} (${state})`)
    }),
    ...read.replies.map(({ id, body }) => pair(id, `reply ${body}`)),
    ...read.suggestions.map((each) => {
      const words = `${before(each.blockId, each.start)}|${each.before}→${each.after} (${each.state})`
      return pair(each.id, words.replaceAll('\n', '¶'))
    }),
    ...read.numbers.map(({ id, text, state }) => pair(id, `number ${text} (${state})`)),
    ...read.verdicts.map(({ id, state }) => pair(id, `verdict (${state})`)),
    ...read.dismissals.map(({ id, rule }) => pair(id, `dismissed ${rule}`)),
  ]
  return new Map(lines)
}

/** What differs, sorted: `+` came, `-` went, `~` is another now. */
export function changesOf(before: Said, after: Said): readonly string[] {
  const came = [...after].flatMap(([id, words]) =>
    before.has(id) ? (before.get(id) === words ? [] : [`~${words}`]) : [`+${words}`],
  )
  const went = [...before].flatMap(([id, words]) => (after.has(id) ? [] : [`-${words}`]))
  return [...came, ...went].sort()
}

const pair = (id: string, words: string): readonly [string, string] => [id, words]
