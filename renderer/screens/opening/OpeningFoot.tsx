import { useTranslation } from 'react-i18next'
import { countChanges } from '#shared/acts/waiting.ts'
import type { SourceDocument } from '#shared/domain/source-document.ts'
import { isCountedInCharacters } from '#shared/text/article-length.ts'
import { Keys } from '../../components/Keys.tsx'
import type { PlacedBlock } from './roles.ts'
import { useBodyLength } from './use-body-length.ts'
import { useCounts } from './use-counts.ts'
import { WorkLine } from '../WorkLine.tsx'

interface OpeningFootProps {
  readonly document: SourceDocument
  readonly blocks: readonly PlacedBlock[]
}

/** Below: how much there is of what the desks will work on, and the keys. */
export function OpeningFoot({ document, blocks }: OpeningFootProps) {
  const { t, i18n } = useTranslation()
  const counts = useCounts(document, blocks)
  const length = useBodyLength(blocks)
  const number = new Intl.NumberFormat(i18n.language)
  const marks = document.notes.length + countChanges(document.suggestions)
  const uncounted = counts?.uncounted === 0 ? undefined : counts?.uncounted
  const all: readonly (readonly [name: string, count: number | undefined])[] = [
    ['opening.foot.numbers', counts?.numbers],
    // In the words of the numbers desk, which lists them apart.
    ['numbers.uncounted.names', uncounted],
    ['opening.foot.captions', blocks.filter(({ role }) => role === 'caption').length],
    ['opening.foot.pictures', document.assets.length],
    ['opening.foot.marks', marks === 0 ? undefined : marks],
    [`opening.foot.${counts?.left ?? 'findings'}`, counts?.findings],
  ]
  return (
    <footer className="frame-foot">
      <span>
        <b>
          {length === undefined
            ? '…'
            : isCountedInCharacters(document.language)
              ? t('count.characters', { count: length.characters })
              : t('count.words', { count: length.words })}
        </b>
      </span>
      {all.map(([name, count]) =>
        count === undefined ? null : (
          <span key={name}>
            {t(name)} <b>{number.format(count)}</b>
          </span>
        ),
      )}
      <span className="frame-space" />
      <WorkLine />
      <span className="frame-hints">
        {document.repairs.length > 0 && (
          <>
            <span>
              <Keys parts={['J', 'K']} /> {t('opening.press.next')}
            </span>
            <span>
              <Keys parts={['O']} /> {t('opening.press.refuse')}
            </span>
          </>
        )}
        <span>
          <Keys parts={['1', '–', '4', '0']} /> {t('opening.press.role')}
        </span>
        <span>
          <Keys parts={['F6']} /> {t('opening.press.panel')}
        </span>
      </span>
    </footer>
  )
}
