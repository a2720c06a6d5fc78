import path from 'node:path'
import { addNote } from '#shared/acts/notes.ts'
import { makeTarget } from '#shared/anchor/quote.ts'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { NoteId } from '#shared/domain/ids.ts'
import { NOTE_KINDS } from '#shared/domain/note.ts'
import { newId } from '#shared/lib/ids.ts'
import { actOf, keepText, openDesk, valueOf } from '../../helpers/keeping/desk.ts'

const SENTENCES = [
  '清晨的码头上已经排起了长队，人们等着第一班渡船靠岸。',
  '去年全县修好了三十二座旧桥，其中七座通了公交车，沿线的小学因此多收了三百多名学生。',
  '老会计把账本翻到最后一页，指着一行数字说，这一笔他核对了四遍。',
  '雨季之前，值班的人把每一道闸门都试了一次，记录写得清清楚楚。',
  '镇上的印刷厂还用着旧机器，纸边上的孔对得很齐，老师傅说错一格都看得出来。',
]

/** About 200 characters that differ from paragraph to paragraph. */
function paragraph(index: number): string {
  const picked = SENTENCES.map((_, at) => SENTENCES[(index * 3 + at) % SENTENCES.length] ?? '')
  return `第${index + 1}段。${picked.join('')}${picked.join('')}`.slice(0, 200)
}

/** A library with one invented article of so many paragraphs (about 200 characters each) and notes, spread evenly. */
export async function makeLongArticle(
  folder: string,
  size: { readonly paragraphs: number; readonly notes: number; readonly paragraph?: (index: number) => string },
): Promise<{ readonly characters: number; readonly paragraphs: readonly string[]; readonly numbers: number }> {
  const desk = openDesk(path.join(folder, 'library.sqlite'), folder)
  const paragraphs = Array.from({ length: size.paragraphs }, (_, index) => (size.paragraph ?? paragraph)(index))
  const open = await keepText(desk.client, ['#长稿', ...paragraphs].join('\n'))
  for (let from = 0; from < size.notes; from += 1000) {
    const added = notes(open, from, Math.min(from + 1000, size.notes), size.notes)
    valueOf(await desk.client.call('change.apply', actOf(open.article.id, { added })))
  }
  await desk.close()
  return { characters: paragraphs.join('').length, paragraphs, numbers: open.numbers.length }
}

function notes(open: OpenArticle, from: number, to: number, all: number) {
  const body = open.blocks.filter((block) => block.role === 'paragraph')
  const inBlock = Math.max(1, Math.ceil(all / body.length))
  return Array.from({ length: to - from }, (_, at) => {
    const index = from + at
    const block = body[Math.floor((index * body.length) / all)]
    if (block === undefined) throw new Error('no paragraph')
    const start = (index % inBlock) * Math.floor(150 / inBlock) + 10
    const target = makeTarget([block], { blockId: block.id, offset: start }, { blockId: block.id, offset: start + 12 })
    if (target === undefined) throw new Error('no place')
    const fresh = {
      id: newId() as NoteId,
      articleId: open.article.id,
      versionId: open.article.currentVersionId,
      kind: NOTE_KINDS[index % NOTE_KINDS.length] ?? 'comment',
      body: `第 ${index} 条：请核对。`,
      target,
    }
    return addNote(fresh, { author: '沈', atMs: 1 }).added ?? []
  }).flat()
}
