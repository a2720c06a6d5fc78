import { expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { AssetId } from '#shared/domain/ids.ts'
import type { CarriedReview, FreshText } from '#shared/revision/carried-review.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { ARTICLE, freshOf, openOfTexts } from '../../helpers/revised.ts'

const TEXTS = ['渡口的书屋', '末班轮渡靠岸，摆渡人还了两本书。', '图为摆渡人还书。', '书屋里有十一万册书。']

const picture = (id: string, sha256: string, replaces?: string): Asset =>
  ({
    type: 'asset',
    id: id as AssetId,
    revision: 1,
    articleId: ARTICLE,
    sha256,
    mediaType: 'image/png',
    ...(replaces && { replaces }),
  }) as never
const change = (blocks: readonly Block[], at: number, own: Partial<Block>): readonly Block[] =>
  blocks.map((block, index) => (index === at ? { ...block, ...own } : block))
const figure = (like: Block | undefined, own: Partial<Block>): Block =>
  ({ ...like, role: 'figure', text: '', ...own }) as Block

/** The third paragraph is the caption of a picture that stands before it. */
function captioned(assetId?: string, alt?: string, revision = 1): OpenArticle {
  const open = openOfTexts(TEXTS)
  const own = figure(open.blocks[0], {
    id: 'oldF' as never,
    order: 1.5,
    revision,
    ...(assetId && { assetId: assetId as AssetId }),
    ...(alt && { alt }),
  })
  const blocks = [...change(open.blocks, 2, { role: 'caption', figureId: 'oldF' as never }), own]
  return { ...open, blocks, assets: [picture('a', 'A'), picture('b', 'B', 'a')] }
}
const read = (own: Partial<Block> = {}, parts: Partial<FreshText> = {}, more: readonly Block[] = []): FreshText => {
  const fresh = freshOf(TEXTS, parts)
  return { ...fresh, blocks: [...change(fresh.blocks, 2, { confidence: 0.6, ...own }), ...more] }
}
const blocksOf = (open: OpenArticle, fresh: FreshText): readonly Block[] => {
  const { blocks } = carryReview(open, fresh)
  const changed = new Map(blocks.map((block) => [block.id, block]))
  const all = [
    ...fresh.blocks.map((block) => changed.get(block.id) ?? block),
    ...blocks.filter(({ id }) => !fresh.blocks.some((each) => each.id === id)),
  ]
  return all.toSorted((a, b) => a.order - b.order)
}

/** What the new text took over, as it is told. */
const tookOf = ({ roles, carried }: CarriedReview) => {
  const pictures = carried.others.filter(({ kind }) => kind === 'picture')
  const lost = pictures.filter(({ to }) => to === undefined).length
  return { roles, pictures: pictures.length - lost, lostPictures: lost }
}

test('a paragraph of the same words is what it was found to be before, unless the file or a person says otherwise', () => {
  expect(blocksOf(captioned(), read()).map(({ role }) => role)).toEqual([
    'headline',
    'paragraph',
    'caption',
    'paragraph',
  ])
  expect(tookOf(carryReview(captioned(), read()))).toEqual({ roles: 1, pictures: 0, lostPictures: 0 })
  // Chosen as the file was opened.
  expect(blocksOf(captioned(), read({ confidence: 1 }))[2]?.role).toBe('paragraph')
  // Other words are another paragraph.
  const other = freshOf([...TEXTS.slice(0, 2), '图为摆渡人借书。', ...TEXTS.slice(3)])
  expect(blocksOf(captioned(), other)[2]?.role).toBe('paragraph')
})

test('a role that was only guessed gives way to one that the new file is surer of', () => {
  const open = captioned()
  const guessed = open.blocks.map((block) => (block.role === 'caption' ? { ...block, confidence: 0.4 } : block))
  const fresh = read({ role: 'section-heading', confidence: 0.9 })
  expect(blocksOf({ ...open, blocks: guessed }, fresh)[2]?.role).toBe('section-heading')
})

test('a caption that comes without its picture keeps the one it had, with its alternative text, on its side', () => {
  const all = blocksOf(captioned('a', '一座码头'), read())
  expect(all.map(({ role }) => role)).toEqual(['headline', 'paragraph', 'figure', 'caption', 'paragraph'])
  expect(all[2]).toMatchObject({ assetId: 'a', alt: '一座码头', versionId: 'new' })
  expect(all[3]?.figureId).toBe(all[2]?.id)
  expect(tookOf(carryReview(captioned('a'), read()))).toEqual({ roles: 1, pictures: 1, lostPictures: 0 })
})

test('a frame without a picture takes it; another picture of the file stays, and the old one is told as not there', () => {
  const frame = figure(freshOf(TEXTS).blocks[0], { id: 'newF' as never, order: 1.5 })
  const framed = blocksOf(captioned('a'), read({ role: 'caption', figureId: frame.id }, {}, [frame]))
  expect(framed.find(({ id }) => id === 'newF')?.assetId).toBe('a')
  const other = { ...frame, assetId: 'c' as AssetId }
  const fresh = read({ role: 'caption', figureId: frame.id }, { assets: [picture('c', 'C')] }, [other])
  expect(blocksOf(captioned('a'), fresh).find(({ id }) => id === 'newF')?.assetId).toBe('c')
  expect(tookOf(carryReview(captioned('a'), fresh))).toEqual({ roles: 0, pictures: 0, lostPictures: 1 })
})

test('the picture that somebody put in the place of the file’s stays when the file brings its own again', () => {
  const again = figure(freshOf(TEXTS).blocks[0], { id: 'newF' as never, order: 1.5, assetId: 'a2' as AssetId })
  const fresh = read({ role: 'caption', figureId: again.id }, { assets: [picture('a2', 'A')] }, [again])
  expect(blocksOf(captioned('b'), fresh).find(({ id }) => id === 'newF')?.assetId).toBe('b')
  expect(tookOf(carryReview(captioned('b'), fresh))).toEqual({ roles: 0, pictures: 1, lostPictures: 0 })
})

test('a picture’s alternative text comes along where the file brings none, and an editor’s in any case', () => {
  const fresh = (alt?: string): FreshText => {
    const own = figure(freshOf(TEXTS).blocks[0], {
      id: 'newF' as never,
      order: 1.5,
      assetId: 'a2' as AssetId,
      ...(alt && { alt }),
    })
    return read({ role: 'caption', figureId: own.id }, { assets: [picture('a2', 'A')] }, [own])
  }
  const altOf = (open: OpenArticle, text: FreshText): string | undefined =>
    blocksOf(open, text).find(({ id }) => id === 'newF')?.alt
  expect(altOf(captioned('a', '一座码头'), fresh())).toBe('一座码头')
  expect(altOf(captioned('a', '一座码头'), fresh('码头'))).toBe('码头')
  expect(altOf(captioned('a', '一座码头', 2), fresh('码头'))).toBe('一座码头')
  expect(altOf(captioned('a'), fresh('码头'))).toBe('码头')
})

test('which picture a caption is of is known where the new text does not say', () => {
  const own = figure(freshOf(TEXTS).blocks[0], { id: 'newF' as never, order: 3.5, assetId: 'a2' as AssetId })
  const all = blocksOf(captioned('a'), read({}, { assets: [picture('a2', 'A')] }, [own]))
  expect(all.find(({ text }) => text === TEXTS[2])).toMatchObject({ role: 'caption', figureId: 'newF' })
  expect(all.filter(({ role }) => role === 'figure')).toHaveLength(1)
})
