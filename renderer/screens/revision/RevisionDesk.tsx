import { useCallback, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/revision.css'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { isUnsettled, type RevisionLine } from '#shared/revision/revision-lines.ts'
import { revisionLines } from '../../store/revision.ts'
import { RevisionRow } from './RevisionRow.tsx'
import { useRevisionKeys } from './use-revision-keys.ts'

/** What a row with a line of words and one of where takes, before the text scale. */
const LIKELY_PX = 64

type Part = 'asked' | 'unasked' | 'leftBehind'
type Line = RevisionLine | { readonly heading: Part; readonly lines: readonly RevisionLine[] }

/** The new text held against what was asked of the old one (核红), and what nobody asked for. */
export function RevisionDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const live = useApp((app) => (app.place?.kind === 'change' ? app.place.id : undefined))
  const all = useArticle(({ tables }) => revisionLines(tables))
  const left = all.filter(isUnsettled).length
  const lines = useMemo(() => withHeadings(all), [all])
  const act = useRevisionKeys(all, live)
  const isHeading = useCallback((index: number) => 'heading' in (lines[index] ?? {}), [lines])
  return (
    <section className="desk-panel revision-desk" role={useDeskRole(scale)} aria-label={t('proof.desk.revision')}>
      <header className="desk-head">
        <h2>{t('proof.desk.revision')}</h2>
        <span className="desk-count">{t('revision.unsettled', { count: left })}</span>
      </header>
      {all.length === 0 ? (
        <EmptyState title={t('revision.none')} text={t('revision.noneHint')} />
      ) : (
        <VirtualRows
          className="desk-list"
          kind="items"
          aria-label={t('proof.desk.revision')}
          isMeasured
          isHeading={isHeading}
          count={lines.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => keyOf(lines[index])}
          active={lines.findIndex((line) => live !== undefined && keyOf(line) === live)}
          row={(index) => {
            const line = lines[index]
            if (line === undefined) return null
            if ('heading' in line) return <Heading {...line} />
            return <RevisionRow line={line} bundles={bundles} isLive={line.key === live} act={act} />
          }}
        />
      )}
      <footer className="numbers-keys" aria-hidden="true">
        <KeyHint parts={['J', 'K']} words={t('commands.next-place')} />
        <KeyHint parts={['S']} words={t('revision.settle')} />
        <KeyHint parts={['1']} words={t('findings.makeNote')} />
        <KeyHint parts={['Enter']} words={t('findings.toText')} />
      </footer>
    </section>
  )
}

function keyOf(line: Line | undefined): string {
  if (line === undefined) return ''
  return 'heading' in line ? line.heading : line.key
}

function withHeadings(all: readonly RevisionLine[]): readonly Line[] {
  const partOf = ({ outcome }: RevisionLine): Part =>
    outcome === 'unasked' ? 'unasked' : outcome === 'left' ? 'leftBehind' : 'asked'
  const parts = Map.groupBy(all, partOf)
  return [...parts].flatMap(([heading, lines]): readonly Line[] => [{ heading, lines }, ...lines])
}

/** The head of a part of the list, with how many of each outcome it has. */
function Heading({ heading, lines }: { readonly heading: Part; readonly lines: readonly RevisionLine[] }) {
  const { t } = useTranslation()
  const sums = (['done', 'not-done', 'differently', 'gone'] as const).flatMap((outcome) => {
    const count = lines.filter((line) => line.outcome === outcome).length
    return count === 0 ? [] : [{ outcome, count }]
  })
  return (
    <h3>
      {t(`revision.${heading}`)} <span>{lines.length}</span>
      {sums.map(({ outcome, count }) => (
        <small key={outcome} data-outcome={outcome}>
          {t(`revision.outcome.${outcome}`)} {count}
        </small>
      ))}
    </h3>
  )
}
