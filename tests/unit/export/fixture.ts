import { createHash } from 'node:crypto'
import { makeTarget } from '#shared/anchor/quote.ts'
import { openArticleSchema, type OpenArticle } from '#shared/contract/shapes.ts'
import type { Region } from '#shared/domain/target.ts'

/** An invented article with a review on it, small enough to read and with something of everything. */

export const pictureBytes = new TextEncoder().encode(
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 720" width="1200" height="720">' +
    '<rect width="1200" height="720" fill="#cfdcd8"/><path d="M0 520 Q300 430 620 500 T1200 470 V720 H0Z" fill="#5d8579"/>' +
    '<rect x="420" y="300" width="300" height="220" fill="#b9583f"/><path d="M400 300 L570 190 L740 300Z" fill="#4b3a33"/>' +
    '<circle cx="960" cy="150" r="62" fill="#f0c36a"/><rect x="535" y="400" width="70" height="120" fill="#33302b"/></svg>',
)
export const pictureHash = createHash('sha256').update(pictureBytes).digest('hex')

/** All that an export writes, in one piece. */
export function wholeOf({ pieces }: { readonly pieces: Iterable<Uint8Array> }): Uint8Array {
  return Buffer.concat([...pieces])
}

export const T0 = Date.UTC(2026, 2, 14, 8, 30)
const common = { revision: 1, articleId: 'art1' }
const onVersion = { ...common, versionId: 'ver1' }

const texts: readonly (readonly [role: string, text: string])[] = [
  ['furniture', '首页 > 地方 > 正文'],
  ['headline', '三年种下48棵柿树，柳湾把山路走成了果园'],
  ['subheadline', '——一个山村的修路账本'],
  ['byline', '本报记者 何雨舟　通讯员 纪小满'],
  [
    'paragraph',
    '3月8日清晨，柳湾村的广播响了三遍。六十七岁的护路员童守田提着马灯，从村口走到垭口，一共数出48棵柿树，比去年多了11棵。',
  ],
  [
    'paragraph',
    '这条路长4.2公里，三年前还是泥路。下雨天，送货的三轮车要三个人推，村里的柿子只能烂在树上。去年10月，路面硬化完工，全村收入增长了两成。',
  ],
  ['figure', ''],
  ['caption', '图为柳湾村新建的果品站。2026年3月8日，村民在站前分拣柿子。'],
  ['credit', '何雨舟 摄'],
  ['section-heading', '一笔账算了三遍'],
  [
    'paragraph',
    '村会计邹敏把账本摊在桌上：修路花了86万元，其中村民自筹12.5万元，其余由县里补助。"每一笔都贴在墙上"，她说。',
  ],
  ['table', '项目\t金额（万元）\n路基\t41.5\n路面\t44.5'],
  ['paragraph', '童守田说，明年还要再种20棵。他的马灯已经换成了太阳能的，但他还是每天提着，因为村里的孩子认得那盏灯。'],
  ['caption', '童守田和他的马灯。（资料照片）'],
  ['editor-line', '责任编辑：温如意'],
]

export const blocks = texts.map(([role, text], order) => ({
  type: 'block' as const,
  ...onVersion,
  id: `b${String(order)}`,
  order,
  role,
  text,
  confidence: 1,
  ...(role === 'figure' ? { assetId: 'pic1', alt: '山坡上的红砖小屋' } : {}),
  ...(role === 'caption' && order === 7 ? { figureId: 'b6' } : {}),
}))

/** The place of some words in a block, in code points. */
export function placeOf(blockId: string, words: string): { start: number; end: number } {
  const text = blocks.find((block) => block.id === blockId)?.text ?? ''
  const index = text.indexOf(words)
  if (index === -1) throw new Error(`${words} is not in ${blockId}`)
  const start = Array.from(text.slice(0, index)).length
  return { start, end: start + Array.from(words).length }
}

export function textTarget(
  startBlock: string,
  startWords: string,
  endBlock = startBlock,
  endWords = startWords,
): unknown {
  const target = makeTarget(
    blocks as never,
    { blockId: startBlock as never, offset: placeOf(startBlock, startWords).start },
    { blockId: endBlock as never, offset: placeOf(endBlock, endWords).end },
  )
  if (target === undefined) throw new Error('no such place')
  return target
}

export function region(shape: Region): unknown {
  return { kind: 'region', blockId: 'b6', assetId: 'pic1', region: shape }
}

export function note(id: string, kind: string, target: unknown, more: object = {}): object {
  return {
    type: 'note',
    ...onVersion,
    id,
    kind,
    body: `${id} 的话`,
    target,
    placement: 'exact',
    author: '江予白',
    createdAtMs: T0,
    state: 'open',
    ...more,
  }
}

export function suggestion(id: string, blockId: string, before: string, after: string, more: object = {}): object {
  const { start, end } = placeOf(blockId, before)
  const kind = after === '' ? 'delete' : 'replace'
  const base = { type: 'suggestion', ...onVersion, id, blockId, start, end, kind, before, after }
  return { ...base, author: '江予白', createdAtMs: T0 + 60_000, state: 'open', ...more }
}

export function number(id: string, blockId: string, text: string, more: object = {}): object {
  const base = { type: 'number', ...onVersion, id, blockId, ...placeOf(blockId, text), text, kind: 'count' }
  return { ...base, approx: 'none', origin: 'finder', isStruck: false, state: 'unchecked', ...more }
}

const looked = { by: '秦未央', atMs: T0 + 120_000 }

/** The whole article with its review; `more` replaces parts of it. */
export function openArticle(more: Partial<Record<keyof OpenArticle, unknown>> = {}): OpenArticle {
  return openArticleSchema.parse({
    article: {
      type: 'article',
      id: 'art1',
      revision: 1,
      title: '三年种下48棵柿树，柳湾把山路走成了果园',
      source: '青岭日报',
      publishedAt: '2026-03-10',
      language: 'zh-Hans',
      stage: 'second',
      currentVersionId: 'ver1',
      createdAtMs: T0 - 1000,
    },
    versions: [
      {
        type: 'version',
        id: 'ver1',
        revision: 1,
        articleId: 'art1',
        fileName: '柳湾.txt',
        format: 'text',
        script: 'keep',
        sha256: 'a'.repeat(64),
        byteLength: 10,
        createdAtMs: T0 - 1000,
      },
    ],
    blocks,
    assets: [
      {
        type: 'asset',
        ...common,
        id: 'pic1',
        sha256: pictureHash,
        mediaType: 'image/svg+xml',
        byteLength: pictureBytes.byteLength,
        width: 1200,
        height: 720,
      },
    ],
    repairs: [
      {
        type: 'repair',
        ...onVersion,
        id: 'r1',
        blockId: 'b4',
        ...placeOf('b4', '村'),
        kind: 'gloss',
        before: '村(cūn)',
        after: '村',
        evidence: { rule: 'gloss' },
        isGuess: false,
      },
    ],
    notes: [
      note('n1', 'comment', textTarget('b4', '提着马灯'), {
        body: '结尾又写到马灯，前后呼应得好。\n可以再短一点。',
        severity: 'minor',
      }),
      note('n2', 'query', textTarget('b4', '48棵柿树'), {
        body: '标题和正文一致，但上期报道是46棵？',
        errorClass: 'fact',
        assignee: '何雨舟',
      }),
      note('n3', 'correction', textTarget('b5', '三个人'), {
        body: '与上文统一。',
        errorClass: 'word',
        state: 'resolved',
        settledBy: '秦未央',
        settledAtMs: T0 + 200_000,
      }),
      note('n4', 'praise', textTarget('b12', '因为村里的孩子认得那盏灯'), { body: '收得住。' }),
      note('n5', 'highlight', textTarget('b5', '烂在树上', 'b5', '烂在树上'), { body: '' }),
      note('n6', 'comment', textTarget('b10', '其余由县里补助', 'b12', '明年还要再种20棵'), {
        body: '这一段跨了表格，读着断。',
      }),
      note('n7', 'query', region({ shape: 'rectangle', x: 0.34, y: 0.25, width: 0.29, height: 0.5 }), {
        body: '门口没有人，图注说在分拣？',
      }),
      note('n8', 'comment', region({ shape: 'point', x: 0.8, y: 0.21 }), { body: '太阳的颜色偏了。' }),
      note('n9', 'query', textTarget('b12', '太阳能'), { placement: 'orphan', body: '找不到原来的句子。' }),
    ],
    replies: [
      {
        type: 'reply',
        ...common,
        id: 'p1',
        noteId: 'n2',
        body: '我去核对。',
        author: '何雨舟',
        createdAtMs: T0 + 90_000,
      },
      {
        type: 'reply',
        ...common,
        id: 'p2',
        noteId: 'n2',
        body: '48棵是对的，上期印错了。',
        author: '何雨舟',
        createdAtMs: T0 + 95_000,
      },
    ],
    suggestions: [
      suggestion('s1', 'b5', '三个人', '两个人', {
        noteId: 'n3',
        state: 'accepted',
        settledBy: '秦未央',
        settledAtMs: T0 + 200_000,
      }),
      suggestion('s2', 'b10', '"每一笔都贴在墙上"', '“每一笔都贴在墙上”', { errorClass: 'punctuation' }),
      suggestion('s3', 'b5', '两成', '二成', { state: 'rejected' }),
      suggestion('s4', 'b10', '12.5万元', '15.2万元', { numberId: 'm4' }),
    ],
    numbers: [
      number('m0', 'b1', '48棵', {
        state: 'verified',
        ...looked,
        evidence: { quotation: '现场点数48棵', where: '采访本第3页' },
      }),
      number('m1', 'b4', '48棵', { state: 'verified', ...looked }),
      number('m2', 'b4', '11棵'),
      number('m3', 'b5', '4.2公里', { state: 'queried', kind: 'measure', ...looked }),
      number('m4', 'b10', '12.5万元', {
        state: 'wrong',
        kind: 'money',
        rightValue: '15.2万元',
        ...looked,
        evidence: { quotation: '自筹15.2万元', where: '村务公开栏' },
      }),
      number('m5', 'b10', '86万元', { kind: 'money' }),
      number('m6', 'b5', '三年', { state: 'not-a-statistic', kind: 'duration', ...looked }),
      number('m7', 'b12', '20棵', { isStruck: true, ...looked }),
    ],
    verdicts: [
      { type: 'verdict', ...onVersion, id: 'v1', blockId: 'b7', state: 'approved', by: '秦未央', atMs: T0 + 300_000 },
    ],
    ties: [
      {
        type: 'tie',
        ...onVersion,
        id: 't1',
        kind: 'difference',
        termIds: ['m1', 'm2'],
        resultId: 'm7',
        by: '秦未央',
        atMs: T0,
      },
    ],
    links: [],
    dismissals: [],
    checkmarks: [],
    conflicts: [],
    goals: [],
    drafts: [],
    log: [],
    ...more,
  })
}

export function readAsset(sha256: string): Uint8Array | undefined {
  return sha256 === pictureHash ? pictureBytes : undefined
}
