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
  expect(said.numbers).toEqual({ kept: verified, fall: judged.length - verified, gone: 0 })
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

test('what was brought by mistake is left for the version before, with its details and its review, and nothing is lost', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  valueOf(await desk.client.call('change.apply', actOf(articleId, { added: [noteOn(open, '旧版上的批注')] })))
  const other = { kind: 'paste' as const, text: '夏夜听蛙\n本报记者 温晚晴\n入夜以后，城南的湿地里响起了蛙声。' }
  const { token } = valueOf(await desk.client.call('import.inspect', { source: other }))
  expect(valueOf(await desk.client.call('import.carry', { token, articleId })).share).toBeLessThan(0.1)
  const kept = valueOf(await desk.client.call('import.keep', { token, as: { kind: 'version', articleId } }))
  const wrong = await openOf(desk.client, articleId)
  const versionId = open.article.currentVersionId
  valueOf(await desk.client.call('article.return', { articleId, versionId, author: '阮' }))
  const back = await openOf(desk.client, articleId)
  expect(back.article).toEqual({ ...open.article, revision: back.article.revision })
  expect([back.blocks, back.notes.map(({ body }) => body)]).toEqual([open.blocks, ['旧版上的批注']])
  expect(back.log.at(-1)?.act).toBe('article.return')
  // The other way round as well: each keeps what it had.
  valueOf(await desk.client.call('article.return', { articleId, versionId: kept.versionId, author: '阮' }))
  const again = await openOf(desk.client, articleId)
  expect([again.blocks, again.notes, again.article.title]).toEqual([wrong.blocks, wrong.notes, wrong.article.title])
  const earlier = valueOf(await desk.client.call('article.open', { articleId, versionId }))
  expect(earlier.atWork).toBe(kept.versionId)
  const strange = await desk.client.call('article.return', { articleId, versionId: 'none' as VersionId, author: '阮' })
  expect(codeOf(strange)).toBe('not-found')
})

test('what is being written goes on in the next text: saved there, it is a note of that version', async () => {
  const open = await keepText(desk.client)
  const articleId = open.article.id
  const { type: _type, ...note } = noteOn(open, '没写完')
  const draft = {
    id: note.id,
    articleId,
    versionId: note.versionId,
    kind: note.kind,
    body: note.body,
    target: note.target,
    updatedAtMs: 5,
  }
  valueOf(await desk.client.call('draft.keep', { draft }))
  const token = await nextText()
  expect(valueOf(await desk.client.call('import.carry', { token, articleId })).drafts).toBe(1)
  const { versionId } = valueOf(await desk.client.call('import.keep', { token, as: { kind: 'version', articleId } }))
  const next = await openOf(desk.client, articleId)
  const there = new Set<string>(next.blocks.map(({ id }) => id))
  expect(next.drafts).toMatchObject([{ id: note.id, versionId, body: '没写完' }])
  const [{ target } = {}] = next.drafts
  expect(target?.kind === 'text' && there.has(target.start.blockId)).toBe(true)
})
