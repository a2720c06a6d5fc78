import { expect, test } from 'vitest'
import { describePicture } from '#shared/acts/captions.ts'
import { dismissFinding } from '#shared/acts/findings.ts'
import { tieNumbers } from '#shared/acts/ties.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { AssetId, BlockId, CheckmarkId, LinkId, NoteId } from '#shared/domain/ids.ts'
import type { Note } from '#shared/domain/note.ts'
import { OTHER_KINDS } from '#shared/domain/carried.ts'
import { REVIEW_TYPES } from '#shared/domain/record-types.ts'
import { carryReview } from '#shared/revision/carry-review.ts'
import { countOfCarried } from '#shared/revision/count-carried.ts'
import { ARTICLE, freshOf, openOfTexts } from '../../helpers/revised.ts'

const SIGNED = { author: '沈', atMs: 5 }
const TEXTS = ['石桥三次搬家', '省里210万元，县里90万元，共300万元。', '石匠抬石。石堰摄', '桥长46.5米，宽4米。']
const [TITLE = '', MONEY = '', CAPTION = '', LENGTH = ''] = TEXTS

const assetOf = (id: string, more: Partial<Asset> = {}): Asset => ({
  type: 'asset',
  id: id as AssetId,
  revision: 1,
  articleId: ARTICLE,
  sha256: id.slice(0, 1).repeat(64) as Asset['sha256'],
  mediaType: 'image/png',
  byteLength: 3,
  width: 4,
  height: 3,
  fileName: `${id}.png`,
  ...more,
})

/** The blocks of a text whose third paragraph is a caption, with its figure before it where there is a picture. */
function withPicture(blocks: readonly Block[], assetId: string | undefined): readonly Block[] {
  return blocks.flatMap((block): readonly Block[] => {
    if (block.text !== CAPTION) return [block]
    const caption: Block = { ...block, role: 'caption' }
    if (assetId === undefined) return [caption]
    const figure = `${block.versionId}-figure` as BlockId
    const own: Block = { ...block, id: figure, order: block.order - 0.5, role: 'figure', text: '' }
    return [
      { ...own, assetId: assetId as AssetId },
      { ...caption, figureId: figure },
    ]
  })
}

const openWith = (assetId: string | undefined, assets: readonly Asset[]): OpenArticle => {
  const open = openOfTexts(TEXTS)
  return { ...open, blocks: withPicture(open.blocks, assetId), assets }
}

const freshWith = (texts: readonly string[], assetId?: string) => {
  const fresh = freshOf(texts)
  const assets = assetId === undefined ? [] : [assetOf(assetId)]
  return { ...fresh, blocks: withPicture(fresh.blocks, assetId), assets }
}

const figureOf = (blocks: readonly Block[]): Block | undefined => blocks.find(({ role }) => role === 'figure')

test('an alternative text of the desk is told of, whether its picture is there or not; one of the file gives way to the new file', () => {
  const open = openWith('a-old', [assetOf('a-old')])
  const figure = figureOf(open.blocks)
  if (figure === undefined) throw new Error('no figure')
  const own = { ...describePicture(figure, '三人抬一石').updated?.[0]?.[1], revision: 2 } as Block
  const blocks = open.blocks.map((block) => (block.id === figure.id ? own : block))
  const made = carryReview({ ...open, blocks }, freshWith(TEXTS, 'a-new'))
  expect(figureOf(made.blocks)).toMatchObject({ alt: '三人抬一石', assetId: 'a-new' })
  expect(countOfCarried(made.carried).others).toEqual([{ kind: 'alternative', kept: 1, lost: 0 }])
  const other = carryReview({ ...open, blocks }, freshWith(TEXTS, 'b-new'))
  expect(other.carried.others.map(({ kind, why }) => [kind, why])).toEqual([
    ['picture', 'gone'],
    ['alternative', 'picture'],
  ])
  const ofFile = open.blocks.map((block) => (block.id === figure.id ? { ...block, alt: '旧' } : block))
  const fresh = freshWith(TEXTS, 'a-new')
  const young = fresh.blocks.map((block) => (block.role === 'figure' ? { ...block, alt: '新' } : block))
  expect(carryReview({ ...open, blocks: ofFile }, { ...fresh, blocks: young }).carried.others).toEqual([])
})

test('a caption that comes without its picture keeps the one it had, with the regions drawn on it', () => {
  const open = openWith('a-old', [assetOf('a-old')])
  const figure = figureOf(open.blocks)
  const note = {
    type: 'note',
    id: 'note' as NoteId,
    revision: 1,
    articleId: ARTICLE,
    versionId: open.article.currentVersionId,
    kind: 'comment',
    body: '裁',
    target: { kind: 'region', blockId: figure?.id, assetId: 'a-old', region: { kind: 'point', x: 0.5, y: 0.5 } },
    placement: 'exact',
    author: '沈',
    createdAtMs: 1,
    state: 'open',
  } as unknown as Note
  const made = carryReview({ ...open, notes: [note] }, freshWith(TEXTS))
  const there = figureOf(made.blocks)
  expect(there).toMatchObject({ assetId: 'a-old', versionId: 'new' })
  expect(made.blocks.find(({ role }) => role === 'caption')?.figureId).toBe(there?.id)
  const [carried] = made.added.filter((each): each is Note => each.type === 'note')
  expect(carried).toMatchObject({ placement: 'exact', target: { blockId: there?.id, assetId: 'a-old' } })
  // Without its caption nobody knows where it belongs.
  const gone = carryReview(open, freshWith([TITLE, MONEY, LENGTH]))
  expect(gone.carried.others).toMatchObject([{ kind: 'picture', why: 'gone', words: 'a-old.png' }])
})

test('of sums, links, dismissals and answers about pictures it is told which come along, and why others do not', () => {
  const open = openWith('a-old', [assetOf('a-old')])
  const [, province, county, sum] = open.numbers
  const figure = figureOf(open.blocks)
  const caption = open.blocks.find(({ role }) => role === 'caption')
  const length = open.blocks.find(({ text }) => text === LENGTH)
  if (province === undefined || county === undefined || sum === undefined || figure === undefined) throw new Error('no')
  const about = { articleId: ARTICLE, versionId: open.article.currentVersionId }
  const own = { revision: 1, ...about, by: '沈', atMs: 5 }
  const reviewed = {
    ...open,
    ties: tieNumbers('sum', [province, county], sum, SIGNED).added as OpenArticle['ties'],
    dismissals: ['46.5', '宽4'].flatMap(
      (words) =>
        dismissFinding({ ...about, rule: 'style.number', blockId: length?.id, words }, SIGNED)
          .added as OpenArticle['dismissals'],
    ),
    checkmarks: [{ type: 'checkmark', id: 'c' as CheckmarkId, blockId: figure.id, item: 'crop', state: 'ok', ...own }],
    links: [
      {
        type: 'link',
        id: 'l' as LinkId,
        figureId: figure.id,
        assetId: 'a-old',
        region: { kind: 'point', x: 0.1, y: 0.1 },
        blockId: caption?.id,
        start: 0,
        end: 2,
        words: '石匠',
        ...own,
      },
    ],
  } as unknown as OpenArticle
  const changed = [TITLE, MONEY.replace('90', '95'), CAPTION, LENGTH.replace('宽4', '宽5')]
  const made = carryReview(reviewed, freshWith(changed, 'a-new'))
  expect(made.carried.others.map(({ kind, words, why, to }) => [kind, words, why, to !== undefined])).toEqual([
    ['tie', '210万元; 90万元 → 300万元', 'digits', false],
    ['link', '石匠', undefined, true],
    ['dismissal', '46.5', undefined, true],
    ['dismissal', '宽4', 'sentence', false],
    ['checkmark', 'crop', undefined, true],
  ])
  const { paragraphs, share = 0 } = made.carried
  expect(paragraphs).toEqual({ same: 2, changed: 2, gone: 0, added: 0 })
  expect(share).toBeGreaterThan(0.8)
})

test('little of another article is found in it', () => {
  const other = ['夏夜听蛙', '入夜以后，城南的湿地里响起了蛙声。', '研究者在12个点位录了90个夜晚的声音，共1080小时。']
  const { share = 1 } = carryReview(openOfTexts(TEXTS), freshOf(other)).carried
  expect(share).toBeLessThan(0.1)
})

test('every kind of record that a review consists of is told of', () => {
  const lists = new Set<string>(['note', 'suggestion', 'number', 'verdict', ...OTHER_KINDS])
  // An answer goes with its note.
  expect(REVIEW_TYPES.filter((type) => type !== 'reply' && !lists.has(type))).toEqual([])
})
