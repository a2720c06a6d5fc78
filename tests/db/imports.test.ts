import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { historyOf, noHistory } from '#shared/change/history.ts'
import { actOf, codeOf, keepText, newDesk, noteOn, openOf, SAMPLE_TEXT, valueOf } from '#tests/helpers/keeping/desk.ts'
import { PIXEL } from '#tests/helpers/keeping/ports.ts'

let desk: ReturnType<typeof newDesk>

beforeEach(() => {
  desk = newDesk()
})
afterEach(async () => {
  expect(desk.bugs).toEqual([])
  await desk.remove()
})

const inspect = async (text: string) =>
  valueOf(await desk.client.call('import.inspect', { source: { kind: 'paste', text } }))
const articles = async () => valueOf(await desk.client.call('library.list', {})).articles

describe('keeping a file', () => {
  test('brings version, blocks, pictures and numbers in, linked to each other', async () => {
    const open = await keepText(desk.client)
    expect(open.article).toMatchObject({
      title: '山谷里修好了三座桥',
      publishedAt: '2023-12-13',
      stage: 'first',
      revision: 1,
    })
    expect(open.versions).toMatchObject([{ id: open.article.currentVersionId, fileName: 'paste.txt', format: 'text' }])
    expect(open.blocks.map((block) => block.role)).toEqual([
      'furniture',
      'headline',
      'paragraph',
      'figure',
      'caption',
      'caption',
      'paragraph',
    ])
    const [figure] = open.blocks.filter((block) => block.role === 'figure')
    const captions = open.blocks.filter((block) => block.role === 'caption')
    expect(captions.map((caption) => caption.figureId)).toEqual([figure?.id, undefined])
    expect(figure?.assetId).toBe(open.assets[0]?.id)
    expect(desk.services.assetBytes(open.assets[0]?.sha256 ?? '')).toEqual({ bytes: PIXEL, mediaType: 'image/png' })
    expect(open.log).toMatchObject([{ act: 'article.import', author: '沈' }])
    expect(historyOf(open.log)).toEqual(noHistory)
  })

  test('finds the numbers of every block but the furniture, by the date of publication, placed in code points', async () => {
    const { numbers, blocks } = await keepText(desk.client)
    const textOf = new Map(blocks.map((block) => [block.id, Array.from(block.text)]))
    for (const number of numbers) {
      expect(textOf.get(number.blockId)?.slice(number.start, number.end).join('')).toBe(number.text)
      expect(number).toMatchObject({ state: 'unchecked', origin: 'finder', isStruck: false })
    }
    expect(numbers.find((number) => number.text === '去年9月')?.value).toBe('2022-09')
    const furniture = blocks.find((block) => block.role === 'furniture')
    expect(numbers.some((number) => number.blockId === furniture?.id)).toBe(false)
    // In the order of the text.
    const places = numbers.map(
      (number) => blocks.findIndex((block) => block.id === number.blockId) * 1_000 + number.start,
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  test('twice with one token keeps it once', async () => {
    const { token } = await inspect(SAMPLE_TEXT)
    const first = valueOf(await desk.client.call('import.keep', { token, as: { kind: 'new' } }))
    expect(valueOf(await desk.client.call('import.keep', { token, as: { kind: 'new' } }))).toEqual(first)
    expect(await articles()).toHaveLength(1)
  })

  test('of the very same bytes leads to the article that is there', async () => {
    const open = await keepText(desk.client)
    const again = await inspect(SAMPLE_TEXT)
    expect(again).toMatchObject({ existing: open.article.id, sameHeadline: [] })
    const kept = valueOf(await desk.client.call('import.keep', { token: again.token, as: { kind: 'new' } }))
    expect(kept).toEqual({ articleId: open.article.id, versionId: open.article.currentVersionId })
    expect(await articles()).toHaveLength(1)
  })

  test('with the same headline and another text asks, and can become a new version', async () => {
    const open = await keepText(desk.client)
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [noteOn(open, '旧版的注')] })))
    const preview = await inspect(SAMPLE_TEXT.replace('320座', '321座'))
    expect(preview.existing).toBeUndefined()
    expect(preview.sameHeadline).toEqual([{ id: open.article.id, title: open.article.title }])
    expect(preview.reasons).toContain('same-headline')
    const as = { kind: 'version', articleId: open.article.id } as const
    const { versionId } = valueOf(await desk.client.call('import.keep', { token: preview.token, as }))
    const now = await openOf(desk.client, open.article.id)
    expect(now.article).toMatchObject({ currentVersionId: versionId, revision: 2 })
    expect(now.versions).toHaveLength(2)
    expect(now.numbers.map((number) => number.text)).toContain('321座')
    // The review comes along, on records of the new version.
    expect(now.notes).toMatchObject([{ body: '旧版的注', versionId, placement: 'exact' }])
    expect(await articles()).toMatchObject([{ id: open.article.id, notes: { total: 1 } }])
    expect(now.log.at(-1)?.act).toBe('article.version')
  })

  test('with another choice of roles keeps the choice', async () => {
    const { token } = await inspect(SAMPLE_TEXT)
    const choices = { script: 'hans' as const, roles: [{ block: 5, role: 'paragraph' as const }] }
    valueOf(await desk.client.call('import.choose', { token, choices }))
    const { articleId } = valueOf(await desk.client.call('import.keep', { token, as: { kind: 'new' } }))
    const { blocks, versions } = await openOf(desk.client, articleId)
    expect(blocks[5]).toMatchObject({ role: 'paragraph', confidence: 1 })
    expect(versions[0]?.script).toBe('hans')
  })

  test('of a file that vanishes before it is looked at again uses the bytes at hand', async () => {
    const path = join(desk.folder, 'article.txt')
    writeFileSync(path, SAMPLE_TEXT)
    const { token } = valueOf(await desk.client.call('import.inspect', { source: { kind: 'file', file: { path } } }))
    rmSync(path)
    const again = valueOf(await desk.client.call('import.choose', { token, choices: { script: 'keep' } }))
    expect(again).toMatchObject({ token, fileName: 'article.txt' })
    expect(codeOf(await desk.client.call('import.inspect', { source: { kind: 'file', file: { path } } }))).toBe(
      'file-missing',
    )
  })

  test('of a sample finds it in its folder', async () => {
    mkdirSync(join(desk.folder, 'program', 'samples', 'zh'), { recursive: true })
    writeFileSync(join(desk.folder, 'program', 'samples', 'zh', 'article.html'), '#样稿')
    expect(valueOf(await desk.client.call('import.inspect', { source: { kind: 'sample', name: 'zh' } })).fileName).toBe(
      'article.html',
    )
    expect(codeOf(await desk.client.call('import.inspect', { source: { kind: 'sample', name: 'en' } }))).toBe(
      'file-missing',
    )
  })

  test('that was dropped, or waits behind too many others, is not to be had any more', async () => {
    const dropped = await inspect('一')
    valueOf(await desk.client.call('import.drop', { token: dropped.token }))
    expect(codeOf(await desk.client.call('import.keep', { token: dropped.token, as: { kind: 'new' } }))).toBe(
      'not-found',
    )
    const first = await inspect('最早')
    for (let count = 0; count < 30; count += 1) await inspect(`第${String(count)}`)
    expect(codeOf(await desk.client.call('import.keep', { token: first.token, as: { kind: 'new' } }))).toBe('not-found')
  })
})

describe('the library', () => {
  test('counts what is settled, also after roles change', async () => {
    const open = await keepText(desk.client)
    const [summary] = await articles()
    const counted = open.numbers.filter((number) => number.kind !== 'name').length
    expect(summary).toMatchObject({
      numbers: { done: 0, total: counted },
      captions: { done: 0, total: 2 },
      missingPictures: 1,
    })
    const caption = open.blocks.find((block) => block.role === 'caption')
    const paragraph = open.blocks.find((block) => block.role === 'paragraph')
    const [number] = open.numbers.filter((one) => one.blockId !== paragraph?.id)
    if (caption === undefined || paragraph === undefined || number === undefined) throw new Error('sample')
    const verdict = {
      type: 'verdict' as const,
      id: 'v' as never,
      revision: 0,
      articleId: open.article.id,
      versionId: open.article.currentVersionId,
      blockId: caption.id,
      state: 'queried' as const,
      by: '沈',
      atMs: 3,
    }
    const inParagraph = open.numbers.filter((one) => one.blockId === paragraph.id).length
    valueOf(
      await desk.client.call(
        'change.apply',
        actOf(open.article.id, {
          added: [verdict],
          updated: [
            [number, { ...number, state: 'verified' }],
            [paragraph, { ...paragraph, role: 'furniture' }],
          ],
        }),
      ),
    )
    expect((await articles())[0]).toMatchObject({
      captions: { done: 1, total: 2 },
      numbers: { done: 1, total: counted - inParagraph },
    })
    const second = actOf(open.article.id, { added: [{ ...verdict, id: 'v2' as never }] })
    expect(codeOf(await desk.client.call('change.apply', second))).toBe('conflict')
  })

  test('lists what was changed last first', async () => {
    const first = await keepText(desk.client, '#一\n甲乙丙丁。')
    desk.control.nowMs += 1_000
    await keepText(desk.client, '#二\n甲乙丙丁。')
    expect((await articles()).map(({ title }) => title)).toEqual(['二', '一'])
    desk.control.nowMs += 1_000
    valueOf(await desk.client.call('change.apply', actOf(first.article.id, { added: [noteOn(first, '新')] })))
    expect((await articles()).map(({ title }) => title)).toEqual(['一', '二'])
  })
})

describe('a picture', () => {
  test('is kept with its first reading, so that it can be shown before its record is saved', async () => {
    const open = await keepText(desk.client, '#一\n^图。')
    const source = { kind: 'bytes', base64: PIXEL.toString('base64'), fileName: '图.png' } as const
    const asset = valueOf(await desk.client.call('asset.read', { articleId: open.article.id, source }))
    expect(desk.services.assetBytes(asset.sha256)?.mediaType).toBe('image/png')
    expect((await openOf(desk.client, open.article.id)).assets).toEqual([])
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added: [asset] }, 'picture.attach')))
    expect((await openOf(desk.client, open.article.id)).assets).toEqual([{ ...asset, revision: 1 }])
  })

  test('is all that is handed out: the bytes of an article are not', async () => {
    const open = await keepText(desk.client)
    expect(desk.services.assetBytes(open.versions[0]?.sha256 ?? '')).toBeUndefined()
    expect(desk.services.assetBytes('f'.repeat(64))).toBeUndefined()
  })
})
