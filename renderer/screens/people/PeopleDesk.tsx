import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import '../../styles/people.css'
import { goTo } from '../../acts/actions.ts'
import { useCommands } from '../../commands/registry.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { followRow } from '../../lib/panes.ts'
import { useDeskRole } from '../../lib/room.ts'
import type { Bundles } from '../../store/by-block.ts'
import { findingsStore } from '../../store/findings.ts'
import { useApp } from '../../store/hooks.ts'
import { focusArticle } from '../proof/cards/focus-article.ts'
import { peopleLines, type PeopleLine } from './people-lines.ts'
import { PersonRow } from './PersonRow.tsx'

/** What a row takes, before the text scale. */
const LIKELY_PX = 48
/** The person of a line's name: `person NAME` and, of a mention, its number. */
const PERSON = /^(?<person>person .+?)(?: \d+)?$/u

/** Who is named in the article: each with the office told, the first mention and all others; the article follows. */
export function PeopleDesk({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const people = useStore(findingsStore, (found) => found.people)
  const scale = useApp((app) => app.settings.textScale)
  const live = useApp((app) => (app.place?.kind === 'change' ? app.place.id : undefined))
  const openId = PERSON.exec(live ?? '')?.groups?.['person']
  const lines = useMemo(() => peopleLines(people ?? [], bundles, openId), [people, bundles, openId])
  const at = lines.findIndex(({ id }) => id === live)
  const look = (line: PeopleLine | undefined): void => {
    if (line?.where === undefined) return
    const { start, end } = line.at
    goTo({ kind: 'change', id: line.id, run: { blockId: line.where.block.id, start, end } })
  }
  const go = (index: number): void => {
    look(lines[Math.min(Math.max(index, 0), lines.length - 1)])
    followRow()
  }
  useCommands({
    'next-place': () => go(at + 1),
    'previous-place': () => go(at === -1 ? 0 : at - 1),
    'finding-to-text': () => {
      if (at === -1) return false
      focusArticle()
      return undefined
    },
  })
  return (
    <section
      className="desk-panel people-desk"
      role={useDeskRole(scale)}
      aria-label={t('proof.desk.people')}
      aria-busy={people === undefined}
    >
      <header className="desk-head">
        <h2>{t('proof.desk.people')}</h2>
        <span className="desk-count" role="status">
          {people !== undefined && people.length > 0 && t('people.count', { count: people.length })}
        </span>
      </header>
      {people?.length === 0 && <EmptyState title={t('people.none')} text={t('people.noneHint')} />}
      {lines.length > 0 && (
        <VirtualRows
          className="desk-list"
          kind="items"
          aria-label={t('proof.desk.people')}
          isMeasured
          count={lines.length}
          rowPx={LIKELY_PX * scale}
          keyOf={(index) => lines[index]?.id ?? ''}
          active={at}
          row={(index) => {
            const line = lines[index]
            return line === undefined ? null : (
              <PersonRow
                line={line}
                isLive={line.id === live}
                isOpen={line.personId === openId}
                onLook={() => look(line)}
              />
            )
          }}
        />
      )}
      {lines.length > 0 && (
        <footer className="numbers-keys" aria-hidden="true">
          <KeyHint parts={['J', 'K']} words={t('commands.next-place')} />
          <KeyHint parts={['Enter']} words={t('findings.toText')} />
        </footer>
      )}
    </section>
  )
}
