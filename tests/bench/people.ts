import { readFileSync } from 'node:fs'
import path from 'node:path'
import { findPeople } from '#shared/people/find-people.ts'
import type { Person } from '#shared/people/person.ts'
import { readBlocks } from '#shared/text/read-block.ts'

/**
 * How many of the people of invented news sentences are found, with their offices and later mentions, and how many that are
 * none: on the set that the words were written with, and on one that was kept apart. `--show` prints what differs.
 */

interface Told {
  readonly name: string
  readonly office?: string
  readonly mentions: number
}

interface Counts {
  found: number
  right: number
  asked: number
}

const isShown = process.argv.includes('--show')
for (const file of ['seen', 'held-out']) {
  const { texts } = JSON.parse(readFileSync(path.join(import.meta.dirname, 'people', `${file}.json`), 'utf8')) as {
    readonly texts: readonly { readonly text: string; readonly people: readonly Told[] }[]
  }
  const names: Counts = { found: 0, right: 0, asked: 0 }
  const mentions: Counts = { found: 0, right: 0, asked: 0 }
  const offices: Counts = { found: 0, right: 0, asked: 0 }
  for (const { text, people } of texts) {
    const found = findPeople(readBlocks([{ role: 'paragraph', text }]))
    const byName = new Map(found.map((person) => [person.name, person]))
    names.found += found.length
    names.asked += people.length
    for (const told of people) count(told, byName.get(told.name), { names, mentions, offices })
    mentions.found += found.reduce((sum, person) => sum + person.mentions.length, 0)
    const said = found
      .map(({ name, office, mentions: own }) => `${name}|${office ?? ''}|${String(own.length)}`)
      .join('; ')
    const asked = people.map(({ name, office, mentions: own }) => `${name}|${office ?? ''}|${String(own)}`).join('; ')
    if (isShown && said !== asked) console.log(`${text}\n  found ${said}\n  asked ${asked}`)
  }
  for (const [what, counts] of Object.entries({ names, mentions, offices })) console.log(file, what, ratios(counts))
}

function count(
  told: Told,
  person: Person | undefined,
  all: Readonly<Record<'names' | 'mentions' | 'offices', Counts>>,
): void {
  all.mentions.asked += told.mentions
  if (person === undefined) return
  all.names.right += 1
  all.mentions.right += Math.min(person.mentions.length, told.mentions)
  if (told.office !== undefined) all.offices.asked += 1
  if (person.office !== undefined) all.offices.found += 1
  if (told.office !== undefined && person.office === told.office) all.offices.right += 1
}

function ratios({ found, right, asked }: Counts): string {
  const share = (of: number): string => `${((100 * right) / Math.max(1, of)).toFixed(1)} %`
  return `precision ${share(found)} (${String(right)} of ${String(found)}), recall ${share(asked)} (of ${String(asked)})`
}
