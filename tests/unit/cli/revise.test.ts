import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { galley, newFolder, type Ran } from '#tests/helpers/run-galley.ts'

const folder = newFolder()
const library = ['--library', 'desk.galley', '--json']
const OLD = ['The ferry library', 'The last ferry docked at six with 40 crates.', 'Most readers fish for a living.']
const NEW = ['The ferry library', 'The last ferry docked at seven with 42 crates.', 'Nobody reads at night.']
let article = ''

const run = (...args: string[]): Promise<Ran> => galley(folder, [...args, ...library])

async function note(words: string, ...more: string[]): Promise<void> {
  const shown = await run('show', article)
  const blocks = shown.json[0]?.['blocks'] as readonly { text: string }[]
  const block = blocks.findIndex(({ text }) => text.includes(words))
  const start = blocks[block]?.text.indexOf(words) ?? 0
  const place = ['--block', String(block), '--start', String(start), '--end', String(start + words.length)]
  const made = await run('note', article, ...place, '--body', words, '--author', 'Ann', ...more)
  expect(made.code).toBe(0)
}

beforeAll(async () => {
  writeFileSync(path.join(folder, 'one.txt'), OLD.join('\n\n'))
  writeFileSync(path.join(folder, 'two.txt'), NEW.join('\n\n'))
  const ran = await run('import', 'one.txt')
  article = String(ran.json[0]?.['article'])
})

test('a new version tells what became of each note, of what was asked, and what nobody asked for', async () => {
  await note('six', '--kind', 'correction', '--suggest', 'seven')
  await note('40 crates', '--kind', 'query')
  await note('The last ferry', '--kind', 'comment')
  const { code, json } = await run('revise', article, 'two.txt')
  expect(code).toBe(0)
  const [told] = json
  expect(told).toMatchObject({ article, isNew: true, title: 'The ferry library' })
  const notes = told?.['notes'] as readonly Record<string, unknown>[]
  expect(notes.map(({ status, outcome }) => `${String(status)} ${String(outcome)}`).toSorted()).toEqual([
    'ambiguous null',
    'exact done',
    'exact null',
  ])
  // What has no sure place has none here either.
  expect(notes.find(({ status }) => status === 'ambiguous')?.['block']).toBeNull()
  expect(told?.['suggestions']).toMatchObject([{ before: 'six', after: 'seven', outcome: 'done', suggestion: null }])
  const changes = told?.['changes'] as readonly Record<string, unknown>[]
  expect(changes).toContainEqual(expect.objectContaining({ kind: 'replace', before: '40', after: '42', block: 1 }))
})

test('the very same file again is no new version', async () => {
  const { code, json } = await run('revise', article, 'two.txt')
  expect(code).toBe(0)
  expect(json[0]).toMatchObject({ isNew: false, notes: [], suggestions: [], changes: [] })
})

test('in words it is told what is in place and what is not; little of the text in the article is remarked on', async () => {
  writeFileSync(path.join(folder, 'other.txt'), 'Frogs at night\n\nIn May the marsh is loud, and 12 people listen.\n')
  const ran = await galley(folder, ['revise', article, 'other.txt', '--library', 'desk.galley'])
  expect(ran.out).toContain('other.txt is now version 3. Notes: 0 in place, 3 to place.')
  expect(ran.errors).toMatch(/Only \d %|Only 1\d %/u)
  expect((await galley(folder, ['revise', article, 'one.txt', '--library', 'desk.galley'])).out).toContain(
    'already a version',
  )
})
