import { describe, expect, it } from 'vitest'
import { articleHistorySchema, type BytesOf, type Histories } from '#shared/merge/types.ts'

const noBytes: BytesOf = () => undefined

describe('history as it is exchanged', () => {
  it('is read as it is written, whole or a part', () => {
    const act = { id: 'x', act: 'note.add', author: 'Li', atMs: 1, change: { added: [], updated: [], removed: [] } }
    const history = { articleId: 'a', records: [], acts: [{ ...act, parents: ['w'] }], heads: ['x'] }
    const given: Histories = { histories: [articleHistorySchema.parse(history)], bytesOf: noBytes }
    expect(given.histories).toEqual([history])
  })

  it('is refused where an act does not say what it had before it', () => {
    const act = { id: 'x', act: 'note.add', author: 'Li', atMs: 1, change: { added: [], updated: [], removed: [] } }
    const history = { articleId: 'a', records: [], acts: [act], heads: [] }
    expect(articleHistorySchema.safeParse(history).success).toBe(false)
  })
})
