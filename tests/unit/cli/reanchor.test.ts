import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { galley, newFolder, type Ran } from '#tests/helpers/run-galley.ts'

const before = '\ufeff磨坊有12扇窗。\r\n李明说，𠮷野家的😀来过。\r\n'
const after = '\ufeff磨坊从前有120扇窗。\r\n\r\n张三说，村里变了。李明说，𠮷野家的😀来过。\r\n'

function run(list: unknown, { old = 'before.txt', text = after }: { old?: string; text?: string } = {}): Promise<Ran> {
  const folder = newFolder()
  writeFileSync(path.join(folder, 'before.txt'), before)
  writeFileSync(path.join(folder, 'after.txt'), text)
  writeFileSync(path.join(folder, 'anchors.json'), typeof list === 'string' ? list : JSON.stringify(list))
  return galley(folder, ['reanchor', old, 'after.txt', 'anchors.json', '--json'])
}

function spanOf(text: string, words: string): { start: number; end: number } {
  const start = Array.from(text.slice(0, text.indexOf(words))).length
  return { start, end: start + Array.from(words).length }
}

describe('galley reanchor', () => {
  it('carries places in code points, of files as they are', async () => {
    const words = ['磨坊', '12', '李明', '野家的😀']
    const { code, json } = await run(words.map((each, id) => ({ id, ...spanOf(before, each) })))
    expect(code).toBe(0)
    expect(json).toEqual([
      { id: 0, status: 'exact', ...spanOf(after, '磨坊') },
      { id: 1, status: 'ambiguous', candidates: [spanOf(after, '120')] },
      { id: 2, status: 'moved', ...spanOf(after, '李明') },
      { id: 3, status: 'moved', ...spanOf(after, '野家的😀') },
    ])
  })

  it('places quotes from elsewhere without the old text', async () => {
    const quote = { exact: '野家', prefix: '李明说，𠮷', suffix: '的😀来过' }
    const { code, json } = await run([{ id: 'q', quote, position: { start: 3, end: 5 } }], { old: '-' })
    expect(code).toBe(0)
    expect(json).toEqual([{ id: 'q', status: 'moved', ...spanOf(after, '野家') }])
  })

  it('says of each anchor that is none what is missing, and does the rest', async () => {
    const { code, json } = await run([
      { id: 'far', start: 400, end: 401 },
      { start: 1 },
      { id: 'ok', ...spanOf(before, '来过') },
    ])
    expect(code).toBe(1)
    expect(json).toMatchObject([
      { id: 'far', error: { code: 'place-not-found' } },
      { id: null, error: { code: 'invalid-input' } },
      { id: 'ok', status: 'moved' },
    ])
  })

  it('orphans everything in a text that was emptied', async () => {
    expect((await run([{ id: 1, start: 1, end: 3 }], { text: '' })).json).toEqual([{ id: 1, status: 'orphan' }])
  })

  it('names the file that is no list of anchors, and the one that is missing', async () => {
    const broken = await run('{')
    expect(broken.code).toBe(2)
    expect(broken.json).toEqual([
      { error: { code: 'invalid-input', message: expect.stringContaining('anchors.json') } },
    ])
    expect((await run([], { old: 'gone.txt' })).json).toMatchObject([{ error: { code: 'file-missing' } }])
  })
})
