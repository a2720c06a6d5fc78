import {
  EXPORT_VIEWS,
  type ExportView,
  EXPORT_GROUPS,
  type ExportOption,
  type ExportChoices,
  type FormatWriter,
  INTO_OWN,
  WITH_POSITION,
  PICTURES_INSIDE,
  PICTURES_BESIDE,
  LIST,
} from './export-options.ts'
import { PAPER_OPTIONS } from '../domain/paper.ts'
import { isHtml, isJats, isMarkdown, isMhtml, isNinjs, isOtherXml, type TextSample } from './signatures.ts'

/** How the content of a file says what it is. */
export type Signature =
  /** The first bytes, as Latin-1. */
  | { readonly kind: 'bytes'; readonly starts: readonly string[] }
  /** An entry of a ZIP archive. */
  | { readonly kind: 'entry'; readonly names: readonly string[] }
  /** The decoded text; the first format of the table whose test holds. `isNamed`: or its name's ending says so. */
  | { readonly kind: 'text'; readonly test: (text: TextSample) => boolean; readonly isNamed?: true }

/** Dialogs in which files of a format are offered. */
export type DialogGroup = 'articles' | 'pictures' | 'annotations'

/** Names of the icons that stand for formats. */
export type FormatIcon = 'braces' | 'globe' | 'image' | 'package' | 'sheet' | 'table' | 'text'

/** One format of files, whatever is done with it. */
export interface FormatEntry {
  /** What people call it, in every language alike; messages name it by this. */
  readonly name: string
  /** Endings of file names, in small letters and without the point; the first is the one that is written. */
  readonly endings: readonly string[]
  readonly icon: FormatIcon
  /** Dialogs that offer it. */
  readonly dialogs: readonly DialogGroup[]
  readonly signature?: Signature
  /** What the reader at `electron/import/formats/<id>/reader.ts` is given; absent where articles cannot come in it. */
  readonly reader?: 'text' | 'archive' | 'bytes'
  /** A manuscript that is recognised and not read: listed among articles, so that the refusal is seen. */
  readonly isRefusedManuscript?: true
  /** Whether an article can be exported in it, and how. */
  readonly writer?: FormatWriter
  /** Whether the system is told that this app opens such files; `owned`: it is the app's own format. */
  readonly association?: 'owned' | 'offered'
}

/** The container of Office files before 2007, of WPS and others. */
const COMPOUND = '\u00d0\u00cf\u0011\u00e0\u00a1\u00b1\u001a\u00e1'

/**
 * Every format that Galley has to do with, one entry each. What is read (import, dialogs, drop, queue, command), what is
 * written (export) and what the system is told (packaging) derives from it. Signatures of texts are tried in this order.
 * A new format that articles come in is its entry here and its reader.
 */
export const FORMATS = {
  jats: {
    name: 'JATS XML',
    endings: ['xml'],
    icon: 'braces',
    dialogs: ['articles'],
    signature: { kind: 'text', test: isJats },
    reader: 'text',
    writer: { group: 'page', views: ['clean', 'original'], options: [PICTURES_BESIDE, WITH_POSITION] },
  },
  html: {
    name: 'HTML',
    endings: ['html', 'htm', 'xhtml'],
    icon: 'globe',
    dialogs: ['articles'],
    signature: { kind: 'text', test: isHtml },
    reader: 'text',
    writer: { group: 'page', views: EXPORT_VIEWS, options: [WITH_POSITION] },
    association: 'offered',
  },
  xml: {
    name: 'XML',
    endings: [],
    icon: 'braces',
    dialogs: [],
    signature: { kind: 'text', test: isOtherXml },
  },
  mhtml: {
    name: 'MHTML',
    endings: ['mht', 'mhtml'],
    icon: 'globe',
    dialogs: ['articles'],
    signature: { kind: 'text', test: isMhtml },
    reader: 'text',
    association: 'offered',
  },
  ninjs: {
    name: 'ninjs JSON',
    endings: ['json'],
    icon: 'braces',
    dialogs: ['articles'],
    signature: { kind: 'text', test: isNinjs },
    reader: 'text',
    writer: { group: 'page', views: ['clean', 'original'], options: [PICTURES_BESIDE, WITH_POSITION] },
  },
  markdown: {
    name: 'Markdown',
    endings: ['md', 'markdown', 'mdown', 'mkd'],
    icon: 'text',
    dialogs: ['articles'],
    signature: { kind: 'text', test: isMarkdown, isNamed: true },
    reader: 'text',
    writer: { group: 'page', views: EXPORT_VIEWS, options: [PICTURES_INSIDE, WITH_POSITION] },
    association: 'offered',
  },
  /** What no other signature claims. */
  text: {
    name: 'TXT',
    endings: ['txt', 'text'],
    icon: 'text',
    dialogs: ['articles'],
    signature: { kind: 'text', test: () => true },
    reader: 'text',
    writer: { group: 'page', views: ['clean', 'original'] },
    association: 'offered',
  },
  'web-annotation': {
    name: 'W3C Web Annotation',
    endings: ['jsonld', 'json'],
    icon: 'braces',
    dialogs: ['annotations'],
    writer: { group: 'colleague', views: [] },
  },
  xlsx: {
    name: 'XLSX',
    endings: ['xlsx'],
    icon: 'sheet',
    dialogs: [],
    signature: { kind: 'entry', names: ['xl/workbook.xml'] },
    writer: { group: 'lists', views: [] },
  },
  pptx: {
    name: 'PPTX',
    endings: ['pptx'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'entry', names: ['ppt/presentation.xml'] },
  },
  epub: {
    name: 'EPUB',
    endings: ['epub'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'entry', names: ['META-INF/container.xml'] },
    isRefusedManuscript: true,
  },
  odt: {
    name: 'ODT',
    endings: ['odt'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'entry', names: ['content.xml'] },
    isRefusedManuscript: true,
  },
  docx: {
    name: 'Word (DOCX)',
    endings: ['docx', 'docm', 'dotx'],
    icon: 'text',
    dialogs: ['articles'],
    signature: { kind: 'entry', names: ['word/document.xml', '[Content_Types].xml'] },
    reader: 'archive',
    writer: { group: 'author', views: EXPORT_VIEWS, options: [INTO_OWN, WITH_POSITION] },
    association: 'offered',
  },
  /** A ZIP of articles and pictures: a container, each of whose texts has a format of its own. */
  zip: {
    name: 'ZIP',
    endings: ['zip'],
    icon: 'package',
    dialogs: ['articles'],
    signature: { kind: 'bytes', starts: ['PK\u0003\u0004', 'PK\u0005\u0006'] },
  },
  picture: {
    name: 'JPEG, PNG …',
    endings: ['jpg', 'jpeg', 'png', 'gif', 'webp', 'avif', 'svg', 'tif', 'tiff', 'heic', 'heif', 'bmp'],
    icon: 'image',
    dialogs: ['articles', 'pictures'],
    reader: 'bytes',
  },
  doc: {
    name: 'DOC',
    endings: ['doc', 'wps'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'bytes', starts: [COMPOUND] },
    isRefusedManuscript: true,
  },
  pdf: {
    name: 'PDF',
    endings: ['pdf'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'bytes', starts: ['%PDF'] },
    isRefusedManuscript: true,
    writer: { group: 'author', views: EXPORT_VIEWS, options: [...PAPER_OPTIONS, WITH_POSITION] },
  },
  rtf: {
    name: 'RTF',
    endings: ['rtf'],
    icon: 'text',
    dialogs: [],
    signature: { kind: 'bytes', starts: ['{\\rtf'] },
    isRefusedManuscript: true,
  },
  rar: {
    name: 'RAR',
    endings: ['rar'],
    icon: 'package',
    dialogs: [],
    signature: { kind: 'bytes', starts: ['Rar!'] },
  },
  sevenZip: {
    name: '7Z',
    endings: ['7z'],
    icon: 'package',
    dialogs: [],
    signature: { kind: 'bytes', starts: ['7z\u00bc\u00af'] },
  },
  gzip: {
    name: 'GZIP',
    endings: ['gz'],
    icon: 'package',
    dialogs: [],
    signature: { kind: 'bytes', starts: ['\u001f\u008b\u0008'] },
  },
  /** The report of a review, as a page, on paper, and for Word. */
  'report-html': {
    name: 'HTML',
    endings: ['html'],
    icon: 'globe',
    dialogs: [],
    writer: { group: 'report', views: [] },
  },
  'report-pdf': {
    name: 'PDF',
    endings: ['pdf'],
    icon: 'text',
    dialogs: [],
    writer: { group: 'report', views: [], options: PAPER_OPTIONS.filter((each) => !('views' in each)) },
  },
  'report-docx': {
    name: 'Word (DOCX)',
    endings: ['docx'],
    icon: 'text',
    dialogs: [],
    writer: { group: 'report', views: [] },
  },
  csv: {
    name: 'CSV',
    endings: ['csv'],
    icon: 'table',
    dialogs: [],
    writer: { group: 'lists', views: [], options: [LIST] },
  },
  package: {
    name: 'Galley package',
    endings: ['galley'],
    icon: 'package',
    dialogs: ['articles'],
    writer: { group: 'colleague', views: [], holdsSeveral: true },
    association: 'owned',
  },
} as const satisfies Readonly<Record<string, FormatEntry>>

export type FormatId = keyof typeof FORMATS
/** A format whose entry has the part `P`. */
type FormatWith<P extends keyof FormatEntry> = {
  readonly [I in FormatId]: P extends keyof (typeof FORMATS)[I] ? I : never
}[FormatId]

/** A format that an article can come in. */
export type Format = FormatWith<'reader'>
/** A format that an article can be exported in. */
export type ExportFormat = FormatWith<'writer'>
/** One whose file is made of one open article; a package is made of rows of the library. */
export type ArticleFormat = Exclude<ExportFormat, 'package'>

/** All formats in the order of the table, each entry as what every entry is. */
export const ALL_FORMATS = Object.entries(FORMATS) as readonly (readonly [FormatId, FormatEntry])[]

/** Formats that articles come in. */
export const READ_FORMATS = ALL_FORMATS.flatMap(([id, { reader }]) => (reader === undefined ? [] : [id])) as [
  Format,
  ...Format[],
]

/** Formats that articles are exported in. */
export const EXPORT_FORMATS = ALL_FORMATS.flatMap(([id, { writer }]) => (writer === undefined ? [] : [id])) as [
  ExportFormat,
  ...ExportFormat[],
]

function writerOf(format: ExportFormat): FormatWriter {
  return FORMATS[format].writer
}

/** The views that a file of the format can show; none where it holds data. */
export function viewsOf(format: ExportFormat): readonly ExportView[] {
  return writerOf(format).views
}

/** Whether one file of the format holds all articles that were chosen. */
export function holdsSeveral(format: ExportFormat): boolean {
  return writerOf(format).holdsSeveral === true
}

/** Whether the format is one of the report of a review. */
export function isReport(format: ExportFormat): boolean {
  return writerOf(format).group === 'report'
}

/** Whether what is made in the format, with what was chosen, tells what the checks found. */
export function tellsFindings(format: ExportFormat, options: ExportChoices): boolean {
  return isReport(format) || format === 'xlsx' || (format === 'csv' && options[LIST.id] === 'findings')
}

/** Whether what is made in the format is a page that is printed. */
export function isOnPaper(format: ExportFormat): boolean {
  return endingOf(format) === 'pdf'
}

/** The ending that a file of the format is given. */
export function endingOf(format: ExportFormat): string {
  return FORMATS[format].endings[0]
}

/** Formats that articles are exported in, by whom they are for. */
export const EXPORTS_BY_GROUP = EXPORT_GROUPS.map(
  (group) => [group, EXPORT_FORMATS.filter((format) => writerOf(format).group === group)] as const,
)

/** What can be chosen of a format in a view. */
export function optionsOf(format: ExportFormat, view: ExportView): readonly ExportOption[] {
  return (writerOf(format).options ?? []).filter(({ views }) => views === undefined || views.includes(view))
}

/** Whether an article can go back into the file that it came in: its own format is written into, and the export is in that. */
export function goesBack(format: string | undefined): boolean {
  return EXPORT_FORMATS.some((each) => each === format && (writerOf(each).options ?? []).includes(INTO_OWN))
}

/** Every option of every format, each id once: what the command takes. */
export const EXPORT_OPTIONS: readonly ExportOption[] = [
  ...new Map(
    EXPORT_FORMATS.flatMap((format) => writerOf(format).options ?? []).map((each) => [each.id, each]),
  ).values(),
]

/** What holds of a format's options where `chosen` was chosen: each has a value, and what it does not have is left out. */
export function choicesOf(format: ExportFormat, view: ExportView, chosen: ExportChoices): ExportChoices {
  return Object.fromEntries(
    optionsOf(format, view).map(({ id, values }) => {
      const value = chosen[id]
      if (values === undefined) return [id, value === true]
      return [id, values.find((each) => each === value) ?? values[0]]
    }),
  )
}

/** The view that a file of the format shows where `view` is asked for: plain text has no marks, and is the clean one. */
export function viewShown(format: ExportFormat, view: ExportView): ExportView {
  const views = viewsOf(format)
  return views.length === 0 || views.includes(view) ? view : 'clean'
}

/** Endings of the formats that `isWanted` takes, without the point and each once. */
export function endingsOf(isWanted: (entry: FormatEntry) => boolean): readonly string[] {
  return [...new Set(ALL_FORMATS.flatMap(([, entry]) => (isWanted(entry) ? entry.endings : [])))]
}

/** Endings that the dialog of `group` offers. */
export function endingsOfDialog(group: DialogGroup): readonly string[] {
  return endingsOf(({ dialogs }) => dialogs.includes(group))
}

/** Whether articles come in the format. */
export function isRead(format: FormatId): format is Format {
  return 'reader' in FORMATS[format]
}
