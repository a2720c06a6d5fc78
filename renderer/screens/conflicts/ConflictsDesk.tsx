import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/revision.css'
import '../../styles/conflicts.css'
import type { RecordOf, RecordType } from '#shared/domain/record-types.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Keys } from '../../components/Keys.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { openConflictsOf } from '../../store/merge-conflicts.ts'
import { conflictLine, type ConflictLine } from './conflict-lines.ts'
import { ConflictRow } from './ConflictRow.tsx'
import { useConflictKeys } from './use-conflict-keys.ts'

/** What a row with two sides takes, before the text scale. */
const LIKELY_PX = 170

/** What two people wrote of one thing without having seen each other's: both sides, one under the other, until one is chosen. */
export function ConflictsDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t, i18n } = useTranslation()
  const scale = useApp((app) => app.settings.textScale)
  const tables = useArticle((open) => open.tables)
  const lines = useMemo(() => {
    const find = <T extends RecordType>(type: T, id: string) =>
      // What lies in a type's table is of this type.
      tables[type].get(id) as RecordOf<T> | undefined
    const reading = {
      t: (key: string, values?: Record<string, string | number>) => t(key, values ?? {}),
      locale: i18n.language,
      find,
    }
    const order = new Map(bundles.list.map(({ block }, index) => [block.id as string, index]))
    const rank = ({ run }: ConflictLine): number => (run === undefined ? -1 : (order.get(run.blockId) ?? order.size))
    return openConflictsOf(tables)
      .flatMap((conflict) => conflictLine(conflict, reading) ?? [])
      .sort((a, b) => rank(a) - rank(b) || (a.run?.start ?? 0) - (b.run?.start ?? 0))
  }, [tables, bundles, t, i18n.language])
  const [live, setLive] = useState<string>()
  const [written, setWritten] = useState<string>()
  const at = Math.max(
    0,
    lines.findIndex(({ conflict }) => conflict.id === live),
  )
  const act = useConflictKeys(lines, { at, setLive, setWritten })
  return (
    <section className="desk-panel revision-desk" role={useDeskRole(scale)} aria-label={t('proof.desk.conflicts')}>
      <header className="desk-head">
        <h2>{t('proof.desk.conflicts')}</h2>
        <span className="desk-count">{t('conflicts.open', { count: lines.length })}</span>
      </header>
      {lines.length === 0 ? (
        <EmptyState title={t('conflicts.none')} text={t('conflicts.noneHint')} />
      ) : (
        <VirtualRows
          className="desk-list"
          kind="items"
          aria-label={t('proof.desk.conflicts')}
          isMeasured
          count={lines.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => lines[index]?.conflict.id ?? ''}
          active={at}
          row={(index) => {
            const line = lines[index]
            return line === undefined ? null : (
              <ConflictRow
                line={line}
                bundles={bundles}
                isLive={index === at}
                isWritten={line.conflict.id === written}
                act={act}
              />
            )
          }}
        />
      )}
      <footer className="numbers-keys" aria-hidden="true">
        <KeyHint parts={['J', 'K']} words={t('commands.next-place')} />
        <span>
          <Keys parts={['1']} />, <Keys parts={['2']} /> {t('conflicts.take')}
        </span>
        <KeyHint parts={['E']} words={t('conflicts.own')} />
        <KeyHint parts={['Enter']} words={t('revision.show')} />
      </footer>
    </section>
  )
}
