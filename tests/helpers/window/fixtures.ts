import type { ArticleSummary, Backup, ImportFacts, ImportPreview, LibraryState } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { SourceBlock, SourceDocument } from '#shared/domain/source-document.ts'
import { repairLines } from '#shared/repair/repair-text.ts'

const DAY_MS = 86_400_000

const rows: readonly (readonly [string, string, string, ArticleSummary['stage'], readonly number[], number, number])[] =
  [
    ['旧粮仓改成了夜读书房，钥匙挂在门边', '南陂晚报', '本报记者 卫知远', 'second', [1, 3, 38, 49, 2, 6], 0, 1],
    ['四条渡线合成一条之后', '南陂晚报', '骆听澜 通讯员 戚可', 'first', [0, 4, 12, 63, 1, 8], 214, 0],
    ['稻田里的气象站', '云坞日报', '阮青禾', 'third', [6, 6, 41, 41, 9, 9], 0, 0],
    ['她把三百张老照片一张一张配上了名字', '云坞日报', '简一鸣', 'second', [3, 5, 27, 38, 3, 5], 12, 2],
    ['短评：数目字写对了，话才站得住', '南陂晚报', '', 'signed', [0, 0, 8, 8, 2, 2], 0, 0],
    ['山口的路灯为什么总是先坏第三盏', '半月望', '喻小满、卫知远', 'check', [4, 4, 29, 29, 4, 5], 0, 0],
    ['The lamp at the third bend', 'Marlow Vale Recorder', 'Ines Aldous', 'first', [1, 1, 20, 34, 0, 5], 0, 0],
    ['茶厂停机那天', '半月望', '', 'first', [0, 2, 0, 55, 0, 0], 3, 2],
  ]

/** Invented articles as the library lists them; repeated with other numbers until there are `count`. */
export function summaries(count: number, nowMs: number): readonly ArticleSummary[] {
  return Array.from({ length: count }, (_, index) => {
    const [title, source, byline, stage, [c = 0, ct = 0, n = 0, nt = 0, o = 0, ot = 0], repairs, missing] = rows[
      index % rows.length
    ] ??
      rows[0] ?? ['', '', '', 'first', [], 0, 0]
    const round = Math.floor(index / rows.length)
    return {
      id: `article-${index}` as ArticleId,
      title: round === 0 ? title : `${title}（${round + 1}）`,
      source,
      ...(byline === '' ? {} : { byline }),
      publishedAt: new Date(nowMs - index * DAY_MS * 0.7).toISOString().slice(0, 10),
      language: /^[A-Z]/.test(title) ? 'en' : 'zh-Hans',
      stage,
      createdAtMs: nowMs - index * DAY_MS,
      changedAtMs: nowMs - index * 7 * 3_600_000,
      captions: { done: c, total: ct },
      numbers: { done: n, total: nt },
      notes: { done: o, total: ot },
      repairs,
      singleOnes: 0,
      missingPictures: missing,
      characters: 862 + index * 31,
      waitingFor: [],
      drafts: 0,
    }
  })
}

/** A sound library. */
export function libraryState(articles: number, nowMs: number): LibraryState {
  return {
    path: '/home/wei/文稿/Galley/南陂晚报.galleylib',
    sizeBytes: 38_200_000,
    articles,
    binned: 2,
    isReadOnly: false,
    checkedAtMs: nowMs - 2 * 3_600_000,
    isSound: true,
    isLogBroken: false,
    lastBackupAtMs: nowMs - DAY_MS,
  }
}

/** Backups of the last days. */
export function backups(nowMs: number): readonly Backup[] {
  return [0, 1, 3, 6].map((days) => ({
    name: `backup-${days}.sqlite`,
    madeAtMs: nowMs - days * DAY_MS - 3_600_000,
    sizeBytes: 38_100_000 - days * 700_000,
    articles: 46 - days,
  }))
}

const damaged: readonly (readonly [SourceBlock['role'], string, number?])[] = [
  ['headline', '旧糧倉改成了夜讀(dú)書房'],
  ['subheadline', '——一座村子怎樣留住它的燈'],
  ['byline', '本報記者 衛知遠 駱聽瀾'],
  [
    'paragraph',
    '天黑得早,鑰匙(yàoshi)挂在門邊。今年64歲的老管庫員推開厚木門，點亮第1盞燈，屋裡便響(xiǎng)起翻書的聲音。',
  ],
  [
    'paragraph',
    '糧倉建于1958年,共有6間，每間&nbsp;42平方米。去年冬天，村裡花了11.6萬元，換瓦、補牆、架起書(shū)架，擺上3200本書。',
  ],
  ['section-heading', '鑰匙是誰的'],
  ['paragraph', '鑰匙一共做了27把,誰想看書就自己開門。一年下來，只丟(diū)過1把，第二天又挂了回來。'],
  ['section-heading', '燈要亮到幾點', 0.5],
  ['paragraph', '最晚的一盞燈亮到夜裡11點。管庫員說，燈油錢每月不過38元，誰也沒有計較過(guò)。'],
  ['caption', '夜讀書房開門的第一晚，孩子們排(pái)隊選書。'],
  ['caption', '老管庫員在門邊掛鑰匙。'],
  ['quotation', '“門不鎖，燈就不算白點。”', 0.55],
  ['furniture', '首頁 > 鄉村 > 正文'],
  ['furniture', '閱讀 2,318　分享　收藏'],
]

/** What the queue is told of a file, where its text is not asked for. */
export function facts(): ImportFacts {
  const { token, byteLength, sha256, choices, reasons, existing } = preview()
  return {
    token,
    byteLength,
    sha256,
    choices,
    reasons,
    existing,
    repairs: 1,
    pictures: 0,
    comments: 0,
    changes: 0,
    leftOut: 0,
  }
}

/** A damaged article as it looks before it is kept; `times` repeats its body. */
export function preview(times = 1): ImportPreview {
  const source = [...damaged, ...Array.from({ length: times - 1 }, () => damaged.slice(3, 9)).flat()]
  const mended = repairLines(
    source.map(([, text]) => text),
    { script: 'hans' },
  )
  const blocks = source.map(([role, , confidence], index): SourceBlock => ({
    role,
    text: mended[index]?.text ?? '',
    confidence: confidence ?? 0.9,
    ...(role === 'section-heading' ? { level: 2 } : {}),
  }))
  const document: SourceDocument = {
    format: 'text',
    encoding: 'GB18030',
    language: 'zh-Hans',
    title: blocks[0]?.text ?? '',
    blocks,
    assets: [],
    census: {
      seen: 1_204,
      kept: 1_086,
      leftOut: [
        { reason: 'header-footer', characters: 21, sample: '南陂晚报 内部稿 请勿外传' },
        { reason: 'furniture', characters: 97, sample: '首页 > 乡村 > 正文 阅读 2,318 分享 收藏' },
      ],
    },
    repairs: mended.flatMap(({ repairs }, block) => repairs.map((repair) => ({ ...repair, block }))),
    findings: [],
    notes: [],
    suggestions: [],
  }
  return {
    token: 'token-1',
    fileName: '夜读书房_终稿.txt',
    byteLength: 18_642,
    sha256: '9b41c07e52fa'.padEnd(64, '0'),
    encodings: [
      { encoding: 'gb18030', score: 0.996, sample: '天黑得早，钥匙挂在门边。今年64岁的老管库员' },
      { encoding: 'big5', score: 0.41, sample: '毞窪腕婌ㄛ啄喃境婓藷晚﹝踏爛64呡腔' },
      { encoding: 'utf-8', score: 0.02, sample: '���ڵ��磬Կ�׹����űߡ�' },
    ],
    choices: { script: 'hans', refused: [], roles: [] },
    document,
    originals: source.map(([, text]) => text),
    reasons: ['encoding', 'damage', 'roles', 'same-headline'],
    sameHeadline: [{ id: 'article-0' as ArticleId, title: '旧粮仓改成了夜读书房' }],
    alike: [],
  }
}
