import { PAPER_SIZES, type NotePlace, type PaperSize, type TextSize } from '#shared/domain/paper.ts'
import type { Locale } from '#shared/domain/settings.ts'
import { commonStyle, lightColours } from '../html/style.ts'

/** What is asked of a page. */
export interface PaperLook {
  readonly size: PaperSize
  readonly notes: NotePlace
  readonly proofMarks: boolean
  readonly text: TextSize
  readonly head: { readonly left: string; readonly right: string }
  readonly locale: Locale
}

/** Points of the article's text by the chosen size: Chinese and Latin letters differ in how large they look. */
const POINTS: Readonly<Record<TextSize, number>> = { small: 9, usual: 10.5, large: 13 }
/** Of the width of the paper, so much is for the notes in the margin. */
const MARGIN_SHARE = 0.29
/** The faces of the tools, as the window has them. */
const SANS = {
  hans: `'Noto Sans SC Variable', 'PingFang SC', 'Microsoft YaHei', sans-serif`,
  hant: `'Noto Sans TC Variable', 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans SC Variable', sans-serif`,
  latin: `'Source Sans 3 Variable', 'Noto Sans SC Variable', sans-serif`,
} as const
const SIDE_MM = 15
const TOP_MM = 19
const FOOT_MM = 18
const GAP_MM = 5

/**
 * The style of pages for printing. Paper is light whatever the window is. The faces are the app's own, in `fonts.css` beside
 * the page. A card in the margin is a float beside its block: one that finds no room is pushed down and goes on on the next
 * page; its number leads back to the words. What stands at the edges of a page is CSS Paged Media 3, 5 (margin boxes).
 */
export function paperStyle({ size, notes, proofMarks, text, head, locale }: PaperLook): string {
  const { widthMm, heightMm } = PAPER_SIZES[size]
  const tools = locale === 'zh-Hans' ? SANS.hans : locale === 'zh-Hant' ? SANS.hant : SANS.latin
  const points = POINTS[text]
  const small = (share: number): string => `${(points * share).toFixed(2)}pt`
  const marginMm = Math.round(widthMm * MARGIN_SHARE)
  const pictureMm = Math.round((heightMm - TOP_MM - FOOT_MM) * 0.52)
  // Chromium gives the text of a page whole pixels.
  const pagePx = Math.ceil(((heightMm - TOP_MM - FOOT_MM) * 96) / 25.4)
  return `${lightColours}${commonStyle}
:root {
  --serif: 'Noto Serif SC Variable', 'Songti SC', SimSun, serif; --sans: ${SANS.hans};
  --margin: ${String(marginMm)}mm; --gap: ${String(GAP_MM)}mm; --page: ${String(pagePx)}px; --measure: none; --desk: #fff; --paper: #fff;
}
:root:lang(zh-Hant) { --sans: ${SANS.hant}; }
:root:lang(en) { --sans: ${SANS.latin}; }
[lang='zh-Hant'] { --serif: 'Noto Serif TC Variable', 'Songti TC', PMingLiU, 'Noto Serif SC Variable', serif; }
[lang='zh-Hans'] { --serif: 'Noto Serif SC Variable', 'Songti SC', SimSun, serif; }
[lang='en'], .latin { --serif: 'Source Serif 4 Variable', 'Noto Serif SC Variable', Georgia, serif; }
.latin { --sans: ${SANS.latin}; }
@page {
  size: ${String(widthMm)}mm ${String(heightMm)}mm;
  margin: ${String(TOP_MM)}mm ${String(SIDE_MM)}mm ${String(FOOT_MM)}mm;
  @top-left { content: ${cssText(head.left)}; text-align: left; font: 600 8pt ${tools}; color: #504b44; white-space: nowrap; vertical-align: bottom; padding-bottom: 3.5mm; }
  @top-right { content: ${cssText(head.right)}; text-align: right; font: 8pt ${tools}; color: #65605a; white-space: nowrap; vertical-align: bottom; padding-bottom: 3.5mm; }
  @bottom-center { content: counter(page) ' / ' counter(pages); font: 8pt ${tools}; color: #65605a; vertical-align: top; padding-top: 4mm; }
}
html { background: #fff; } .flow, .sheet article { font-family: var(--serif); }
body, .latin { font-size: ${small(1)}; }
body { line-height: 1.75; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.latin { line-height: 1.5; }
.sheet { margin: 0; padding: 0; border: 0; max-width: none; width: auto; background: none; }
.reading .sheet article { width: auto; max-width: none; }
.faces { position: absolute; width: 0; height: 0; overflow: hidden; visibility: hidden; font: 8pt ${tools}; } .faces b { font-weight: 600; }
header.page { display: block; padding: 0 0 3mm; margin-bottom: 5mm; font-size: 8pt; }
header.page b { font-size: 10pt; }
h1, h2, h3, h4, h5, h6 { break-after: avoid; break-inside: avoid; }
p, li, blockquote, .lines { orphans: 2; widows: 2; }
figure { break-inside: avoid; margin: 1.2em 0; }
figcaption { break-before: avoid; }
.picture img { max-height: ${String(pictureMm)}mm; max-width: 100%; }
.frame { min-height: 12mm; break-inside: avoid; font-size: 8pt; }
.ref { font-size: ${small(0.62)}; }
.card, .card .body { font-size: ${small(0.76)}; line-height: 1.45; }
.card { padding: 1.1mm 1.8mm 1.3mm; border-radius: .8mm; }
.card header, .card .kind, .who, .tag, .state, .card .settled-by, .card .evidence { font-size: ${small(0.67)}; }
.verdict { font-size: ${small(0.67)}; }
.card .about { display: ${notes === 'margin' ? 'none' : 'block'}; }
.unplaced .card .about { display: block; }
.card p { orphans: 2; widows: 2; }
.appendix, .unplaced { margin-top: 8mm; padding-top: 3mm; width: auto; min-width: 0; font-size: ${small(0.86)}; }
.appendix h2, .unplaced h2, .notes-title { font-size: ${small(1.1)}; }
.appendix table, .summary, .rest, .legend { font-size: ${small(0.8)}; } .small { font-size: ${small(0.72)}; }
.unplaced .card { max-width: none; }
.legend { margin-top: 6mm; width: auto; min-width: 0; break-before: avoid; break-inside: avoid; }
.table { overflow: visible; } .summary { break-after: avoid; }
tr, li { break-inside: avoid; } thead { display: table-header-group; }
.notes-title { margin: 8mm 0 3mm; padding-top: 3mm; border-top: 1px solid var(--line); break-after: avoid; }
.notes-list > .card { margin-bottom: 2mm; }
.report h1 { font-family: var(--sans); font-size: ${small(1.6)}; } .report h2 { font-family: var(--sans); }
.report table { font-family: var(--sans); font-size: ${small(0.78)}; line-height: 1.45; } .report th { white-space: nowrap; background: var(--sunken); }
.report td:nth-child(2) { white-space: nowrap; } .report td:last-child { font-size: ${small(0.7)}; color: var(--ink-3); }
${notes === 'margin' || proofMarks ? '.flow { display: flow-root; padding-inline-end: calc(var(--gap) + var(--margin)); }' : ''}
${
  notes === 'margin'
    ? `.flow > .card { float: inline-end; clear: inline-end; width: var(--margin); margin: .8mm calc(-1 * (var(--gap) + var(--margin))) 1.6mm 0; }
.flow > .card .who { flex-basis: 100%; }
`
    : `.notes-list .who { flex-basis: auto; }
`
}`
}

/**
 * Words as a string of CSS (Syntax 3, 4.3.5): whatever could end it, or the style around it, is written by its number.
 */
export function cssText(words: string): string {
  const safe = words.replaceAll(
    /[\u0000-\u001f\u007f"'\\<>&]/gu,
    (sign) => `\\${sign.codePointAt(0)?.toString(16) ?? ''} `,
  )
  return `"${safe}"`
}
