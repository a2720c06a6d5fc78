import { describe, expect, it } from 'vitest'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import type { ParsedFile } from '#electron/ports.ts'
import { makeDocx, paragraph, run } from '#tests/helpers/make-docx.ts'
import { outline, parse } from '#tests/helpers/parse.ts'

const open = (body: string, more: Partial<Parameters<typeof makeDocx>[0]> = {}): Promise<ParsedFile> =>
  parse(makeDocx({ body, ...more }), 'a.docx')
const line = (...runs: readonly string[]): string => `<w:p>${runs.join('')}</w:p>`
const fieldMark = (type: string): string => `<w:r><w:fldChar w:fldCharType="${type}"/></w:r>`
const field = (code: string, result?: string): string =>
  `${fieldMark('begin')}<w:r><w:instrText xml:space="preserve">${code}</w:instrText></w:r>${result === undefined ? '' : fieldMark('separate') + result}${fieldMark('end')}`

/** What is marked in a block, each mark with its own words and what it says beside its kind. */
function marksOf({ document }: ParsedFile, at = 0): readonly (readonly string[])[] {
  const block = document.blocks[at]
  return (block?.marks ?? []).map(({ kind, start, end, href, reading, target, lang }) =>
    [kind, sliceCodePoints(block?.text ?? '', start, end), href ?? reading ?? target ?? lang].filter(
      (each) => each !== undefined,
    ),
  )
}

describe('the form of a run in Word', () => {
  it('is what its own properties say', async () => {
    const file = await open(
      line(
        run('粗', '<w:b/>'),
        run('斜', '<w:i w:val="true"/>'),
        run('线', '<w:u w:val="single"/>'),
        run('划', '<w:strike/>'),
        run('双', '<w:dstrike/>'),
        run('不', '<w:b w:val="0"/><w:i w:val="false"/><w:u w:val="none"/><w:strike w:val="off"/>'),
        run('水H'),
        run('2', '<w:vertAlign w:val="subscript"/>'),
        run('O，10'),
        run('6', '<w:vertAlign w:val="superscript"/>'),
        run('3', '<w:position w:val="8"/>'),
        run('平', '<w:position w:val="-2"/>'),
        run('个藏', '<w:vanish/>'),
        run('网', '<w:webHidden/>'),
        run('。'),
      ),
    )
    expect(marksOf(file)).toEqual([
      ['bold', '粗'],
      ['italic', '斜'],
      ['underline', '线'],
      ['struck', '划双'],
      ['subscript', '2'],
      ['superscript', '63'],
      ['hidden', '个藏'],
    ])
  })

  it('comes from character and paragraph styles, whose toggles cancel one another', async () => {
    const styles = [
      '<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-US"/></w:rPr></w:rPrDefault></w:docDefaults>',
      '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="Kasten"/><w:rPr><w:b/></w:rPr></w:style>',
      '<w:style w:type="paragraph" w:styleId="Gone"><w:name w:val="Weg"/><w:rPr><w:vanish/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="S"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="S2"><w:name w:val="Mine"/><w:basedOn w:val="S"/><w:rPr><w:i/></w:rPr></w:style>',
      '<w:style w:type="character" w:styleId="Code"><w:name w:val="HTML Code"/><w:rPr><w:rFonts w:ascii="Courier"/></w:rPr></w:style>',
    ].join('')
    const styled = (id: string, ...runs: readonly string[]): string =>
      `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr>${runs.join('')}</w:p>`
    const file = await open(
      [
        line(
          run('平', '<w:rStyle w:val="S"/>'),
          run('两样', '<w:rStyle w:val="S2"/>'),
          run('x=1', '<w:rStyle w:val="Code"/>'),
        ),
        line(run('等宽', '<w:rFonts w:ascii="Courier New"/>'), run('字。')),
        styled('H', run('整段都粗'), run('不粗了', '<w:rStyle w:val="S"/>'), run('仍粗。', '<w:b/>')),
        styled('Gone', run('看不见的一段。')),
      ].join(''),
      { styles },
    )
    expect(marksOf(file, 0)).toEqual([
      ['bold', '平两样'],
      ['italic', '两样'],
      ['code', 'x=1'],
    ])
    expect(marksOf(file, 1)).toEqual([])
    expect(marksOf(file, 2)).toEqual([])
    expect(marksOf(file, 3)).toEqual([['hidden', '看不见的一段。']])
  })

  it('names another language only where the characters can be of it', async () => {
    const file = await open(
      line(
        run('镇上的人说', '<w:lang w:val="fr-FR" w:eastAsia="zh-CN"/>'),
        run('bonjour', '<w:lang w:val="fr-FR"/>'),
        run('和'),
        run('こんにちは', '<w:lang w:eastAsia="ja-JP"/>'),
        run('，2023', '<w:lang w:val="de-DE"/>'),
        run('привет', '<w:lang w:val="de-DE"/>'),
        run('，都是问好的话，谁都听得懂。'),
      ),
    )
    expect(marksOf(file)).toEqual([
      ['lang', 'bonjour', 'fr-FR'],
      ['lang', 'こんにちは', 'ja-JP'],
    ])
  })

  it('is none of an insertion, and stays with what surrounds it', async () => {
    const file = await open(
      line(
        run('一', '<w:b/>'),
        `<w:ins w:id="1" w:author="甲">${run('二', '<w:b/>')}</w:ins>`,
        run('三', '<w:b/>'),
        run('四。'),
      ),
    )
    expect(file.document.blocks[0]?.text).toBe('一三四。')
    expect(marksOf(file)).toEqual([['bold', '一三']])
  })
})

describe('a link in Word', () => {
  const relationships = [
    ['a', 'https://example.org/x'],
    ['b', 'javascript:alert(1)'],
    ['c', 'java&#x9;script:alert(1)'],
    ['d', 'mailto:a@example.org'],
  ]
    .map(
      ([id, target]) =>
        `<Relationship Id="${String(id)}" Type="http://x/hyperlink" Target="${String(target)}" TargetMode="External"/>`,
    )
    .join('')
  const link = (attributes: string, text: string): string =>
    `<w:hyperlink ${attributes}>${run(text, '<w:u w:val="single"/>')}</w:hyperlink>`

  it('leads where its relationship or its place says, and never to a script', async () => {
    const file = await open(
      line(
        link('r:id="a"', '网页'),
        link('r:id="a" w:anchor="s"', '一节'),
        link('w:anchor="here"', '这里'),
        link('r:id="b"', '脚本'),
        link('r:id="c"', '也是'),
        link('r:id="d"', '信'),
        link('r:id="zz"', '没有'),
        run('。'),
      ),
      { relationships },
    )
    // What leads nowhere keeps only its line.
    expect(marksOf(file).filter(([kind]) => kind === 'underline')).toEqual([
      ['underline', '脚本也是'],
      ['underline', '没有'],
    ])
    expect(marksOf(file).filter(([kind]) => kind === 'link')).toEqual([
      ['link', '网页', 'https://example.org/x'],
      ['link', '一节', 'https://example.org/x#s'],
      ['link', '这里', '#here'],
      ['link', '信', 'mailto:a@example.org'],
    ])
  })

  it('can be a field, whose code is not text and whose result is', async () => {
    const file = await open(
      [
        line(
          run('见'),
          field(' HYPERLINK "https://example.org/a" \\o "提示" ', run('此页')),
          run('，'),
          field('HYPERLINK \\l "part"', run('此节')),
          run('，'),
          field(' HYPERLINK "javascript:x()" ', run('不去')),
          run('，共'),
          field(' NUMPAGES ', run('3')),
          run('页。'),
        ),
        line(
          `<w:fldSimple w:instr=" HYPERLINK &quot;http://example.org/b&quot; ">${run('旧式')}</w:fldSimple>`,
          run('的。'),
        ),
        line(
          fieldMark('begin'),
          '<w:r><w:instrText> HYPERLINK "http://example.org/c" </w:instrText></w:r>',
          fieldMark('separate'),
          run('没有完'),
        ),
        line(run('下一段不是。')),
      ].join(''),
    )
    expect(outline(file).map(([, text]) => text)).toEqual([
      '见此页，此节，不去，共3页。',
      '旧式的。',
      '没有完',
      '下一段不是。',
    ])
    expect([0, 1, 2, 3].map((at) => marksOf(file, at))).toEqual([
      [
        ['link', '此页', 'https://example.org/a'],
        ['link', '此节', '#part'],
      ],
      [['link', '旧式', 'http://example.org/b']],
      [['link', '没有完', 'http://example.org/c']],
      [],
    ])
  })
})

describe('readings, notes and formulas of Word', () => {
  it('keep a ruby’s reading, as an element or as a field', async () => {
    const ruby = `<w:r><w:ruby><w:rubyPr><w:rubyAlign w:val="center"/></w:rubyPr><w:rt>${run('zhái')}</w:rt><w:rubyBase>${run('翟')}</w:rubyBase></w:ruby></w:r>`
    const file = await open(
      line(
        ruby,
        run('先生和'),
        field(' EQ \\* jc2 \\* "Font:宋体" \\* hps10 \\o\\ad(\\s\\up 9(qiú),仇)'),
        run('先生，第'),
        field('EQ \\o\\ac(○,3)'),
        run('号。'),
      ),
    )
    expect(outline(file)[0]?.[1]).toBe('翟先生和仇先生，第③号。')
    expect(marksOf(file)).toEqual([
      ['ruby', '翟', 'zhái'],
      ['ruby', '仇', 'qiú'],
    ])
  })

  it('mark where a note is, under the label that Word shows', async () => {
    const reference = (kind: string, id: number, more = ''): string =>
      `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:${kind}Reference w:id="${String(id)}"/>${more}</w:r>`
    const note = (kind: string, id: number, text: string): string =>
      `<w:${kind} w:id="${String(id)}"><w:p><w:r><w:${kind}Ref/></w:r>${run(text)}</w:p></w:${kind}>`
    const file = await open(
      line(
        run('始于2019'),
        reference('footnote', 5),
        run('年'),
        reference('endnote', 7),
        run('，又有'),
        reference('footnote', 2),
        `<w:r><w:footnoteReference w:id="3" w:customMarkFollows="1"/><w:t>*</w:t></w:r>`,
        run('。'),
      ),
      {
        settings: '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircleChinese"/></w:footnotePr>',
        footnotes: note('footnote', 5, '甲。') + note('footnote', 2, '乙。') + note('footnote', 3, '丙。'),
        endnotes: note('endnote', 7, '丁。'),
      },
    )
    expect(outline(file)[0]?.[1]).toBe('始于2019①年i，又有②*。')
    expect(marksOf(file)).toEqual([
      ['note-ref', '①', '①'],
      ['note-ref', 'i', 'i'],
      ['note-ref', '②', '②'],
      ['note-ref', '*', '*'],
    ])
    expect(file.document.blocks.slice(1).map(({ role, text, listNumber }) => [role, text, listNumber])).toEqual([
      ['note', '甲。', '①'],
      ['note', '丁。', 'i'],
      ['note', '乙。', '②'],
      ['note', '丙。', '*'],
    ])
    expect(file.numbers[0]?.map(({ value }) => value)).toEqual(['2019'])
  })

  it('write a formula as its source', async () => {
    const text = (value: string): string => `<m:r><m:t>${value}</m:t></m:r>`
    const fraction = `<m:f><m:num>${text('19')}</m:num><m:den>${text('20')}</m:den></m:f>`
    const power = `${text('3×')}<m:sSup><m:e>${text('10')}</m:e><m:sup>${text('8')}</m:sup></m:sSup>`
    const root = `<m:rad><m:radPr><m:degHide m:val="1"/></m:radPr><m:deg/><m:e>${text('x+1')}</m:e></m:rad>`
    const sum = `<m:nary><m:naryPr><m:chr m:val="∑"/></m:naryPr><m:sub>${text('i=1')}</m:sub><m:sup>${text('n')}</m:sup><m:e><m:sSub><m:e>${text('a')}</m:e><m:sub>${text('i')}</m:sub></m:sSub></m:e></m:nary>`
    const long = `<m:f><m:num>${text('a+b')}</m:num><m:den>${text('2')}</m:den></m:f>`
    const file = await open(
      [
        line(
          run('成活率为'),
          `<m:oMath>${fraction}</m:oMath>`,
          run('，光速'),
          `<m:oMath>${power}</m:oMath>`,
          run('。'),
        ),
        line(`<m:oMathPara><m:oMath>${root}${text('=')}${sum}${text('=')}${long}</m:oMath></m:oMathPara>`),
        line(run('又是'), field('EQ \\f(19,20)'), run('，'), field('EQ \\r(3,x)'), run('。')),
      ].join(''),
    )
    expect(outline(file).map(([, each]) => each)).toEqual([
      '成活率为19/20，光速3×10^8。',
      '√(x+1)=∑_(i=1)^n a_i=(a+b)/2',
      '又是19/20，x^(1/3)。',
    ])
    expect(marksOf(file, 0)).toEqual([
      ['code', '19/20'],
      ['code', '3×10^8'],
    ])
    expect(marksOf(file, 1)).toHaveLength(1)
    expect(marksOf(file, 2).map(([kind]) => kind)).toEqual(['code', 'code'])
  })

  it('join a drop cap to its paragraph, in a frame that says so or that holds one letter', async () => {
    const framed = (frame: string, text: string): string =>
      `<w:p><w:pPr><w:framePr ${frame}/></w:pPr>${run(text)}</w:p>`
    const file = await open(
      framed('w:dropCap="drop" w:lines="3"', '春') +
        line(run('天到了，', '<w:b/>'), run('人们上山。')) +
        framed('w:w="400" w:hSpace="20"', 'A') +
        paragraph(' farmer came by with his cart, and stopped.') +
        framed('w:w="400"', '框里的一句话。') +
        paragraph('完了。'),
    )
    expect(outline(file).map(([, text]) => text)).toEqual([
      '春天到了，人们上山。',
      'A farmer came by with his cart, and stopped.',
      '框里的一句话。',
      '完了。',
    ])
    expect(marksOf(file)).toEqual([['bold', '天到了，']])
  })
})
