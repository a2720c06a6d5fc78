import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { CarryCounts } from '#shared/contract/carry-counts.ts'

type CarryLine = 'back' | 'comes' | 'done' | 'asks' | 'falls' | 'stays'

/** What came back, comes along, is done already, will ask, falls back and stays behind, each in one line; what there is none of is not said. */
export function CarryLines({ counts, only }: { readonly counts: CarryCounts; readonly only?: readonly CarryLine[] }) {
  const { t } = useTranslation()
  return carryLines(counts, t)
    .filter(([key]) => only === undefined || only.includes(key))
    .map(([key, what]) => <p key={key}>{t(`opening.carry.${key}`, { what })}</p>)
}

function carryLines(counts: CarryCounts, t: TFunction): readonly (readonly [CarryLine, string])[] {
  const { notes, suggestions, numbers, verdicts, others, unasked, drafts, roles, paragraphs } = counts
  const lines: Readonly<Record<CarryLine, readonly (readonly [string, number])[]>> = {
    back: [
      ['same', paragraphs.same],
      ['changed', paragraphs.changed],
      ['gone', paragraphs.gone],
      ['added', paragraphs.added],
    ],
    comes: [
      ['note', notes.placed],
      ['waiting', suggestions.waiting],
      ['number', numbers.kept],
      ['verdict', verdicts.kept],
      ...others.map(({ kind, kept }) => [kind, kept] as const),
      ['role', roles],
      ['draft', drafts],
    ],
    done: [['suggestion', suggestions.done]],
    asks: [
      ['unplaced', notes.ask],
      ['differently', suggestions.differently],
      ['unasked', unasked],
    ],
    falls: [
      ['number', numbers.fall],
      ['verdict', verdicts.fall],
    ],
    stays: [
      ['lost', suggestions.lost],
      ['waiting', suggestions.left],
      ['number', numbers.gone],
      ['verdict', verdicts.gone],
      ...others.map(({ kind, lost }) => [kind === 'picture' ? 'lostPicture' : kind, lost] as const),
    ],
  }
  const told = (items: readonly (readonly [string, number])[]): string =>
    items
      .flatMap(([item, count]) => (count === 0 ? [] : [t(`opening.carry.${item}`, { count })]))
      .join(t('library.imports.between'))
  return (Object.keys(lines) as CarryLine[]).flatMap((key) => {
    const what = told(lines[key])
    return what === '' ? [] : [[key, what] as const]
  })
}
