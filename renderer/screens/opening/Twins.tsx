import { Columns2, TriangleAlert } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { LITTLE } from '#shared/revision/count-carried.ts'
import { Button } from '../../components/Button.tsx'
import { CarryLines } from '../revision/CarryLines.tsx'
import type { NextOf } from '../../store/app-store.ts'
import { CompareVersions } from './CompareVersions.tsx'
import { carryOf, type KeepAs } from '../../acts/waiting-files.ts'

interface TwinsProps {
  readonly token: string
  readonly preview: Pick<ImportPreview, 'sameHeadline' | 'alike' | 'document' | 'fileName'>
  readonly nextOf: NextOf | undefined
  readonly as: KeepAs
  readonly onAs: (as: KeepAs) => void
}

/** The library has an article of this headline with another text, or of most of this text: is this one new, or its next version? */
export function Twins({ token, preview, nextOf, as, onAs }: TwinsProps) {
  const { t, i18n } = useTranslation()
  const { sameHeadline, alike } = preview
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const key = nextOf !== undefined ? 'next' : sameHeadline.length > 0 ? 'same' : 'alike'
  const found = [
    ...sameHeadline.map(({ id, title }) => ({ id, title, share: undefined })),
    ...alike.map(({ id, title, share }) => ({ id, title, share: percent.format(share) })),
  ]
  const isFound = found.some(({ id }) => id === nextOf?.articleId)
  const twins =
    nextOf === undefined || isFound
      ? found
      : [{ id: nextOf.articleId, title: nextOf.title, share: undefined }, ...found]
  const [compared, setCompared] = useState<(typeof twins)[number]>()
  return (
    <fieldset className="op-same">
      <legend>{t(`opening.${key}.title`)}</legend>
      <p>{t(`opening.${key}.text`)}</p>
      <label>
        <input type="radio" name="keep-as" checked={as.kind === 'new'} onChange={() => onAs({ kind: 'new' })} />
        {t('opening.same.new')}
      </label>
      {twins.map(({ id, title, share }) => (
        <div key={id} className="op-twin">
          <label>
            <input
              type="radio"
              name="keep-as"
              checked={as.kind === 'version' && as.articleId === id}
              onChange={() => onAs({ kind: 'version', articleId: id })}
            />
            <span>
              {t('opening.same.version', { title })}{' '}
              {share !== undefined && <small className="op-quiet">{t('opening.alike.share', { share })}</small>}
            </span>
          </label>
          <Button tone="link" onClick={() => setCompared({ id, title, share })}>
            <Columns2 size={14} aria-hidden />
            {t('opening.compare.open')}
          </Button>
        </div>
      ))}
      {compared !== undefined && (
        <CompareVersions
          preview={preview}
          articleId={compared.id}
          title={compared.title}
          onAs={onAs}
          onClose={() => setCompared(undefined)}
        />
      )}
      {as.kind === 'version' && <Carried token={token} articleId={as.articleId} text={preview.document} />}
    </fieldset>
  )
}

interface CarriedProps {
  readonly token: string
  readonly articleId: string
  /** The text as it is read now: read in another way, other things come of it. */
  readonly text: ImportPreview['document']
}

/** What would become of the review: nothing is kept yet. */
function Carried({ token, articleId, text }: CarriedProps) {
  const { t, i18n } = useTranslation()
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const [carry, setCarry] = useState<CallOutput<'import.carry'>>()
  useEffect(() => {
    let isAsked = true
    setCarry(undefined)
    void carryOf(token, articleId as ArticleId).then((answer) => {
      if (isAsked && answer.ok) setCarry(answer.value)
    })
    return () => {
      isAsked = false
    }
  }, [token, articleId, text])
  if (carry === undefined) return null
  return (
    <div className="op-carry" role="status">
      {carry.share < LITTLE && (
        <p data-tone="wrong">
          <TriangleAlert size={14} aria-hidden />
          {t('opening.carry.other', { share: percent.format(carry.share) })}
        </p>
      )}
      {isIdentical(carry) && <p>{t('opening.carry.identical')}</p>}
      <CarryLines counts={carry} />
    </div>
  )
}

/** Whether no word of the text is another, in whatever form it comes. */
function isIdentical({ paragraphs }: CallOutput<'import.carry'>): boolean {
  const { same, changed, gone, added } = paragraphs
  return same > 0 && changed + gone + added === 0
}
