import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hostBuiltGalley } from './run-galley.ts'
import { answeredDocx, swap, withComment, wordComment, wordDel, wordIns, wordRun } from './word-answer.ts'

/** An article that went out as a Word document, and what came back. */
export interface ReturnedArticle {
  readonly library: string
  /** As it went out. */
  readonly out: string
  /** Answered: a reply, a new comment, a thread that was settled, a change accepted, one refused, a new one, and words typed untracked. */
  readonly back: string
}

const TITLE = '渡口的书屋'
const TEXTS = [TITLE, '末班轮渡靠岸，摆渡人还了两本书。', '书屋有十一万册书，来了三百人。', '江上的人都看得见这盏灯。']

const around = (tag: string, words: string): RegExp =>
  new RegExp(`<w:${tag} [^>]*>(?:(?!</w:${tag}>).)*${words}(?:(?!</w:${tag}>).)*</w:${tag}>`, 'u')

/** Makes it in a folder, whose library it becomes; by the built command. */
export async function returnedArticle(folder: string): Promise<ReturnedArticle> {
  const library = path.join(folder, 'library.sqlite')
  const host = hostBuiltGalley()
  const call = async (...args: readonly string[]): Promise<Readonly<Record<string, unknown>>> => {
    const ran = await host.run(folder, [...args, '--library', library, '--json', '--author', '秦未央'])
    if (ran.code !== 0) throw new Error(`${args.join(' ')}: ${ran.out}${ran.errors}`)
    return ran.json[0] ?? {}
  }
  writeFileSync(path.join(folder, 'in.txt'), TEXTS.join('\n\n'))
  const article = String((await call('import', 'in.txt'))['article'])
  const on = (block: number, start: number, end: number): readonly string[] =>
    ['--block', block, '--start', start, '--end', end].map(String)
  await call('note', article, ...on(1, 0, 4), '--body', '哪一班？')
  await call('note', article, ...on(1, 12, 13), '--suggest', '三', '--body', '')
  await call('note', article, ...on(2, 3, 6), '--suggest', '十二万', '--body', '')
  const out = path.join(folder, '渡口的书屋.docx')
  const ran = await host.run(folder, ['export', article, '--library', library, '--format', 'docx', '--out', out])
  if (ran.code !== 0) throw new Error(ran.errors)
  host.end()
  const back = path.join(folder, '渡口的书屋（林）.docx')
  writeFileSync(back, answered(readFileSync(out)))
  return { library, out, back }
}

function answered(bytes: Uint8Array): Uint8Array {
  let parent = ''
  return answeredDocx(bytes, {
    'word/comments.xml': (xml) => {
      parent = /w14:paraId="([0-9A-F]+)"(?:(?!<\/w:p>).)*哪一班/u.exec(xml)?.[1] ?? ''
      const added = wordComment(90, '7A000001', '林渡', '最后一班。') + wordComment(91, '7A000002', '林渡', '是谁？')
      return swap(xml, '</w:comments>', `${added}</w:comments>`)
    },
    'word/commentsExtended.xml': (xml) =>
      swap(
        swap(xml, new RegExp(`(w15:paraId="${parent}" w15:done=)"0"`, 'u'), '$1"1"'),
        '</w15:commentsEx>',
        `<w15:commentEx w15:paraId="7A000001" w15:paraIdParent="${parent}" w15:done="0"/><w15:commentEx w15:paraId="7A000002" w15:done="0"/></w15:commentsEx>`,
      ),
    'word/document.xml': (xml) => {
      const one = swap(swap(xml, around('del', '两'), ''), around('ins', '三'), wordRun('三'))
      const two = swap(swap(one, around('del', '十一万'), wordRun('十一万')), around('ins', '十二万'), '')
      const answer =
        wordRun('江上的') +
        withComment(91, '人') +
        wordRun('都看得见') +
        wordDel(95, '林渡', '这盏') +
        wordIns(96, '林渡', '那盏') +
        wordRun('灯。')
      const last = /<w:r><w:t[^>]*>江上的人都看得见这盏灯。<\/w:t><\/w:r>/u
      return swap(swap(two, last, answer), '来了三百人', '来了三百多人')
    },
  })
}
