import { useTranslation } from 'react-i18next'
import { isOpenJoin } from '#shared/acts/joining.ts'
import type { Draft } from '#shared/domain/draft.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { isPictureChange, isStanding } from '#shared/text/standing.ts'
import { spansOf } from '../../../anchoring/block-marks.ts'
import { cutsIn } from '../../../anchoring/stretches.ts'
import type { MarkName } from '../../../anchoring/highlights.ts'
import { piecesOf } from '../../../anchoring/pieces.ts'
import { Picture } from '../../../components/Picture.tsx'
import { RegionLayer } from '../../../components/RegionLayer.tsx'
import { formOf } from '../../../lib/form.ts'
import type { ProofView } from '../../../store/app-store.ts'
import type { BlockBundle } from '../../../store/by-block.ts'
import { useArticle } from '../../../store/hooks.ts'
import { regionsOf } from '../../../store/regions.ts'
import { cellsOf } from '../TableText.tsx'
import { printedParts, type PrintedPart, type PrintedRef } from './printed-parts.ts'

interface PrintedBlockProps {
  readonly bundle: BlockBundle
  readonly view: ProofView
  readonly refs: readonly PrintedRef[]
  /** The numbers of the notes by their ids: a region is called as the list calls it. */
  readonly numbers: ReadonlyMap<string, number>
}

/** One block on paper. */
export function PrintedBlock({ bundle, view, refs, numbers }: PrintedBlockProps) {
  const { block, suggestions, repairs, ordinal } = bundle
  if (!isStanding(block, suggestions, view) || (view === 'clean' && block.role === 'furniture')) return null
  const isCounted = block.role === 'paragraph' || block.role === 'lead'
  const isFigure = block.role === 'figure'
  const isMoved = view === 'marked' && openMoveOf(block.id, suggestions) !== undefined
  const pieces = isFigure ? [] : piecesOf(block, suggestions, repairs, view)
  const breaks = isFigure ? [] : cutsIn(block)
  const parts = printedParts(pieces, view === 'clean' ? [] : spansOf(bundle), refs, breaks)
  const rows = block.role === 'table' ? cellsOf(block.grid, parts) : undefined
  return (
    <div className="block" data-role={block.role} data-ordinal={ordinal || undefined} data-moved={isMoved || undefined}>
      {isCounted && <span className="gutter">{ordinal}</span>}
      {isFigure ? (
        <PrintedFigure bundle={bundle} numbers={numbers} isBare={view === 'clean'} />
      ) : rows === undefined ? (
        <div
          className="block-text"
          data-list-number={block.listNumber}
          data-joins={(view === 'marked' && suggestions.some(isOpenJoin)) || undefined}
        >
          {block.text === '' && refs.length > 0 && <Refs numbers={refs.map(({ number }) => number)} />}
          <Parts parts={parts} breaks={new Set(breaks)} />
        </div>
      ) : (
        <table className="sheet-table">
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {row.map(({ cell, pieces: own }) => {
                  const Cell = cell.isHeader === true ? 'th' : 'td'
                  return (
                    <Cell key={cell.start} colSpan={cell.colSpan} rowSpan={cell.rowSpan}>
                      <Parts parts={own} />
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}

interface PartsProps {
  readonly parts: readonly PrintedPart[]
  readonly breaks?: ReadonlySet<number>
}

/** Where a long text is broken it goes on in the same line; the browser, which lays text out in the square of its length, begins anew. */
function Parts({ parts, breaks }: PartsProps) {
  return parts.map((part, index) => (
    <span key={index}>
      {part.isOwn && breaks?.has(part.start) === true && <wbr />}
      <Marked part={part} names={part.names} />
      {part.refs.length > 0 && <Refs numbers={part.refs} />}
    </span>
  ))
}

/** Lines over and under add up when each mark is an element of its own; deleted words are innermost. */
function Marked({ part, names }: { readonly part: PrintedPart; readonly names: readonly MarkName[] }) {
  const [name, ...rest] = names
  if (name !== undefined) {
    const Tag = name === 'deleted' ? 'del' : 'span'
    return (
      <Tag data-mark={name}>
        <Marked part={part} names={rest} />
      </Tag>
    )
  }
  const form = formOf(part.forms)
  if (part.kind === 'inserted') return <ins {...form}>{part.text}</ins>
  return part.forms.length > 0 ? <span {...form}>{part.text}</span> : part.text
}

function Refs({ numbers }: { readonly numbers: readonly number[] }) {
  return <sup className="printed-ref">{`[${numbers.join(', ')}]`}</sup>
}

const NO_DRAFTS: ReadonlyMap<string, Draft> = new Map()

interface PrintedFigureProps {
  readonly bundle: BlockBundle
  readonly numbers: ReadonlyMap<string, number>
  readonly isBare: boolean
}

/** The picture with the regions that notes speak of. Where its file is missing, that is said; there is nothing to drop on. */
function PrintedFigure({ bundle, numbers, isBare }: PrintedFigureProps) {
  const { t } = useTranslation()
  const { block } = bundle
  const asset = useArticle((open) => (block.assetId === undefined ? undefined : open.tables.asset.get(block.assetId)))
  const link = useArticle((open) => open.tables.link)
  if (asset === undefined) return <p className="printed-none">{t('proof.noPictureFile')}</p>
  const regions = isBare ? [] : regionsOf(bundle, { link }, NO_DRAFTS).filter(({ id }) => numbers.has(id))
  const change = bundle.suggestions.find((each) => each.state === 'open' && isPictureChange(each))
  return (
    <figure className="figure" data-change={isBare ? undefined : change?.kind}>
      <Picture asset={asset} alt={block.alt ?? ''} />
      <RegionLayer
        regions={regions.map((region) => ({ ...region, number: numbers.get(region.id) ?? region.number }))}
        active={undefined}
        label={t('proof.region')}
        onChoose={() => undefined}
      />
    </figure>
  )
}
