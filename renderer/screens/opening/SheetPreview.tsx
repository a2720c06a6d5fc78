import { memo, useLayoutEffect, useMemo, useRef, useState, type ReactNode, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { codePointLength, sliceCodePoints } from '#shared/lib/code-points.ts'
import { makeSweep } from '#shared/lib/sweep.ts'
import { formedRuns, type FormedRun } from '#shared/text/form.ts'
import { formOf } from '../../lib/form.ts'
import { roleName, type PlacedBlock } from './roles.ts'
import { repairsByBlock, segmentsOf, type NumberedRepair } from './segments.ts'

/** Which of the two texts is read. */
export type SheetView = 'original' | 'repaired'

interface SheetPreviewProps {
  readonly preview: ImportPreview
  readonly blocks: readonly PlacedBlock[]
  /** So many of them are drawn. */
  readonly count: number
  readonly view: SheetView
  readonly refused: ReadonlySet<number>
  /** The repair at hand. */
  readonly active: number | undefined
  readonly sheetRef: Ref<HTMLDivElement>
  readonly onRepair: (index: number) => void
}

const NO_REPAIRS: readonly NumberedRepair[] = []

/** The article as it would stand on the sheet, or as it came; both hold the same place when they are swapped. */
export function SheetPreview({ preview, blocks, count, view, refused, active, sheetRef, onRepair }: SheetPreviewProps) {
  const { t } = useTranslation()
  const own = useRef<HTMLDivElement>(null)
  const byBlock = useMemo(() => repairsByBlock(preview.document), [preview.document])
  useHeldPlace(own, view)
  const activeBlock = active === undefined ? undefined : preview.document.repairs[active]?.block

  return (
    <div
      ref={(element) => {
        own.current = element
        if (typeof sheetRef === 'function') sheetRef(element)
        else if (sheetRef) sheetRef.current = element
      }}
      className="op-sheet scroll"
      tabIndex={0}
      role="region"
      aria-label={t('opening.sheet')}
      lang={preview.document.language}
      onClick={(event) => {
        const mark = (event.target as Element).closest<HTMLElement>('[data-repair]')
        if (mark !== null) onRepair(Number(mark.dataset['repair']))
      }}
    >
      {blocks.slice(0, count).map((block) => (
        <Block
          key={block.index}
          block={block}
          label={
            block.role === 'paragraph' ? String(block.ordinal) : roleName(block, (key, values) => t(key, values ?? {}))
          }
          repairs={byBlock.get(block.index) ?? NO_REPAIRS}
          original={preview.originals[block.index] ?? ''}
          view={view}
          refused={refused}
          active={block.index === activeBlock ? active : undefined}
          picture={block.asset === undefined ? undefined : preview.document.assets[block.asset]}
        />
      ))}
    </div>
  )
}

interface BlockProps {
  readonly block: PlacedBlock
  readonly label: string
  readonly repairs: readonly NumberedRepair[]
  readonly original: string
  readonly view: SheetView
  readonly refused: ReadonlySet<number>
  readonly active: number | undefined
  readonly picture: Picture | undefined
}

/** Drawn again only when something of its own changes: other blocks' refusals and places are not its matter. */
const Block = memo(
  function Block({ block, label, repairs, original, view, refused, active, picture }: BlockProps) {
    const Tag = block.role === 'headline' ? 'h2' : block.role === 'section-heading' ? 'h3' : 'p'
    return (
      <div className="op-block" data-role={block.role} data-block={block.index}>
        <span className="op-gutter">{label}</span>
        {picture !== undefined && <WaitingPicture picture={picture} />}
        <Tag data-list-number={block.listNumber}>{runs(block, repairs, original, view, refused, active)}</Tag>
      </div>
    )
  },
  (before, after) =>
    before.label === after.label &&
    before.block.text === after.block.text &&
    before.block.role === after.block.role &&
    before.repairs === after.repairs &&
    before.view === after.view &&
    before.active === after.active &&
    before.picture === after.picture &&
    before.repairs.every(({ index }) => before.refused.has(index) === after.refused.has(index)),
)

type Picture = ImportPreview['document']['assets'][number]

/** A picture that came with the article, small, with its name; one that cannot be drawn is told of by its name alone. */
function WaitingPicture({ picture }: { readonly picture: Picture }) {
  const [isBroken, setIsBroken] = useState(false)
  const { sha256, fileName, mediaType, width, height } = picture
  const size = width > 0 && height > 0 ? `${width} × ${height}` : ''
  const name = [fileName ?? mediaType.replace(/^image\/(?:x-)?/u, '').toUpperCase(), size].filter(Boolean).join('　')
  return (
    <figure className="op-picture">
      {!isBroken && (
        <img src={`app://galley/asset/${sha256}`} alt="" draggable={false} onError={() => setIsBroken(true)} />
      )}
      <figcaption>{name}</figcaption>
    </figure>
  )
}

function runs(
  block: PlacedBlock,
  repairs: readonly NumberedRepair[],
  original: string,
  view: SheetView,
  refused: ReadonlySet<number>,
  active: number | undefined,
): ReactNode {
  const segments = segmentsOf(block.text, repairs)
  const formsAt = makeSweep(block.marks === undefined ? [] : formedRuns({ text: block.text, marks: block.marks }))
  let done = 0
  if (view === 'original') {
    // Taking all repairs back gives the text as it came; should it ever not, the text itself is the truth.
    const came = segments.map((segment) => segment.repair?.repair.before ?? segment.text).join('')
    if (came !== original) return original
  }
  return segments.map((segment, at) => {
    const start = done
    done += codePointLength(segment.text)
    if (segment.repair === undefined) return formed(segment.text, start, formsAt(start, done))
    const { index, repair } = segment.repair
    const isRefused = refused.has(index)
    const state = view === 'original' ? 'damaged' : isRefused ? 'refused' : 'mended'
    return (
      <span
        key={at}
        className="op-mark"
        data-repair={index}
        data-state={state}
        data-active={index === active || undefined}
      >
        {view === 'original' || isRefused ? repair.before : segment.text}
      </span>
    )
  })
}

/** The words of a run in their form; `own` are the runs of one form that it meets. */
function formed(text: string, start: number, own: readonly FormedRun[]): ReactNode {
  const end = start + codePointLength(text)
  if (own.every(({ marks }) => marks.length === 0)) return text
  return own.map((run) => {
    const words = sliceCodePoints(text, Math.max(run.start, start) - start, Math.min(run.end, end) - start)
    return run.marks.length === 0 ? (
      words
    ) : (
      <span key={run.start} {...formOf(run.marks)}>
        {words}
      </span>
    )
  })
}

/** Keeps the first block in sight where it is when the text is swapped for the other. */
function useHeldPlace(host: { readonly current: HTMLDivElement | null }, view: SheetView): void {
  const held = useRef<{ readonly block: string; readonly offset: number }>(undefined)
  const shown = useRef(view)
  useLayoutEffect(() => {
    const sheet = host.current
    if (sheet === null) return
    const remember = (): void => {
      const top = sheet.getBoundingClientRect().top
      for (const block of sheet.querySelectorAll<HTMLElement>('[data-block]')) {
        const box = block.getBoundingClientRect()
        if (box.bottom <= top) continue
        held.current = { block: block.dataset['block'] ?? '', offset: box.top - top }
        return
      }
    }
    sheet.addEventListener('scroll', remember, { passive: true })
    return () => sheet.removeEventListener('scroll', remember)
  }, [host])
  useLayoutEffect(() => {
    if (shown.current === view) return
    shown.current = view
    const sheet = host.current
    const block = sheet?.querySelector(`[data-block="${held.current?.block ?? ''}"]`)
    if (sheet === null || block === null || block === undefined || held.current === undefined) return
    sheet.scrollTop += block.getBoundingClientRect().top - sheet.getBoundingClientRect().top - held.current.offset
  }, [view, host])
}
