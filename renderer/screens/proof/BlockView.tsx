import { memo, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isOpenJoin } from '#shared/acts/joining.ts'
import type { Block } from '#shared/domain/block.ts'
import type { Note } from '#shared/domain/note.ts'
import { openMoveOf } from '#shared/text/reading-order.ts'
import { isStanding } from '#shared/text/standing.ts'
import { markedParts } from '#shared/text/typing/marked-text.ts'
import { drawn } from '../../anchoring/dom.ts'
import { piecesOf } from '../../anchoring/pieces.ts'
import { stretchesOf } from '../../anchoring/stretches.ts'
import { PieceView } from './PieceView.tsx'
import { StretchView } from './StretchView.tsx'
import { cellsOf, TableText } from './TableText.tsx'
import type { ProofView } from '../../store/app-store.ts'
import type { BlockBundle } from '../../store/by-block.ts'
import { useMarkedFindings } from '../../store/finding-marks.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { standAt, useTyped } from '../../typing/use-typed.ts'
import { EditRun } from './EditRun.tsx'
import { EmptyFrame, FigureView } from './FigureView.tsx'
import { Gutter } from './Gutter.tsx'
import { useNearMarks } from './use-near-marks.ts'

interface BlockViewProps {
  readonly bundle: BlockBundle
  readonly view: ProofView
}

/** One block of the sheet: gutter, text with its marks, or picture. Draws again only when its own bundle changes. */
export const BlockView = memo(function BlockView({ bundle, view }: BlockViewProps) {
  const { block } = bundle
  const { t } = useTranslation()
  const root = useRef<HTMLDivElement>(null)
  const isMoved = view === 'marked' && openMoveOf(block.id, bundle.suggestions) !== undefined
  const edit = useApp((state) => (state.edit?.blockId === block.id ? state.edit : undefined))
  return (
    <div
      className="block"
      data-block={block.id}
      data-role={block.role}
      data-ordinal={bundle.ordinal || undefined}
      hidden={!isStanding(block, bundle.suggestions, view)}
      data-moved={isMoved || undefined}
      ref={root}
    >
      {isMoved && <span className="visually-hidden">{t('common.moved.here')}</span>}
      <Gutter block={block} ordinal={bundle.ordinal} caption={bundle.caption} />
      {block.role === 'caption' && <MissingPicture block={block} />}
      {block.role === 'figure' ? (
        <FigureView bundle={bundle} />
      ) : edit === undefined ? (
        <BlockText bundle={bundle} view={view} />
      ) : (
        <EditRun bundle={bundle} edit={edit} />
      )}
      <NoteList bundle={bundle} />
    </div>
  )
})

/** Over a caption without any figure stands the frame that waits for its picture. */
function MissingPicture({ block }: { readonly block: Block }) {
  const frame = useRef<HTMLElement>(null)
  const isThere = useArticle((open) => block.figureId !== undefined && open.tables.block.has(block.figureId))
  return isThere ? null : <EmptyFrame figureRef={frame} blockId={block.id} />
}

function BlockText({ bundle, view }: BlockViewProps) {
  const element = useRef<HTMLElement>(null)
  const { block, repairs } = bundle
  const { suggestions, caret } = useTyped(bundle, view)
  const found = useMarkedFindings(block.id)
  const pieces = useMemo(() => piecesOf(block, suggestions, repairs, view), [block, suggestions, repairs, view])
  const stretches = useMemo(() => stretchesOf(block, pieces), [block, pieces])
  const drawnPieces = useMemo(() => stretches?.flatMap((stretch) => stretch.pieces) ?? pieces, [stretches, pieces])
  const cells = useMemo(() => (block.role === 'table' ? cellsOf(block.grid, pieces) : undefined), [block, pieces])
  const Tag = cells === undefined ? headingTag(block.role) : 'div'

  useLayoutEffect(() => {
    if (element.current === null) return
    const entry = { element: element.current, pieces: drawnPieces }
    drawn.set(block.id, entry)
    return () => {
      if (drawn.get(block.id) === entry) drawn.delete(block.id)
    }
  }, [block.id, drawnPieces])

  // The words are new; the caret stands where typing has left it.
  useLayoutEffect(() => {
    if (caret !== undefined) standAt(caret, markedParts(block, suggestions))
  }, [caret, block, suggestions, pieces])

  useNearMarks(element, { bundle, pieces: drawnPieces, view, stretches, suggestions, found })

  return (
    <Tag
      ref={(node: HTMLElement | null) => {
        element.current = node
      }}
      className="block-text"
      data-text={block.id}
      data-grid={cells === undefined ? undefined : ''}
      data-stretched={stretches === undefined ? undefined : ''}
      data-list-number={block.listNumber}
      data-joins={(view === 'marked' && suggestions.some(isOpenJoin)) || undefined}
      aria-details={bundle.notes.length > 0 ? `notes-${block.id}` : undefined}
    >
      {cells !== undefined ? (
        <TableText rows={cells} />
      ) : stretches !== undefined ? (
        stretches.map((stretch, index) => <StretchView key={index} pieces={stretch.pieces} />)
      ) : (
        pieces.map((piece, index) => <PieceView key={index} piece={piece} />)
      )}
    </Tag>
  )
}

function headingTag(role: string): 'h1' | 'h2' | 'p' | 'pre' {
  if (role === 'headline') return 'h1'
  // A section stands right under the headline: no level is left out where an article has no deck.
  if (role === 'subheadline' || role === 'kicker' || role === 'section-heading') return 'h2'
  return role === 'table' ? 'pre' : 'p'
}

/** One text, not five: there can be ten thousand of these on the page. */
function nameOf({ target, body, author }: Note, kind: string): string {
  const words = target.kind === 'text' ? target.quote.exact : ''
  return `${kind}: ${words} ${body} ${author}`
}

/** The notes of a block as a list for screen readers; painted marks are not in the accessibility tree. */
function NoteList({ bundle }: { readonly bundle: BlockBundle }) {
  const { t } = useTranslation()
  if (bundle.notes.length === 0) return null
  return (
    <ul id={`notes-${bundle.block.id}`} className="visually-hidden" aria-label={t('proof.notesHere')}>
      {bundle.notes.map(({ note }) => (
        <li key={note.id}>{nameOf(note, t(`commands.note-${note.kind}`))}</li>
      ))}
    </ul>
  )
}
