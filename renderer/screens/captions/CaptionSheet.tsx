import { Pencil } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { describePicture } from '#shared/acts/captions.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { Block } from '#shared/domain/block.ts'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { codePointLength } from '#shared/lib/code-points.ts'
import { creditOf } from '#shared/captions/credit.ts'
import { cleanText, segments } from '#shared/text/derive.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Picture as PictureOf } from '../../components/Picture.tsx'
import { TextField } from '../../components/TextField.tsx'
import { goTo, showOverlay } from '../../acts/actions.ts'
import type { BlockBundle, Bundles } from '../../store/by-block.ts'
import { judgeCaptionOf } from '../../acts/captions.ts'
import { useArticle } from '../../store/hooks.ts'
import { endEdit, sign } from '../../acts/notes.ts'
import { pickPicture } from '../../acts/pictures.ts'
import { EmptyFrame } from '../proof/FigureView.tsx'

const VERDICTS = [
  { state: 'approved', key: 'V' },
  { state: 'changed', key: 'M' },
  { state: 'queried', key: 'Q' },
] as const satisfies readonly { readonly state: VerdictState; readonly key: string }[]

interface CaptionSheetProps {
  readonly bundle: BlockBundle
  readonly bundles: Bundles
  readonly isLive: boolean
  readonly layout: 'grid' | 'list'
  readonly onShow: () => void
}

/** One caption: its picture, its words, its credit and alternative text, what the picture says itself, the verdict. */
export function CaptionSheet({ bundle, bundles, isLive, layout, onShow }: CaptionSheetProps) {
  const { t } = useTranslation()
  const { block, ordinal, verdict } = bundle
  const figure = block.figureId === undefined ? undefined : bundles.byId.get(block.figureId)?.block
  const asset = useArticle((open) =>
    figure?.assetId === undefined ? undefined : open.tables.asset.get(figure.assetId),
  )
  const isOpen = layout === 'grid' || isLive
  return (
    <li
      className="caption-sheet"
      data-caption={block.id}
      data-live={isLive || undefined}
      data-verdict={verdict?.state}
      onClick={() => {
        if (!isLive) goTo({ kind: 'caption', id: block.id })
      }}
    >
      <Picture block={block} figure={figure} asset={asset} ordinal={ordinal} onShow={onShow} />
      <Words bundle={bundle} figure={figure} isOpen={isOpen} />
      {isOpen && <Metadata asset={asset} />}
      <div className="caption-verdict" role="group" aria-label={t('captions.verdictLabel')}>
        {VERDICTS.map(({ state, key }) => (
          <button
            key={state}
            type="button"
            data-state={state}
            aria-pressed={verdict?.state === state}
            onClick={(event) => {
              event.stopPropagation()
              judgeCaptionOf(block.id, state)
            }}
          >
            {t(`captions.verdict.${state}`)}
            <Keys parts={[key]} />
          </button>
        ))}
        {verdict !== undefined && isOpen && <small>{verdict.by}</small>}
      </div>
    </li>
  )
}

interface PictureProps {
  readonly block: Block
  readonly figure: Block | undefined
  readonly asset: Asset | undefined
  readonly ordinal: number
  readonly onShow: () => void
}

function Picture({ block, figure, asset, ordinal, onShow }: PictureProps) {
  const { t } = useTranslation()
  const frame = useRef<HTMLElement>(null)
  return (
    <div className="caption-picture">
      {asset === undefined || figure === undefined ? (
        <EmptyFrame figureRef={frame} blockId={figure?.id ?? block.id} />
      ) : (
        <button
          type="button"
          className="caption-thumb"
          aria-label={t('proof.openPicture')}
          onClick={() => showOverlay({ kind: 'picture', figureId: figure.id })}
        >
          <PictureOf asset={asset} alt={figure.alt ?? ''} />
        </button>
      )}
      <p className="caption-picture-foot">
        <button type="button" className="button" data-tone="link" onClick={onShow}>
          {t('proof.captionNumber', { number: ordinal })}
        </button>
        {asset !== undefined && asset.width > 0 && (
          <span>
            {asset.width} × {asset.height}
          </span>
        )}
        {asset !== undefined && (
          <Button tone="link" onClick={() => void pickPicture(figure?.id ?? block.id)}>
            {t('captions.replace')}
          </Button>
        )}
        {asset === undefined && <span className="captions-missing">{t('proof.noPicture')}</span>}
      </p>
    </div>
  )
}

interface WordsProps {
  readonly bundle: BlockBundle
  readonly figure: Block | undefined
  readonly isOpen: boolean
}

function Words({ bundle, figure, isOpen }: WordsProps) {
  const { t } = useTranslation()
  const { block, suggestions } = bundle
  const [isEditing, setIsEditing] = useState(false)
  const length = codePointLength(block.text)
  const credit = creditOf(block.text)
  const edit = { blockId: block.id, start: 0, end: length }
  const marked = segments(block, suggestions, 'marked')
  const proposed = cleanText(
    block,
    suggestions.map((each) => (each.state === 'rejected' ? each : { ...each, state: 'accepted' as const })),
  )
  return (
    <div className="caption-words">
      <p className="caption-meta">
        {t('proof.desk.captions')} {t('proof.characters', { count: length })}
        <IconButton size="small" label={t('captions.edit')} data-edit onClick={() => setIsEditing(true)}>
          <Pencil size={14} />
        </IconButton>
      </p>
      {isEditing ? (
        <TextField
          label={t('captions.edit')}
          className="caption-field"
          initial={proposed}
          isFocused
          onEnter={(text) => {
            endEdit(edit, text)
            setIsEditing(false)
          }}
          onEscape={() => setIsEditing(false)}
        />
      ) : (
        <p className="caption-text">
          {marked.map((segment, index) =>
            segment.kind === 'deleted' ? (
              <del key={index}>{segment.text}</del>
            ) : segment.kind === 'inserted' ? (
              <ins key={index}>{segment.text}</ins>
            ) : (
              <span key={index}>{segment.text}</span>
            ),
          )}
        </p>
      )}
      {isOpen && (
        <dl className="caption-facts">
          <dt>{t('captions.credit')}</dt>
          <dd>{credit ?? <em>{t('captions.noCredit')}</em>}</dd>
          <dt>{t('captions.alt')}</dt>
          <dd>{figure === undefined ? <em>{t('captions.altLater')}</em> : <Alternative figure={figure} />}</dd>
        </dl>
      )}
    </div>
  )
}

/** Longer alternative texts are read with effort (IPTC advises at most 250 characters). */
const LONGEST_ALT = 250

function Alternative({ figure }: { readonly figure: Block }) {
  const { t } = useTranslation()
  const save = (alt: string): void => {
    if (alt.trim() !== (figure.alt ?? '')) sign('picture.describe', () => describePicture(figure, alt.trim()))
  }
  const length = codePointLength(figure.alt ?? '')
  return (
    <span className="caption-alt">
      <TextField
        key={figure.alt}
        label={t('captions.alt')}
        placeholder={t('captions.altHint')}
        initial={figure.alt ?? ''}
        onEnter={save}
        onBlur={save}
      />
      <small data-long={length > LONGEST_ALT || undefined}>
        {length} / {LONGEST_ALT}
      </small>
    </span>
  )
}

/** The picture's own statements, in the order in which a caption is checked. */
const SHOWN = ['headline', 'description', 'creator', 'credit', 'copyright', 'date', 'city'] as const

function Metadata({ asset }: { readonly asset: Asset | undefined }) {
  const { t } = useTranslation()
  const entries = SHOWN.flatMap((name) => {
    const first = asset?.metadata?.[name]?.[0]
    return first === undefined ? [] : [{ name, ...first }]
  })
  return (
    <div className="caption-metadata">
      <h3>{t('captions.metadata')}</h3>
      {asset === undefined && <p>{t('captions.metadataLater')}</p>}
      {asset !== undefined && entries.length === 0 && <p>{t('captions.metadataNone')}</p>}
      <dl>
        {entries.map(({ name, value, source }) => (
          <div key={name}>
            <dt>{t(`captions.field.${name}`)}</dt>
            <dd title={source}>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
