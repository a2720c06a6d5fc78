import { hash } from 'node:crypto'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { setDetails } from '#shared/acts/details.ts'
import { detailsOf } from '#shared/domain/details.ts'
import { changeOf, invertChange } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Details } from '#shared/domain/article.ts'
import { actOf, keepText, newDesk, openDesk, openOf, SAMPLE_TEXT, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let open: OpenArticle

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const set = async (details: Partial<Details>): Promise<OpenArticle> => {
  const now = await openOf(desk.client, open.article.id)
  const change = setDetails(now, { ...detailsOf(now.article), ...details }) ?? {}
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, change, 'article.details')))
  return openOf(desk.client, open.article.id)
}
const row = async () => valueOf(await desk.client.call('library.list', {})).articles[0]
const valueIn = ({ numbers }: OpenArticle, text: string) => numbers.find((number) => number.text === text)?.value

describe('details of an article', () => {
  test('are set by an act that the log keeps with both sides, and the list shows them', async () => {
    const now = await set({ title: '三座桥', source: '南陂晚报', publishedAt: '2025-03-02' })
    expect(now.article).toMatchObject({ title: '三座桥', received: { title: open.article.title } })
    expect(valueIn(now, '去年9月')).toBe('2024-09')
    expect(await row()).toMatchObject({ title: '三座桥', source: '南陂晚报', publishedAt: '2025-03-02' })
    const entry = now.log.at(-1)
    expect(entry).toMatchObject({ act: 'article.details', author: '沈' })
    expect(entry?.change.updated[0]?.[0]).toMatchObject({ title: open.article.title, publishedAt: '2023-12-13' })
    // The text itself and its file are as they were.
    expect(now.blocks).toEqual(open.blocks)
    expect(now.versions).toEqual(open.versions)
  })

  test('are taken back by the act that undoes them', async () => {
    const now = await set({ title: '三座桥', publishedAt: '2025-03-02' })
    const done = now.log.at(-1)
    const undo = { ...actOf(open.article.id, invertChange(changeOf(done?.change ?? {})), 'article.details') }
    valueOf(await desk.client.call('change.apply', { ...undo, undoes: done?.id }))
    const back = await openOf(desk.client, open.article.id)
    expect(detailsOf(back.article)).toEqual(detailsOf(open.article))
    expect(back.article.received).toBeUndefined()
    expect(valueIn(back, '去年9月')).toBe('2022-09')
  })

  test('without a date have none, in the list too', async () => {
    const now = await set({ publishedAt: undefined })
    expect(now.article.publishedAt).toBeUndefined()
    expect(await row()).not.toHaveProperty('publishedAt')
    expect(valueIn(now, '去年9月')).toBe('--09')
  })

  test('that a person set stay with the next text, which is read by their date', async () => {
    await set({ title: '三座桥', publishedAt: '2025-03-02' })
    const text = SAMPLE_TEXT.replace('320座', '321座')
    const { token } = valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text } }))
    const as = { kind: 'version', articleId: open.article.id } as const
    valueOf(await desk.client.call('import.keep', { token, as }))
    const next = await openOf(desk.client, open.article.id)
    expect(next.article).toMatchObject({ title: '三座桥', publishedAt: '2025-03-02' })
    expect(valueIn(next, '去年9月')).toBe('2024-09')
  })
})

describe('a text that resembles an article', () => {
  const LONG = [
    '#渡口的末班船',
    '白浪镇的末班渡船每晚九点十分离岸，船上常常只有一个乘客。',
    '镇政府原本打算在年底停掉渡船，把每年八万元的补贴用来修村道。',
    '听证会那天，石螺湾来了二十六个人，坐满了会议室的后三排。',
    '一位卖豆腐的妇人说，她每天凌晨四点挑着担子过河，绕路就赶不上早市。',
  ]
  const REVISED = ['#一条河，一盏灯', ...LONG.slice(1, 4), '如今那盏旧马灯隔着雾也看得见。']
  const inspect = async (lines: readonly string[]) =>
    valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text: lines.join('\n') } }))

  test('under another headline is offered as its new version, with how much is the same', async () => {
    const { article } = await keepText(desk.client, LONG.join('\n'))
    const preview = await inspect(REVISED)
    expect(preview).toMatchObject({ sameHeadline: [], alike: [{ id: article.id, title: '渡口的末班船' }] })
    expect(preview.alike[0]?.share).toBeGreaterThan(0.7)
    expect(preview.reasons).toContain('alike')
  })

  test('is offered once where the headline is the same too, and not at all where it is the same file', async () => {
    const { article } = await keepText(desk.client, LONG.join('\n'))
    const preview = await inspect([...LONG, '船还在开。'])
    expect(preview).toMatchObject({ sameHeadline: [{ id: article.id }], alike: [] })
    expect(await inspect(LONG)).toMatchObject({ existing: article.id, alike: [], reasons: [] })
  })

  test('is compared with the text at work, and not with what lies in the bin', async () => {
    const { article } = await keepText(desk.client, LONG.join('\n'))
    const { token } = await inspect([
      LONG[0] ?? '',
      '全文另写：桥通车了，船不开了。',
      ...Array.from({ length: 9 }, (_, at) => `第${String(at)}段说的是另一回事，与从前那一版毫不相干。`),
    ])
    valueOf(await desk.client.call('import.keep', { token, as: { kind: 'version', articleId: article.id } }))
    expect((await inspect(REVISED)).alike).toEqual([])
    const twin = await keepText(desk.client, LONG.join('\n').replace('#渡口的末班船', '#另一题'))
    expect((await inspect(REVISED)).alike).toMatchObject([{ id: twin.article.id }])
    const binned = { updated: [[twin.article, { ...twin.article, deletedAtMs: 5 }]] } as const
    valueOf(await desk.client.call('change.apply', actOf(twin.article.id, binned, 'article.bin')))
    expect((await inspect(REVISED)).alike).toEqual([])
  })

  test('is compared with articles that an earlier Galley kept, which have no sketch', async () => {
    const { article } = await keepText(desk.client, LONG.join('\n'))
    await desk.close()
    const path = join(desk.folder, 'test.galley')
    const db = new Database(path)
    for (const { id, json } of db.prepare('SELECT id, json FROM version').all() as { id: string; json: string }[]) {
      const old = JSON.stringify({ ...(JSON.parse(json) as object), sketch: undefined })
      db.prepare('UPDATE version SET json = ?, hash = ? WHERE id = ?').run(old, hash('sha256', old, 'hex'), id)
    }
    db.close()
    const again = openDesk(path, desk.folder)
    const source = { kind: 'paste', text: REVISED.join('\n') } as const
    expect(valueOf(await again.client.call('import.inspect', { source })).alike).toMatchObject([{ id: article.id }])
    await again.close()
  })
})

describe('a pasted text', () => {
  const titleOf = async (text: string): Promise<string> => (await keepText(desk.client, text)).article.title

  test('without a headline is called by its first sentence, never by the name of the clipboard', async () => {
    expect(await titleOf('~首页\n渡船不开了。桥通车以后，坐船的人少了。')).toBe('渡船不开了')
  })

  test('of one long sentence is called by as much of it as a title may have', async () => {
    const title = await titleOf(`The ferry ${'slowly '.repeat(20)}left.`)
    expect(title.length).toBeLessThanOrEqual(41)
    expect(title).toMatch(/slowly…$/)
  })

  test('with a headline has that', async () => {
    expect(await titleOf('#渡口\n渡船不开了。')).toBe('渡口')
  })
})
