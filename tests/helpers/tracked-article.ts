import { drawing, makeDocx, paragraph, run } from './make-docx.ts'
import { makePng } from './make-pictures.ts'

const MARK = 'w:id="9" w:author="高远" w:date="2024-01-15T09:30:00Z"'
const inserted = (content: string): string => `<w:ins ${MARK}>${content}</w:ins>`
const moved = (name: string, text: string): string =>
  `<w:p><w:${name}RangeStart w:id="1" w:name="m"/><w:${name} ${MARK}>${run(text)}</w:${name}><w:${name}RangeEnd w:id="1"/></w:p>`
const row = (...texts: readonly string[]): string =>
  `<w:tr>${texts.map((text) => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr>`

/** An article that somebody went over in Word: pictures, a caption, a note, a paragraph behind a table, and a move. */
export function trackedArticle(): Uint8Array {
  return makeDocx({
    pictures: { 'a.png': makePng(300, 200), 'b.png': makePng(200, 200) },
    styles: '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style>',
    footnotes: `<w:footnote w:id="2"><w:p>${inserted(run('据林业站。'))}</w:p></w:footnote>`,
    body: [
      paragraph('清河镇种树记', 'T'),
      paragraph('清河镇今年种下两万棵树，工作人员说，明年还会再种一万棵，种在北边的山坡上。'),
      `<w:p><w:del ${MARK}>${drawing('a.png', '旧图')}</w:del></w:p>`,
      `<w:p>${inserted(drawing('b.png', '新图'))}</w:p>`,
      `<w:p>${inserted(run('图为清河镇的山坡。林一 摄'))}</w:p>`,
      moved('moveFrom', '先说这个，这是要搬走的一段。'),
      `<w:p>${run('种下两万棵树')}${inserted('<w:r><w:footnoteReference w:id="2"/></w:r>')}${run('。')}</w:p>`,
      moved('moveTo', '先说这个，这是要搬走的一段。'),
      `<w:tbl>${row('村', '棵数')}${row('东村', '9000')}</w:tbl>`,
      `<w:p>${inserted(run('以上由林业站统计。'))}</w:p>`,
      paragraph('工作人员说，明年还会再种。'),
    ].join(''),
  })
}
