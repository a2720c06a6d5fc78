import { ArrowRightLeft, CornerDownRight, MessageSquareText, MoveVertical } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RowBlock, VersionRow } from '#shared/revision/version-row.ts'
import { noteOnChange } from '../../acts/versions.ts'
import { Button } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { whereOf } from '../../lib/where.ts'
import type { Bundles } from '../../store/by-block.ts'
import { lineParagraphs, sideParagraphs } from './row-pieces.ts'
import { RowParagraphView } from './RowParagraphView.tsx'
import type { PlacedChange } from './use-comparison.ts'
import type { VersionsActs } from './use-versions-keys.ts'

interface CompareRowProps {
  readonly row: VersionRow
  readonly layout: 'sides' | 'line'
  /** The change at hand, when it stands in this row. */
  readonly live: PlacedChange | undefined
  readonly act: VersionsActs
  readonly bundles: Bundles
}

/** A row of the two texts; under the one with the change at hand what it is, and what can be done about it. */
export const CompareRow = memo(function CompareRow({ row, layout, live, act, bundles }: CompareRowProps) {
  const { t } = useTranslation()
  const isNoted = row.changes.some((change) => noteOnChange(change, bundles) !== undefined)
  const cell = (side: 'old' | 'fresh'): React.ReactNode => {
    const isStub = (row.kind === 'from' && side === 'fresh') || (row.kind === 'to' && side === 'old')
    if (isStub) return <Stub row={row} onFollow={() => act.follow(row)} />
    const paragraphs = sideParagraphs(row, side)
    if ((side === 'old' ? row.old : row.fresh).length === 0)
      return <span className="visually-hidden">{t('versions.notHere')}</span>
    return paragraphs.map((paragraph) => (
      <RowParagraphView key={paragraph.block.id} paragraph={paragraph} live={live?.change.id} onLook={act.look} />
    ))
  }
  return (
    <div className="versions-row" data-kind={row.kind} data-row={row.key} data-live={live !== undefined || undefined}>
      {layout === 'sides' ? (
        <>
          <div className="versions-cell" data-side="old">
            {cell('old')}
          </div>
          <div className="versions-cell" data-side="fresh">
            {cell('fresh')}
          </div>
        </>
      ) : (
        <div className="versions-cell" data-side="line">
          {row.kind === 'from' ? (
            <Stub row={row} onFollow={() => act.follow(row)} />
          ) : (
            lineParagraphs(row).map((paragraph, index) => (
              <RowParagraphView key={index} paragraph={paragraph} live={live?.change.id} onLook={act.look} />
            ))
          )}
        </div>
      )}
      {isNoted && (
        <span className="versions-noted" title={t('versions.hasNote')}>
          <MessageSquareText size={14} aria-hidden />
          <span className="visually-hidden">{t('versions.hasNote')}</span>
        </span>
      )}
      {live !== undefined && (
        <AtHand live={live} act={act} isNoted={noteOnChange(live.change, bundles) !== undefined} />
      )}
    </div>
  )
})

/** Where the other end of what was moved is. */
function Stub({ row, onFollow }: { readonly row: VersionRow; readonly onFollow: () => void }) {
  const { t } = useTranslation()
  const [other] = row.kind === 'from' ? row.fresh : row.old
  if (other === undefined) return null
  return (
    <button type="button" className="versions-stub" onClick={onFollow}>
      <MoveVertical size={14} aria-hidden />
      {t(row.kind === 'from' ? 'versions.movedTo' : 'versions.movedFrom', { where: placeOf(other, t) })}
    </button>
  )
}

type Say = Parameters<typeof whereOf>[1]

function placeOf(block: RowBlock, t: Say): string {
  return whereOf({ block: { role: block.role } as never, ordinal: block.ordinal, caption: block.caption }, t)
}

interface AtHandProps {
  readonly live: PlacedChange
  readonly act: VersionsActs
  readonly isNoted: boolean
}

/** What the change at hand is. It has the focus: what it says is read out. */
function AtHand({ live, act, isNoted }: AtHandProps) {
  const { t } = useTranslation()
  const { change, row } = live
  const { kind, before, after } = change
  const [block] = row.fresh.length > 0 ? row.fresh : row.old
  const from = row.kind === 'to' ? row.old[0] : undefined
  return (
    <div className="versions-hand">
      <button type="button" aria-current="true" className="versions-what" onClick={() => act.look(change.id)}>
        <strong>{t(`versions.kind.${kind}`, { context: row.kind })}</strong>
        {block !== undefined && <span>{placeOf(block, t)}</span>}
        {kind === 'moved' && from !== undefined && <span>{t('versions.movedFrom', { where: placeOf(from, t) })}</span>}
        {kind === 'role' && (
          <span>
            {t(`common.role.${before}`)} → {t(`common.role.${after}`)}
          </span>
        )}
        {isOfWords(live) && (
          <span className="versions-words">
            {before !== '' && <del>{signs(before)}</del>}
            {before !== '' && after !== '' && ' → '}
            {after !== '' && <ins>{signs(after)}</ins>}
          </span>
        )}
        {kind === 'form' && <span className="versions-words">{signs(after)}</span>}
      </button>
      <span className="versions-acts">
        <Button onClick={() => act.note(live)} data-noted={isNoted || undefined}>
          <MessageSquareText size={14} aria-hidden />
          {t(isNoted ? 'versions.hasNote' : 'findings.makeNote')}
          <Keys parts={['1']} />
        </Button>
        {row.other !== undefined && (
          <Button onClick={() => act.follow(row)}>
            <ArrowRightLeft size={14} aria-hidden />
            {t('versions.follow')}
            <Keys parts={['G']} />
          </Button>
        )}
        {change.place !== undefined && (
          <Button tone="plain" onClick={() => act.toText(live)}>
            <CornerDownRight size={14} aria-hidden />
            {t('findings.toText')}
            <Keys parts={['Enter']} />
          </Button>
        )}
      </span>
    </div>
  )
}

/** Words of one sentence or less are told; a whole paragraph stands above. */
function isOfWords({ change: { kind }, row }: PlacedChange): boolean {
  const isWhole = row.kind === 'gone' || row.kind === 'added'
  return kind === 'alt' || kind === 'picture' || (!isWhole && kind !== 'moved' && kind !== 'role' && kind !== 'form')
}

/** Signs that are not seen are shown: a border as ¶. */
function signs(words: string): string {
  const line = words.replaceAll('\n', '¶').replaceAll('\t', '⇥').replaceAll('\u3000', '□')
  return Array.from(line).length > 80 ? `${Array.from(line).slice(0, 80).join('')}…` : line
}
