import { afterEach, beforeEach, expect, test } from 'vitest'
import { judgeNumber, strikeNumber } from '#shared/acts/numbers.ts'
import type { ChangeSet } from '#shared/change/change-set.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { NumberId } from '#shared/domain/ids.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { newId } from '#shared/lib/ids.ts'
import { actOf, keepText, newDesk, openOf, SAMPLE_TEXT, valueOf } from '#tests/helpers/keeping/desk.ts'

let desk: ReturnType<typeof newDesk>
let open: OpenArticle
const signature = { author: '沈', atMs: 5 }

beforeEach(async () => {
  desk = newDesk()
  open = await keepText(desk.client)
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const apply = async (change: Partial<ChangeSet>): Promise<void> => {
  valueOf(await desk.client.call('change.apply', actOf(open.article.id, change, 'number.judge')))
}
const numberOf = (article: OpenArticle, text: string): NumberRecord => {
  const number = article.numbers.find((each) => each.text === text)
  if (number === undefined) throw new Error(`no ${text} among ${article.numbers.map((each) => each.text).join(' ')}`)
  return number
}

async function newVersion(text: string): Promise<OpenArticle> {
  const preview = valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text } }))
  const as = { kind: 'version' as const, articleId: open.article.id }
  valueOf(await desk.client.call('import.keep', { token: preview.token, as, author: '沈' }))
  return openOf(desk.client, open.article.id)
}

test('a paragraph that comes back word for word keeps what was found out about its numbers', async () => {
  const evidence = { quotation: '村务公开栏' }
  await apply(judgeNumber(numberOf(open, '1.15万元'), { state: 'verified', evidence }, [], signature))
  await apply(judgeNumber(numberOf(open, '320座'), { state: 'queried' }, [], signature))
  await apply(strikeNumber(numberOf(open, '15个月'), true, signature))
  const bridge = numberOf(open, '1.15万元')
  const block = open.blocks.find((each) => each.id === bridge.blockId)
  const start = Array.from(block?.text.slice(0, block.text.indexOf('最后一座')) ?? '').length
  const added = {
    ...bridge,
    id: newId() as NumberId,
    revision: 0,
    start,
    end: start + 2,
    text: '最后',
    origin: 'editor',
  }
  await apply({ added: [{ ...added, evidence: undefined } as NumberRecord] })
  const next = await newVersion(SAMPLE_TEXT.replace('320座', '321座'))
  expect(next.article.currentVersionId).not.toBe(open.article.currentVersionId)
  expect(numberOf(next, '1.15万元')).toMatchObject({ state: 'verified', by: '沈', evidence })
  expect(numberOf(next, '15个月').isStruck).toBe(true)
  expect(numberOf(next, '最后')).toMatchObject({ origin: 'editor', versionId: next.article.currentVersionId })
  // Its paragraph changed by one digit: all of its numbers are looked at again.
  expect(numberOf(next, '321座').state).toBe('unchecked')
  expect(numberOf(next, '近10万名').state).toBe('unchecked')
})

test('of a paragraph that stands twice now only the one in its old place is the one that was checked', async () => {
  await apply(judgeNumber(numberOf(open, '1.15万元'), { state: 'verified' }, [], signature))
  const last = SAMPLE_TEXT.split('\n').at(-1) ?? ''
  const next = await newVersion(`${SAMPLE_TEXT}\n${last}`)
  const twins = next.numbers.filter((each) => each.text === '1.15万元')
  expect(twins.map((each) => each.state)).toEqual(['verified', 'unchecked'])
})
