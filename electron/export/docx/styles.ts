import { part, tag } from './xml.ts'

/** Fonts that desks have: a Song face for Chinese, Times for Latin; a document's own styles can be changed at one place. */
const FONTS = { 'w:ascii': 'Times New Roman', 'w:hAnsi': 'Times New Roman', 'w:cs': 'Times New Roman' }

interface StyleOf {
  readonly id: string
  /** The name that Word knows, or our own; what a paragraph is, is read from it again. */
  readonly name: string
  readonly paragraph?: string
  readonly run?: string
  readonly next?: string
  readonly type?: 'paragraph' | 'character'
}

const spacing = (before: number, after: number): string => tag('w:spacing', { 'w:before': before, 'w:after': after })
const size = (halfPoints: number): string =>
  tag('w:sz', { 'w:val': halfPoints }) + tag('w:szCs', { 'w:val': halfPoints })
const bold = tag('w:b') + tag('w:bCs')
const colour = (value: string): string => tag('w:color', { 'w:val': value })
const keepNext = tag('w:keepNext')
const centre = tag('w:jc', { 'w:val': 'center' })

const STYLES: readonly StyleOf[] = [
  { id: 'Title', name: 'Title', paragraph: keepNext + spacing(0, 160), run: bold + size(36), next: 'Normal' },
  { id: 'Kicker', name: 'Kicker', paragraph: keepNext + spacing(0, 60), run: size(24), next: 'Title' },
  { id: 'Subtitle', name: 'Subtitle', paragraph: keepNext + spacing(0, 120), run: size(26), next: 'Normal' },
  { id: 'Byline', name: 'Byline', paragraph: spacing(0, 120), run: colour('555555') },
  { id: 'Date', name: 'Date', paragraph: spacing(0, 120), run: colour('555555') },
  { id: 'Source', name: 'Source', paragraph: spacing(0, 120), run: colour('555555') },
  {
    id: 'EditorLine',
    name: 'Editor Line',
    paragraph: spacing(240, 0) + tag('w:jc', { 'w:val': 'right' }),
    run: colour('555555'),
  },
  { id: 'Abstract', name: 'Abstract' },
  ...[1, 2, 3, 4, 5, 6].map((level) => ({
    id: `Heading${String(level)}`,
    name: `heading ${String(level)}`,
    paragraph: keepNext + spacing(240, 80) + tag('w:outlineLvl', { 'w:val': level - 1 }),
    run: bold + size(Math.max(22, 32 - 2 * level)),
    next: 'Normal',
  })),
  { id: 'ListParagraph', name: 'List Paragraph', paragraph: tag('w:ind', { 'w:left': 420, 'w:hanging': 420 }) },
  { id: 'Quote', name: 'Quote', paragraph: tag('w:ind', { 'w:left': 420, 'w:right': 420 }) },
  { id: 'Figure', name: 'Figure', paragraph: keepNext + spacing(120, 60) + centre, next: 'Caption' },
  { id: 'Caption', name: 'caption', paragraph: spacing(0, 160), run: size(18), next: 'Normal' },
  { id: 'Credit', name: 'Credit', paragraph: spacing(0, 160), run: colour('555555') + size(18) },
  { id: 'FootnoteText', name: 'footnote text', run: size(18) },
  { id: 'CommentText', name: 'annotation text', run: size(20) },
  {
    id: 'FootnoteReference',
    name: 'footnote reference',
    type: 'character',
    run: tag('w:vertAlign', { 'w:val': 'superscript' }),
  },
  { id: 'CommentReference', name: 'annotation reference', type: 'character', run: size(16) },
  { id: 'Hyperlink', name: 'Hyperlink', type: 'character', run: colour('0563C1') + tag('w:u', { 'w:val': 'single' }) },
  {
    id: 'HTMLCode',
    name: 'HTML Code',
    type: 'character',
    run: tag('w:rFonts', { 'w:ascii': 'Courier New', 'w:hAnsi': 'Courier New' }),
  },
]

/** The styles of a document. `language`: BCP 47 tag of the article, `und` where nobody knows. */
export function stylesPart(language: string): string {
  const isTraditional = language === 'zh-Hant'
  const eastAsia = isTraditional ? 'zh-TW' : 'zh-CN'
  const face = isTraditional ? 'PMingLiU' : 'SimSun'
  const languages = tag('w:lang', { 'w:val': 'en-US', 'w:eastAsia': eastAsia, 'w:bidi': 'ar-SA' })
  const defaults = tag(
    'w:docDefaults',
    {},
    tag('w:rPrDefault', {}, tag('w:rPr', {}, tag('w:rFonts', { ...FONTS, 'w:eastAsia': face }), size(21), languages)),
    tag(
      'w:pPrDefault',
      {},
      tag('w:pPr', {}, tag('w:spacing', { 'w:after': 100, 'w:line': 320, 'w:lineRule': 'auto' })),
    ),
  )
  const normal = tag(
    'w:style',
    { 'w:type': 'paragraph', 'w:default': 1, 'w:styleId': 'Normal' },
    tag('w:name', { 'w:val': 'Normal' }),
    tag('w:qFormat'),
  )
  const table = tag(
    'w:style',
    { 'w:type': 'table', 'w:styleId': 'TableGrid' },
    tag('w:name', { 'w:val': 'Table Grid' }),
    tag(
      'w:tblPr',
      {},
      tag(
        'w:tblBorders',
        {},
        ...['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map((side) =>
          tag(`w:${side}`, { 'w:val': 'single', 'w:sz': 4, 'w:space': 0, 'w:color': '808080' }),
        ),
      ),
    ),
  )
  return part('w:styles', defaults, normal, ...STYLES.map(styleXml), table)
}

function styleXml({ id, name, paragraph = '', run = '', next, type = 'paragraph' }: StyleOf): string {
  return tag(
    'w:style',
    { 'w:type': type, 'w:styleId': id },
    tag('w:name', { 'w:val': name }),
    type === 'paragraph' ? tag('w:basedOn', { 'w:val': 'Normal' }) : '',
    next === undefined ? '' : tag('w:next', { 'w:val': next }),
    tag('w:qFormat'),
    paragraph === '' ? '' : tag('w:pPr', {}, paragraph),
    run === '' ? '' : tag('w:rPr', {}, run),
  )
}
