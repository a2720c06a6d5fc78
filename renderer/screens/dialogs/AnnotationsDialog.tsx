import { Check, CircleAlert, CircleHelp, Minus } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/annotations.css'
import type { CallOutput } from '#shared/contract/calls.ts'
import { isPlaced } from '#shared/domain/note.ts'
import { annotationRefusal } from '#shared/messages/annotation-refusal.ts'
import { showDesk } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { VirtualRows } from '../../components/VirtualRows.tsx'
import { zoomed } from '../../lib/zoom.ts'

type Results = CallOutput<'annotations.read'>['results']
type Result = Results[number]

/** What a row of two lines takes. */
const LIKELY_PX = 52
/** A list longer than this scrolls. */
const MOST_ROWS = 8

/** What an annotation's fate asks of a person, what asks most first. */
const FATES = ['refused', 'unsure', 'elsewhere', 'taken', 'unchanged'] as const
type Fate = (typeof FATES)[number]

function fateOf(result: Result): Fate {
  if ('error' in result) return 'refused'
  const { status } = result
  if (status === 'unchanged' || status === 'elsewhere') return status
  return isPlaced({ placement: status }) ? 'taken' : 'unsure'
}

const ICONS = { refused: CircleAlert, unsure: CircleHelp, elsewhere: Minus, taken: Check, unchanged: Minus } as const

/** What became of a file of annotations: how many of each, and each with what it says and why it was not taken. */
export function AnnotationsDialog({ results, onClose }: { readonly results: Results; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const byFate = useMemo(() => Map.groupBy(results, fateOf), [results])
  const rows = useMemo(() => FATES.flatMap((fate) => byFate.get(fate) ?? []), [byFate])
  const isUnsure = byFate.has('unsure')
  const place = (): void => {
    onClose()
    showDesk('placing')
  }
  return (
    <Dialog
      title={t('annotations.report.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button {...(isUnsure ? {} : { tone: 'main' as const })} onClick={onClose}>
            {t('common.close')}
          </Button>
          {isUnsure && (
            <Button tone="main" onClick={place}>
              {t('annotations.report.place')}
            </Button>
          )}
        </>
      }
    >
      <div className="dialog-body">
        <p className="annotations-tally" role="status">
          {rows.length === 0
            ? t('annotations.report.none')
            : FATES.map((fate) => {
                const count = byFate.get(fate)?.length ?? 0
                return count === 0 ? null : (
                  <strong key={fate} data-fate={fate}>
                    {t(`annotations.report.${fate}`, { count })}
                  </strong>
                )
              })}
        </p>
        {rows.length > 0 && (
          <VirtualRows
            className="annotations-list"
            style={{ height: zoomed(Math.min(rows.length, MOST_ROWS) * LIKELY_PX) }}
            aria-label={t('annotations.report.list')}
            count={rows.length}
            rowPx={zoomed(LIKELY_PX)}
            isMeasured
            active={0}
            kind="items"
            tabIndex={0}
            row={(index) => <Row result={rows[index]} />}
          />
        )}
      </div>
    </Dialog>
  )
}

function Row({ result }: { readonly result: Result | undefined }) {
  const { t, i18n } = useTranslation()
  if (result === undefined) return null
  const fate = fateOf(result)
  const Icon = ICONS[fate]
  const words = result.words === '' ? t('annotations.report.wordless') : result.words
  const state =
    'error' in result
      ? annotationRefusal((key, values) => t(key, { ...values }), result, i18n.language)
      : t(`annotations.report.state.${result.status}`)
  return (
    <span className="annotations-row" data-fate={fate}>
      <Icon size={16} aria-hidden />
      <span className="annotations-said">
        <bdi>{words}</bdi>
        <small>{state}</small>
      </span>
      <bdi className="annotations-id" title={result.id}>
        {result.id}
      </bdi>
    </span>
  )
}
