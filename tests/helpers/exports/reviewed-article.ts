import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { makePng } from '../make-pictures.ts'
import type { Ran } from '../run-galley.ts'

/** A sign that nobody sees: the damage that opening mends. */
const UNSEEN = '\u200b'

/** What stands in the text, a block a line, as it came. */
const LINES = [
  '四年建起42个分馆，云渚把书送到渡口',
  '来源：澄江日报　2025年11月14日',
  '本报记者 沈砚秋',
  `11月8日傍晚，云渚县水渠${UNSEEN}边的末班轮渡刚刚靠岸，一间38平方米的小屋亮起了灯。`,
  '',
  '11月8日，顾长河在水渠边还书。本报记者 沈砚秋 摄',
  '书跟着人走',
  '改革后，3辆流动书车每周跑11条线路，借出9.2万册次，占全县借阅量的36%。',
  '项目\t数量\n书车\t3辆',
  '42个分馆共有管理员96名，其中专职只有18名。',
  '责任编辑：秦未央',
] as const

const ALT = '渡口的小屋'
const [TITLE, SOURCE, BYLINE, LEAD, , CAPTION, HEADING, CARS, , STAFF, EDITOR] = LINES
const PAGE = `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>分馆</title></head><body><article>
<h1>${TITLE}</h1><p>${SOURCE}</p><p>${BYLINE}</p><p>${LEAD}</p>
<figure><img src="ferry.png" alt="${ALT}"><figcaption>${CAPTION}</figcaption></figure>
<h2>${HEADING}</h2><p>${CARS}</p>
<table><tr><td>项目</td><td>数量</td></tr><tr><td>书车</td><td>3辆</td></tr></table>
<p>${STAFF}</p><p>${EDITOR}</p></article></body></html>`

const changed = (...changes: readonly (readonly [before: string, after: string])[]): readonly string[] =>
  LINES.map((line) => changes.reduce<string>((text, [before, after]) => text.replace(before, after), line))

const MENDED = [UNSEEN, ''] as const
const ACCEPTED = ['末班轮渡', '末班渡船'] as const

/** What every form of the article says, block by block; the picture's block is empty. */
export const TEXTS = {
  original: LINES,
  mended: changed(MENDED),
  clean: changed(MENDED, ACCEPTED),
  proposed: changed(MENDED, ACCEPTED, ['管理员', '图书管理员'], ['18名', '19名']),
} as const

export const ALT_TEXT = ALT
export const REPLY = '自2021年9月改革起，算到今年。'

type Json = Readonly<Record<string, unknown>>

/** The article as the command shows it: what an export must say. */
export interface Shown {
  readonly article: string
  readonly title: string
  readonly source: string
  readonly received: { readonly source: string | null }
  readonly blocks: readonly { readonly id: string; readonly role: string; readonly text: string }[]
  readonly figures: readonly { readonly sha256: string; readonly width: number }[]
  readonly captions: readonly { readonly credit: string; readonly verdict: string }[]
  readonly notes: readonly {
    readonly id: string
    readonly body: string
    readonly quote?: string
    readonly state: string
    readonly author: string
    readonly replies: readonly { readonly body: string }[]
  }[]
  readonly suggestions: readonly {
    readonly id: string
    readonly before: string
    readonly after: string
    readonly state: string
    readonly note: string | null
  }[]
  readonly numbers: readonly {
    readonly text: string
    readonly value: number | string | readonly [number, number] | null
    readonly unit: string | null
    readonly state: string
    readonly right: string | null
    readonly evidence: string | null
  }[]
  readonly repairs: readonly Json[]
}

/**
 * Keeps an article in the library at `library` and reviews it: notes of which one has a reply and is settled and one is
 * on the picture, a suggestion that is accepted and open ones, numbers in every state, a verdict, and a source that
 * its text does not name.
 */
export async function reviewedArticle(
  galley: (args: readonly string[]) => Promise<Ran>,
  folder: string,
  library: string,
): Promise<Shown> {
  writeFileSync(path.join(folder, 'ferry.png'), makePng(400, 240))
  writeFileSync(path.join(folder, 'branches.html'), PAGE)
  const call = async (name: string, ...args: readonly string[]): Promise<Json> => {
    const ran = await galley([name, ...args, '--library', library, '--json'])
    if (ran.code !== 0) throw new Error(`${name} ${args.join(' ')}: ${ran.out}${ran.errors}`)
    return ran.json[0] ?? {}
  }
  const article = String((await call('import', 'branches.html'))['article'])
  const show = async (): Promise<Shown> => (await call('show', article)) as unknown as Shown
  const { numbers } = await show()
  const at = (words: string): readonly string[] => {
    const block = TEXTS.mended.findIndex((line) => line.includes(words))
    const start = Array.from(TEXTS.mended[block]?.split(words)[0] ?? '').length
    return ['--block', String(block), '--start', String(start), '--end', String(start + Array.from(words).length)]
  }
  const note = async (author: string, ...args: readonly string[]): Promise<string> =>
    String((await call('note', article, ...args, '--author', author))['id'])
  const asked = await note('江予白', ...at('四年'), '--kind', 'query', '--body', '从哪一年算起？')
  await note('秦未央', '--reply-to', asked, '--body', REPLY)
  await call('settle', article, '--note', asked, '--state', 'resolved', '--author', '江予白')
  await note('江予白', ...at('管理员'), '--suggest', '图书管理员', '--body', '全称 <b>一致</b>，见“规范”')
  const ferry = await note('江予白', ...at(ACCEPTED[0]), '--suggest', ACCEPTED[1], '--body', '上文称渡船')
  await note('秦未央', '--block', '4', '--region', 'xywh=percent:10,20,30,40', '--body', '裁去左边')
  const own = (await show()).suggestions.find((each) => each.note === ferry) as unknown as { readonly id: string }
  await call('settle', article, '--suggestion', own.id, '--state', 'accepted', '--author', '秦未央')
  const judge = async (text: string, state: string, ...more: readonly string[]): Promise<void> => {
    const number = numbers.find((each) => each.text === text) as unknown as { readonly id: string }
    await call('verify', article, '--number', number.id, '--state', state, ...more, '--author', '秦未央')
  }
  await judge('42个', 'verified', '--evidence', '县馆台账，第3页')
  await judge('18名', 'wrong', '--value', '19名', '--evidence', '人事册')
  await judge('36%', 'queried')
  await judge('11条', 'not-a-statistic')
  await call('verdict', article, '--caption', '5', '--state', 'approved', '--author', '秦未央')
  await call('details', article, '--source', '南陂<晚报>', '--author', '秦未央')
  return show()
}
