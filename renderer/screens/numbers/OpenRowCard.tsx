import { useTranslation } from 'react-i18next'
import type { NumberRecord } from '#shared/domain/number.ts'
import { openEvidence } from '../../acts/numbers.ts'
import { RightValue } from '../proof/cards/NumberCard.tsx'
import { numberReading } from '../../lib/number-reading.ts'
import { shownMoment } from '../../lib/format.ts'
import type { Bundles } from '../../store/by-block.ts'
import type { OpenRow } from '../../store/numbers-desk.ts'
import { FallenNumber } from '../revision/Fallen.tsx'
import { EvidenceCard, type RowEnd } from './EvidenceCard.tsx'
import { TieView } from './TieView.tsx'
import { numbersOfTie, type Contradictions } from './use-conflicts.ts'

interface OpenRowCardProps {
  readonly number: NumberRecord
  readonly part: OpenRow['part']
  readonly bundles: Bundles
  readonly contradictions: Contradictions
  readonly onDone: (how: RowEnd) => void
}

/** What opens beneath a row: how it is read, what should stand there, its evidence and its sums. */
export function OpenRowCard({ number, part, bundles, contradictions, onDone }: OpenRowCardProps) {
  const { t, i18n } = useTranslation()
  const ties = contradictions.ties.filter((worked) => numbersOfTie(worked).includes(number.id))
  return (
    <div className="ledger-open" role="row" data-part={part}>
      <div role="cell" aria-colspan={8}>
        <div className="open-card" data-has-ties={ties.length > 0 || undefined}>
          <div className="open-main">
            <p className="card-reading">
              {numberReading(number, (key, values) => t(key, values ?? {}))}
              {number.by !== undefined && number.atMs !== undefined && (
                <span>
                  {t(`numbers.state.${number.state}`)} {number.by} {shownMoment(number.atMs, i18n.language)}
                </span>
              )}
            </p>
            <FallenNumber numberId={number.id} />
            {(part === 'wrong' || number.state === 'wrong') && (
              <RightValue
                key={number.id}
                number={number}
                isFocused={part === 'wrong'}
                onDone={(isSaved) => onDone(isSaved ? 'settled' : 'left')}
              />
            )}
            <EvidenceCard
              number={number}
              isAsked={part === 'evidence'}
              onEdit={() => openEvidence(number.id)}
              onDone={onDone}
            />
          </div>
          {ties.length > 0 && (
            <div className="open-ties">
              {ties.map((worked) => (
                <TieView key={worked.tie.id} worked={worked} bundles={bundles} at={number.id} />
              ))}
            </div>
          )}
        </div>
      </div>
    </div>
  )
}
