import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import { newId } from '#shared/lib/ids.ts'
import { codeOf, keepText, newDesk, noteOn, openOf, valueOf } from '#tests/helpers/keeping/desk.ts'

/** What a draft may name: its own article's records, and nothing of another one. */
let desk: ReturnType<typeof newDesk>
let own: OpenArticle
let other: OpenArticle
beforeAll(async () => {
  desk = newDesk()
  own = await keepText(desk.client, '#渡口的灯\n摆渡人守了31年。\n')
  other = await keepText(desk.client, '#旧粮仓\n仓里存过800吨稻谷。\n')
})
afterAll(() => desk.remove())

const draftOf = (open: OpenArticle) => ({ ...noteOn(open, '写到一半'), id: newId(), updatedAtMs: 3, type: undefined })

async function keep(draft: object): Promise<string | undefined> {
  const answer = await desk.client.call('draft.keep', { draft: draft as never })
  return answer.ok ? undefined : codeOf(answer)
}

describe('a draft', () => {
  test('of records of its own article is kept', async () => {
    const draft = draftOf(own)
    expect(await keep(draft)).toBeUndefined()
    expect((await openOf(desk.client, own.article.id)).drafts.map(({ id }) => id)).toContain(draft.id)
  })

  test('that names what belongs to another article is refused, whatever it names', async () => {
    const before = (await openOf(desk.client, own.article.id)).drafts
    const strange = draftOf(other)
    const block = other.blocks[1]?.id ?? ''
    const answered = noteOn(other, '在那边')
    valueOf(
      await desk.client.call('change.apply', {
        ...{ id: newId() as never, articleId: other.article.id, act: 'note.add', author: '沈', atMs: 1 },
        change: { added: [answered], updated: [], removed: [] },
      }),
    )
    const [number] = other.numbers
    const drafts = [
      { ...draftOf(own), versionId: other.article.currentVersionId },
      { ...draftOf(own), target: strange.target },
      { ...draftOf(own), target: undefined, blockEdit: { blockId: block, start: 0, end: 1, text: '仓' } },
      { ...draftOf(own), target: undefined, replyTo: answered.id },
      { ...draftOf(own), editOf: answered.id },
      { ...draftOf(own), numberId: number?.id },
    ]
    expect(number).toBeDefined()
    for (const draft of drafts) expect(await keep(draft)).toBe('invalid-input')
    expect((await openOf(desk.client, own.article.id)).drafts).toEqual(before)
  })

  test('whose paragraph has gone meanwhile is kept: its words are looked for when it is drawn', async () => {
    const { target } = draftOf(own)
    if (target.kind !== 'text') throw new Error('a note on text')
    const gone = { ...target.start, blockId: newId() }
    expect(await keep({ ...draftOf(own), target: { ...target, start: gone, end: gone } })).toBeUndefined()
  })
})
