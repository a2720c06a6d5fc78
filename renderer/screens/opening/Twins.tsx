import { Columns2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import type { CallOutput } from '#shared/contract/calls.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { CompareVersions } from './CompareVersions.tsx'
import { carryOf, type KeepAs } from '../../acts/waiting-files.ts'

interface TwinsProps {
  readonly token: string
  readonly preview: Pick<ImportPreview, 'sameHeadline' | 'alike' | 'document' | 'fileName'>
  readonly as: KeepAs
  readonly onAs: (as: KeepAs) => void
}

/** The library has an article of this headline with another text, or of most of this text: is this one new, or its next version? */
export function Twins({ token, preview, as, onAs }: TwinsProps) {
  const { t, i18n } = useTranslation()
  const { sameHeadline, alike } = preview
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 0 })
  const key = sameHeadline.length > 0 ? 'same' : 'alike'
  const twins = [
    ...sameHeadline.map(({ id, title }) => ({ id, title, share: undefined })),
    ...alike.map(({ id, title, share }) => ({ id, title, share: percent.format(share) })),
  ]
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
  const { t } = useTranslation()
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
      {carryLines(carry, t).map(([key, what]) => (
        <p key={key}>{t(`opening.carry.${key}`, { what })}</p>
      ))}
    </div>
  )
}

type CarryLine = 'comes' | 'done' | 'asks' | 'falls' | 'stays'

/** What comes along, what the text has done already, what will be asked, what falls back and what stays, each in one line. */
function carryLines(carry: CallOutput<'import.carry'>, t: TFunction): readonly (readonly [CarryLine, string])[] {
  const { notes, suggestions, numbers, verdicts, others, unasked, took } = carry
  const lines: Readonly<Record<CarryLine, readonly (readonly [string, number])[]>> = {
    comes: [
      ['note', notes.placed],
      ['waiting', suggestions.waiting],
      ['number', numbers.kept],
      ['verdict', verdicts.kept],
      ['other', others.kept],
      ['role', took.roles],
      ['picture', took.pictures],
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
      ['other', others.lost],
      ['lostPicture', took.lostPictures],
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
