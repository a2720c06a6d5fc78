import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist'
import pdfRenderer from 'pdfjs-dist/build/pdf.renderer.mjs?worker&url'
import pdfWorker from 'pdfjs-dist/build/pdf.worker.mjs?worker&url'
import { ownWorker } from './own-worker.ts'

/** The pages of a PDF, to be drawn one by one. */
export interface PdfPages {
  readonly count: number
  /** Of the first page, in points; the pages of a proof are all of one size. */
  readonly width: number
  readonly height: number
  /** Draws a page so many pixels wide; gives the function that stops it. */
  draw(number: number, canvas: HTMLCanvasElement, width: number): () => void
  /** The words of a page, for whoever cannot see it. */
  words(number: number): Promise<string>
  close(): void
}

/**
 * Opens a PDF of ours. It is read in one worker and drawn in another. It loads nothing: the faces and pictures are in the file.
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfPages> {
  const { getDocument, GlobalWorkerOptions, PDFWorker } = await import('pdfjs-dist')
  const port = ownWorker(pdfWorker)
  const pencil = ownWorker(pdfRenderer)
  GlobalWorkerOptions.rendererPorts = [pencil]
  const end = (): void => {
    port.terminate()
    pencil.terminate()
  }
  const worker = PDFWorker.create({ port })
  let document: PDFDocumentProxy
  let first: PDFPageProxy
  try {
    document = await getDocument({ data: bytes, worker, useWasm: false, useSystemFonts: false }).promise
    first = await document.getPage(1)
  } catch (thrown) {
    end()
    throw thrown
  }
  const { width, height } = first.getViewport({ scale: 1 })
  return {
    count: document.numPages,
    width,
    height,
    draw: (number, canvas, wide) => {
      let stop = (): void => undefined
      let isWanted = true
      const begin = async (): Promise<void> => {
        const page = await document.getPage(number)
        if (!isWanted) return
        const viewport = page.getViewport({ scale: wide / width })
        canvas.width = Math.floor(viewport.width)
        canvas.height = Math.floor(viewport.height)
        const task = page.render({ canvas, viewport })
        stop = () => task.cancel()
        await task.promise
        page.cleanup()
      }
      // A page that is given up in the middle says so by failing.
      void begin().catch(() => undefined)
      return () => {
        isWanted = false
        stop()
      }
    },
    words: async (number) => {
      const { items } = await (await document.getPage(number)).getTextContent()
      return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
    },
    close: () => {
      void document.loadingTask
        .destroy()
        .catch(() => undefined)
        .finally(end)
    },
  }
}
