import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { VersionId } from '#shared/domain/ids.ts'
import {
  actOf,
  codeOf,
  keepText,
  newDesk,
  noteOn,
  openOf,
  SAMPLE_TEXT,
  valueOf,
  type TestDesk,
} from '../helpers/keeping/desk.ts'

let desk: TestDesk & { readonly remove: () => Promise<void> }
beforeEach(() => {
  desk = newDesk()
})
afterEach(() => desk.remove())

/** The next text of the article waits to be kept; its token. */
async function nextText(): Promise<string> {
  const text = SAMPLE_TEXT.replace('近10万名', '近20万名')
  return valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text } })).token
}

test('a new version says beforehand what becomes of the review, and it is what happens', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  // The first note is on words that change.
  const notes = [noteOn(open, '查', 12), noteOn(open, '好')]
  valueOf(await desk.client.call('change.apply', actOf(articleId, { added: notes })))
  const judged = open.numbers.map((number) => [number, { ...number, state: 'verified' as const }] as const)
  valueOf(await desk.client.call('change.apply', actOf(articleId, { updated: judged }, 'number.judge')))
  const token = await nextText()
  const said = valueOf(await desk.client.call('import.carry', { token, articleId }))
  valueOf(await desk.client.call('import.keep', { token, as: { kind: 'version', articleId } }))
  const next = await openOf(desk.client, articleId)
  const verified = next.numbers.filter(({ state }) => state === 'verified').length
  expect(verified).toBeGreaterThan(0)
  expect(said.numbers).toEqual({ kept: verified, fall: judged.length - verified })
  expect(said.notes).toEqual({ placed: 1, ask: 1 })
  expect(Object.fromEntries(next.notes.map(({ body, placement }) => [body, placement]))).toEqual({
    查: 'ambiguous',
    好: 'exact',
  })
  expect(said.unasked).toBe(1)
  const { carried } = next.versions.find(({ id }) => id === next.article.currentVersionId) ?? {}
  expect(carried?.unasked).toMatchObject([{ kind: 'replace', before: '10', after: '20' }])
})

test('what is done to the article while its review is carried comes along too', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  const token = await nextText()
  const keeping = desk.client.call('import.keep', { token, as: { kind: 'version', articleId } })
  const late = noteOn(open, '后来')
  const [kept] = await Promise.all([keeping, desk.client.call('change.apply', actOf(articleId, { added: [late] }))])
  valueOf(kept)
  const all = [await openOf(desk.client, articleId)]
  const versionId = open.article.currentVersionId
  all.push(valueOf(await desk.client.call('article.open', { articleId, versionId })))
  // Whichever was first: it is on the text that is read, or it was made on the earlier one.
  expect(all.flatMap(({ notes }) => notes.map(({ body }) => body))).toContain('后来')
})

test('the old version can be read afterwards, with its notes', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  valueOf(await desk.client.call('change.apply', actOf(articleId, { added: [noteOn(open, '旧版上的批注')] })))
  valueOf(await desk.client.call('import.keep', { token: await nextText(), as: { kind: 'version', articleId } }))
  const versionId = open.article.currentVersionId
  const old = valueOf(await desk.client.call('article.open', { articleId, versionId }))
  expect(old.notes.map(({ body }) => body)).toEqual(['旧版上的批注'])
  expect(old.blocks.map(({ text }) => text)).toEqual(open.blocks.map(({ text }) => text))
  expect({ drafts: old.drafts, log: old.log }).toEqual({ drafts: [], log: [] })
  const other = await keepText(desk.client, '#另一篇\n正文。')
  const foreign = { articleId, versionId: other.article.currentVersionId }
  expect(codeOf(await desk.client.call('article.open', foreign))).toBe('not-found')
})

test('what is exported is the version that is looked at: the named one, otherwise the current one', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  valueOf(await desk.client.call('change.apply', actOf(articleId, { added: [noteOn(open, '旧版上的批注')] })))
  valueOf(await desk.client.call('import.keep', { token: await nextText(), as: { kind: 'version', articleId } }))
  const exported = async (name: string, version: { readonly versionId?: VersionId }): Promise<string> => {
    const file = { path: join(desk.folder, name) }
    const how = { articleId, ...version, format: 'html', view: 'marked', locale: 'zh-Hans', file } as const
    valueOf(await desk.client.call('export.run', how))
    return readFileSync(file.path, 'utf8')
  }
  const old = await exported('old.html', { versionId: open.article.currentVersionId })
  expect([old.includes('近10万名'), old.includes('近20万名'), old.includes('旧版上的批注')]).toEqual([
    true,
    false,
    true,
  ])
  const current = await exported('current.html', {})
  expect([current.includes('近10万名'), current.includes('近20万名')]).toEqual([false, true])
})
