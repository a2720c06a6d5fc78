import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PdfPages } from '../../workers/pdf-pages.ts'
import type { Sheets } from './use-sheets.ts'

/** A page is never drawn wider than this, in pixels of the window. */
const MOST_WIDE = 820

interface PrintPagesProps {
  readonly sheets: Sheets | undefined
  /** Others are being made, and these are what was asked before. */
  readonly isStale: boolean
}

/** All pages below each other. Page Down and the arrows move through them; what is far from sight is not drawn. */
export function PrintPages({ sheets, isStale }: PrintPagesProps) {
  const { t } = useTranslation()
  const count = sheets?.pages.count ?? 0
  return (
    <div
      className="print-pages"
      role="region"
      aria-label={t('dialogs.printing.preview')}
      aria-busy={isStale}
      data-stale={isStale || undefined}
      tabIndex={0}
      data-focus
    >
      {sheets !== undefined &&
        Array.from({ length: count }, (_, index) => (
          <PrintPage key={`${sheets.id} ${String(index)}`} pages={sheets.pages} number={index + 1} />
        ))}
    </div>
  )
}

function PrintPage({ pages, number }: { readonly pages: PdfPages; readonly number: number }) {
  const { t } = useTranslation()
  const place = useRef<HTMLElement>(null)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [isNear, setIsNear] = useState(false)
  const [words, setWords] = useState('')
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const watch = new IntersectionObserver(([entry]) => setIsNear(entry?.isIntersecting === true), {
      root: scrollerOf(element),
      rootMargin: '50% 0px',
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  useEffect(() => {
    const own = canvas.current
    if (!isNear || own === null) return
    // Drawn twice as fine as a plain screen shows it: at its own fineness the stroke of 一 was lost.
    const wide = Math.min(MOST_WIDE, own.clientWidth) * Math.max(2, devicePixelRatio)
    const stop = pages.draw(number, own, wide)
    let isHere = true
    // What cannot be read out is at least there to be seen.
    pages.words(number).then(
      (text) => isHere && setWords(text),
      () => undefined,
    )
    return () => {
      isHere = false
      stop()
      // The memory of a page that nobody sees is given back.
      own.width = 0
    }
  }, [isNear, number, pages])
  return (
    <figure
      ref={place}
      className="print-page"
      style={{ aspectRatio: `${String(pages.width)} / ${String(pages.height)}` }}
    >
      <canvas ref={canvas} role="img" aria-label={t('dialogs.printing.page', { number, count: pages.count })} />
      <figcaption className="visually-hidden">{words}</figcaption>
    </figure>
  )
}

/** What the pages move in: their own place, or where there is little room the whole dialog. */
function scrollerOf(element: HTMLElement): HTMLElement | null {
  const own = element.parentElement
  return own !== null && getComputedStyle(own).overflowY === 'visible' ? own.parentElement : own
}
