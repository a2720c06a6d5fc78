import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { OpenArticle } from '#shared/contract/shapes.ts'
import type { Note, Reply } from '#shared/domain/note.ts'
import type { Suggestion } from '#shared/domain/suggestion.ts'
import { ownFile } from '#electron/export/docx/own/own-file.ts'
import { openOfParsed } from '#tests/helpers/exports/own-article.ts'
import { readDocx } from '#tests/helpers/exports/read-docx.ts'
import { makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { parse } from '#tests/helpers/parse.ts'
import { noteAt, suggestAt } from '#tests/helpers/revised.ts'
import { trackedArticle } from '#tests/helpers/tracked-article.ts'

const RELATIONSHIPS =
  '<Relationship Id="h" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://x.example/" TargetMode="External"/>'
const SECOND =
  '<w:p w14:paraId="0000AAAA"><w:r w:rsidR="00AB12CD"><w:rPr><w:b/></w:rPr><w:t>末班轮渡&amp;靠岸，</w:t></w:r><w:hyperlink r:id="h"><w:r><w:t>摆渡人</w:t></w:r></w:hyperlink><w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">还了 两本书。</w:t><w:tab/><w:t>晚安，江上的人都看得见这盏灯。</w:t></w:r></w:p>'
const BODY = [
  paragraph('渡口的书屋'),
  paragraph('据江边日报2024年5月2日讯，渡口的书屋开门了，江上的人都来借书。'),
  SECOND,
  paragraph('小屋里有十一万册书，一个也不少，人人都可以借走。'),
  paragraph('最后一段\u200b在这里，也不长，可以搬走。'),
  '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>',
].join('')

/** Writes the review into the file, and opens that again. */
async function written(open: OpenArticle, file: Uint8Array, view: 'marked' | 'clean' = 'marked') {
  const made = await ownFile(open, file, { view, locale: 'zh-Hans', readAsset: () => undefined, now: 0 })
  if (typeof made === 'string') throw new Error(made)
  const bytes = Buffer.concat([...made.pieces])
  const { nearby, left } = made
  return { bytes, read: readDocx(bytes), again: await parse(bytes, 'again.docx'), unsure: { nearby, left } }
}

async function article(body = BODY, more: Partial<Parameters<typeof makeDocx>[0]> = {}) {
  const file = makeDocx({ body, relationships: RELATIONSHIPS, ...more })
  return { file, open: openOfParsed(await parse(file, 'a.docx')) }
}

const told = (suggestions: readonly Pick<Suggestion, 'kind' | 'before' | 'after' | 'author'>[]) =>
  suggestions.map(({ kind, before, after, author }) => [kind, before, after, author].join(' · ')).toSorted()

describe('an article that goes back into its own file', () => {
  test('has its changes between the letters that they are about, and every other letter as it lay', async () => {
    const { file, open } = await article()
    const suggestions = [
      suggestAt(open, '渡&靠', '渡船靠'),
      suggestAt(open, '渡人还了', '渡的人<还>'),
      suggestAt(open, '人人都', ''),
    ]
    const reviewed = { ...open, suggestions, notes: [noteAt(open, '靠岸，摆')] }
    const { read, again, unsure } = await written(reviewed, file)
    expect(unsure).toEqual({ nearby: 0, left: 0 })
    expect(read.paragraphs('refused')).toEqual(readDocx(file).paragraphs('refused'))
    expect(read.paragraphs('accepted')[2]).toBe('末班轮渡船靠岸，摆渡的人<还> 两本书。晚安，江上的人都看得见这盏灯。')
    expect(read.comments).toMatchObject([{ author: '沈', words: '靠岸，摆', range: '靠岸，摆' }])
    expect(told(again.document.suggestions)).toEqual(told(suggestions))
    const xml = read.part('word/document.xml').toString()
    // What was mended is a change by who mended it; runs that bear no mark are as they lay.
    expect(xml).toMatch(/<w:del [^>]*w:author="Galley"[^>]*><w:r><w:delText[^>]*>\u200b<\/w:delText>/u)
    expect(xml).toContain('w:rsidR="00AB12CD"')
    const text = new TextDecoder().decode(unzipSync(file)['word/document.xml'])
    expect(new TextDecoder().decode(unzipSync((await written(open, file)).bytes)['word/document.xml'])).toBe(
      text.replace(
        /<w:r><w:t xml:space="preserve">最后一段.*?<\/w:r>/u,
        '<w:r><w:t xml:space="preserve">最后一段</w:t></w:r><w:del w:id="1" w:author="Galley" w:date="1970-01-01T00:00:00Z"><w:r><w:delText xml:space="preserve">\u200b</w:delText></w:r></w:del><w:r><w:t xml:space="preserve">在这里，也不长，可以搬走。</w:t></w:r>',
      ),
    )
  })

  test('has accepted ones carried out where it is to be clean, and nothing of what was said', async () => {
    const { file, open } = await article()
    const accepted = [
      suggestAt(open, '渡&靠', '渡船靠'),
      suggestAt(open, '都来借书。', '都来借书。\n也有人来还书。'),
      suggestAt(open, '小屋里有十一万册书，一个也不少，人人都可以借走。', ''),
    ].map((each) => ({ ...each, state: 'accepted' as const }))
    const suggestions = [...accepted, suggestAt(open, '晚安', '早安')]
    const { read } = await written({ ...open, suggestions, notes: [noteAt(open, '靠岸')] }, file, 'clean')
    const [title = '', lead = '', second = '', , last = ''] = readDocx(file).paragraphs('refused')
    const clean = [title, lead, '也有人来还书。', second.replace('渡&靠', '渡船靠'), last.replace('\u200b', '')]
    for (const view of ['accepted', 'refused'] as const) expect(read.paragraphs(view)).toEqual(clean)
    expect(read.names).not.toContain('word/comments.xml')
  })

  test('moves a paragraph with what is in it, and joins, parts and takes out paragraphs by their marks', async () => {
    const { file, open } = await article()
    const [, lead, second, third] = open.blocks
    const own = (blockId = lead?.id, parts: Partial<Suggestion> = {}): Suggestion =>
      ({ ...suggestAt(open, '渡口', ''), before: '', start: 0, end: 0, after: '', blockId, ...parts }) as Suggestion
    const move = own(third?.id, { kind: 'move', orders: { from: 3, to: 0.5 } })
    const join = own(second?.id, { kind: 'join' })
    const part = suggestAt(open, '讯，', '讯。\n')
    const inMoved = suggestAt(open, '十一万', '十二万')
    const { read, unsure } = await written({ ...open, suggestions: [move, join, part, inMoved] }, file)
    expect(unsure).toEqual({ nearby: 0, left: 0 })
    const filled = (view: 'accepted' | 'refused') => read.paragraphs(view).filter((text) => text !== '')
    expect(filled('refused')).toEqual(readDocx(file).paragraphs('refused'))
    expect(filled('accepted').slice(0, 4)).toEqual([
      '渡口的书屋',
      '小屋里有十二万册书，一个也不少，人人都可以借走。',
      '据江边日报2024年5月2日讯。',
      '渡口的书屋开门了，江上的人都来借书。末班轮渡&靠岸，摆渡人还了 两本书。晚安，江上的人都看得见这盏灯。',
    ])
  })

  test('keeps the comments and changes that were in it, with what was answered and settled', async () => {
    const at = 'w:author="高远" w:date="2024-01-15T09:30:00Z" w:initials="高"'
    const { file, open } = await article(
      `<w:p>${run('渡口')}<w:commentRangeStart w:id="7"/>${run('的书屋')}<w:commentRangeEnd w:id="7"/><w:r><w:commentReference w:id="7"/></w:r></w:p>${paragraph('小屋里有十一万册书。')}`,
      { comments: `<w:comment w:id="7" ${at}><w:p>${run('叫什么？')}</w:p></w:comment>` },
    )
    const [note] = open.notes as readonly [Note]
    const reply: Reply = {
      type: 'reply',
      id: 'r' as Reply['id'],
      revision: 1,
      articleId: note.articleId,
      noteId: note.id,
      body: '云渚书屋',
      author: '沈',
      createdAtMs: 1000,
    }
    const notes: readonly Note[] = [{ ...note, state: 'resolved' }, noteAt(open, '十一万')]
    const { read, again } = await written({ ...open, notes, replies: [reply] }, file)
    expect(read.comments.map(({ id, words, range }) => [id, words, range])).toEqual([
      ['7', '叫什么？', '的书屋'],
      ['8', '十一万', '十一万'],
      ['9', '云渚书屋', '的书屋'],
    ])
    expect(read.threads.toSorted((a, b) => Number(a.id) - Number(b.id))).toEqual([
      { id: '7', parent: undefined, isDone: true },
      { id: '8', parent: undefined, isDone: false },
      { id: '9', parent: '7', isDone: true },
    ])
    expect(again.document.notes.map(({ body, state, replies }) => [body, state, replies.length])).toEqual([
      ['叫什么？', 'resolved', 1],
      ['十一万', undefined, 0],
    ])
  })

  test('settles what its author tracked where it is to be clean', async () => {
    const file = trackedArticle()
    const open = openOfParsed(await parse(file, 'a.docx'))
    const states = ['open', 'accepted'] as const
    const clean = await Promise.all(
      states.map(async (state) => {
        const suggestions = open.suggestions.map((each) => ({ ...each, state }))
        const { read } = await written({ ...open, suggestions }, file, 'clean')
        expect(read.paragraphs('accepted')).toEqual(read.paragraphs('refused'))
        return read.paragraphs('accepted').filter((text) => text !== '')
      }),
    )
    const filled = (view: 'accepted' | 'refused') =>
      readDocx(file)
        .paragraphs(view)
        .filter((text) => text !== '')
    expect(clean).toEqual([filled('refused'), filled('accepted')])
  })

  test('says what has no exact place in it, and puts it at the nearest', async () => {
    const formula = '<m:oMath><m:r><m:t>a</m:t></m:r><m:r><m:t>=b</m:t></m:r></m:oMath>'
    const { file, open } = await article(`<w:p>${run('设')}${formula}${run('，则成立。')}</w:p>`)
    const { read, unsure } = await written(
      { ...open, notes: [noteAt(open, '=b')], suggestions: [suggestAt(open, '=b', '=c')] },
      file,
    )
    expect(unsure).toEqual({ nearby: 1, left: 1 })
    expect(read.comments.map(({ words }) => words)).toEqual(['=b', '[改动] =b → =c'])
    expect(read.part('word/document.xml').toString()).toContain(formula)
  })

  test('tells by a comment what would stand within words that its author takes out, and go with them', async () => {
    const out = `<w:del w:id="4" w:author="高远" w:date="2024-01-15T09:30:00Z"><w:r><w:delText>末班轮渡靠岸，</w:delText></w:r></w:del>`
    const { file, open } = await article(`<w:p>${run('傍晚')}${out}${run('小屋亮起了灯。')}</w:p>`)
    const suggestions = [...open.suggestions, suggestAt(open, '轮渡', '渡船')]
    const { read, again, unsure } = await written({ ...open, suggestions }, file)
    expect(unsure).toEqual({ nearby: 0, left: 1 })
    expect(read.comments.map(({ words }) => words)).toEqual(['[改动] 轮渡 → 渡船'])
    expect(told(again.document.suggestions)).toEqual(['delete · 末班轮渡靠岸， ·  · 高远'])
  })
})
