import type Electron from 'electron'

type ChromiumPdf = {
  readonly landscape: boolean
  readonly displayHeaderFooter: boolean
  readonly printBackground: boolean
  readonly scale: number
  readonly paperWidth: number
  readonly paperHeight: number
  readonly marginTop: number
  readonly marginBottom: number
  readonly marginLeft: number
  readonly marginRight: number
  readonly pageRanges: string
  readonly headerTemplate: string
  readonly footerTemplate: string
  readonly preferCSSPageSize: boolean
  readonly generateTaggedPDF: boolean
  readonly generateDocumentOutline: boolean
}

/** Width and height in inches, as Electron names the sizes. */
const paper: Readonly<Record<string, readonly [number, number]>> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Ledger: [17, 11],
  Legal: [8.5, 14],
  Letter: [8.5, 11],
  Tabloid: [11, 17],
}

const cmPerInch = 2.54
const usualMarginInches = 1 / cmPerInch

/** Electron's options for a PDF in the words of Chromium's protocol, with Electron's defaults. */
export const toChromiumPdf = (options: Electron.PrintToPDFOptions): ChromiumPdf => {
  const size = options.pageSize ?? 'Letter'
  const named = typeof size === 'string' ? paper[size] : ([size.width, size.height] as const)
  if (!named) throw new Error(`Invalid pageSize ${JSON.stringify(size)}`)
  const margins = options.margins ?? {}
  return {
    landscape: options.landscape ?? false,
    displayHeaderFooter: options.displayHeaderFooter ?? false,
    printBackground: options.printBackground ?? false,
    scale: options.scale ?? 1,
    paperWidth: named[0],
    paperHeight: named[1],
    marginTop: margins.top ?? usualMarginInches,
    marginBottom: margins.bottom ?? usualMarginInches,
    marginLeft: margins.left ?? usualMarginInches,
    marginRight: margins.right ?? usualMarginInches,
    pageRanges: options.pageRanges ?? '',
    headerTemplate: options.headerTemplate ?? '',
    footerTemplate: options.footerTemplate ?? '',
    preferCSSPageSize: options.preferCSSPageSize ?? false,
    generateTaggedPDF: options.generateTaggedPDF ?? false,
    generateDocumentOutline: options.generateDocumentOutline ?? false,
  }
}
