import { useTranslation } from 'react-i18next'
import { WordsInPlace } from '../../components/WordsInPlace.tsx'
import { whereOf } from '../../lib/where.ts'
import type { PeopleLine } from './people-lines.ts'

interface PersonRowProps {
  readonly line: PeopleLine
  readonly isLive: boolean
  /** Whether the mentions of the person are shown below. */
  readonly isOpen: boolean
  readonly onLook: () => void
}

/** A person with office and first mention, or one of the mentions; a press leads to the place. */
export function PersonRow({ line, isLive, isOpen, onLook }: PersonRowProps) {
  const { t } = useTranslation()
  const { kind, person, where, at, isFirst } = line
  const place = where === undefined ? '' : whereOf(where, t)
  return (
    <button
      type="button"
      className="desk-row person-row"
      data-kind={kind}
      data-place={`change ${line.id}`}
      aria-current={isLive || undefined}
      aria-expanded={kind === 'person' ? isOpen : undefined}
      onClick={onLook}
    >
      {kind === 'person' ? (
        <>
          <span className="person-who">
            <strong>{person.name}</strong>
            {person.office !== undefined && <span className="person-office">{person.office}</span>}
          </span>
          <span className="desk-where">
            {t('people.first', { place })} · {t('people.mentions', { count: person.mentions.length })}
          </span>
        </>
      ) : (
        <>
          <span className="desk-where">
            {place}
            {isFirst && ` · ${t('people.firstHere')}`}
          </span>
          {where !== undefined && <WordsInPlace block={where.block} start={at.start} end={at.end} />}
        </>
      )}
    </button>
  )
}
