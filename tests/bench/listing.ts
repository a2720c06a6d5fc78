import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { recordsOf } from '#shared/contract/records-of.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { RECORD_TYPES } from '#shared/domain/record-types.ts'
import { layCopies } from '#tests/helpers/keeping/copies.ts'
import { actOf, keepText, noteOn, openDesk, valueOf } from '#tests/helpers/keeping/desk.ts'
import { tempFolder } from '#tests/helpers/keeping/ports.ts'

/**
 * Listing ARTICLES articles (10,000) of one block of LETTERS letters (5,000) and three numbers; the row of one after an act; and
 * keeping a text of 1 MB. The articles are copies of one, laid into the file: bringing them in is not what is measured.
 */
const ARTICLES = Number(process.env.ARTICLES ?? 10_000)
const LETTERS = Number(process.env.LETTERS ?? 5_000)
const folder = tempFolder()
const path = join(folder.path, 'list.galley')
const first = openDesk(path, folder.path)
const one = await keepText(first.client, `#一块\n去年9月有10万人，花了1.15万元。${'山'.repeat(LETTERS)}`)
await first.close()

layCopies(path, one, ARTICLES - 1)

const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
  const start = performance.now()
  const before = process.cpuUsage()
  const value = await work()
  const { user, system } = process.cpuUsage(before)
  // On a busy machine the time of the processor is the truer one.
  console.log(
    `${name}: ${(performance.now() - start).toFixed(1)} ms, ${((user + system) / 1000).toFixed(1)} of them working`,
  )
  return value
}

console.log(
  `${String(ARTICLES)} articles, ${String(recordsOf(one).length)} records of ${String(RECORD_TYPES.length)} types each`,
)
const desk = openDesk(path, folder.path)
const list = (input: { readonly articleId?: ArticleId } = {}) =>
  Promise.resolve(desk.services.handlers['library.list']({ isBin: false, ...input }))
valueOf(await timed('list, nothing counted yet', list))
for (let round = 0; round < 3; round += 1) valueOf(await timed('list', list))
valueOf(await desk.client.call('change.apply', actOf(one.article.id, { added: [noteOn(one, '核对')] })))
valueOf(await timed('row of the article that changed', () => list({ articleId: one.article.id })))
valueOf(await timed('list after an act', list))
const text = '这一段没有很多数字，只有第3座桥和20个人。\n'.repeat(16_000)
const source = { kind: 'paste', text } as const
const preview = valueOf(
  await timed('inspect 1 MB (in the parser child, in life)', () => desk.client.call('import.inspect', { source })),
)
const as = { kind: 'new' } as const
const kept = await timed('keep 1 MB', () => desk.client.call('import.keep', { token: preview.token, as, author: '沈' }))
const { articleId } = valueOf(kept)
valueOf(await timed('open it', () => desk.client.call('article.open', { articleId })))
await desk.close()
folder.remove()
