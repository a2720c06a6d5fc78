import '../../../styles/caption-parts.css'
import { useTranslation } from 'react-i18next'
import type { VerdictState } from '#shared/domain/verdict.ts'
import { Button } from '../../../components/Button.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { Segmented } from '../../../components/Segmented.tsx'
import { shortTime } from '../../../lib/time.ts'
import { goTo } from '../../../acts/actions.ts'
import type { BlockBundle } from '../../../store/by-block.ts'
import { judgeCaptionOf } from '../../../acts/captions.ts'
import { followMention } from '../../../acts/mentions.ts'
import { mentionOf } from '../../../store/mentions.ts'
import { captionViews } from '../../../store/caption-view.ts'
import { useApp, useArticle } from '../../../store/hooks.ts'
import { CheckList } from '../../captions/CheckList.tsx'
import { ElementChips } from '../../captions/ElementChips.tsx'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'

interface CaptionCardProps {
  readonly bundle: BlockBundle
  readonly isOpen: boolean
}

const VERDICTS: readonly VerdictState[] = ['approved', 'changed', 'queried']

/** A caption’s verdict in the margin, with what was compared, and what was not. */
export function CaptionCard({ bundle, isOpen }: CaptionCardProps) {
  const { t, i18n } = useTranslation()
  const { block, ordinal, verdict } = bundle
  const settings = useApp((state) => state.settings)
  const tables = useArticle((open) => open.tables)
  const view = isOpen ? captionViews(tables, settings).get(block.id) : undefined
  const mention = useArticle((open) => (isOpen ? mentionOf(open.tables, block.id) : undefined))
  return (
    <Card
      tone="caption"
      icon={<CardIcon tone="caption" />}
      kind={`${t('proof.captionNumber', { number: ordinal })}　${verdict === undefined ? '' : t(`captions.verdict.${verdict.state}`)}`}
      meta={verdict?.by ?? ''}
      {...(verdict === undefined ? {} : { at: shortTime(verdict.atMs, i18n.language) })}
      isOpen={isOpen}
      onOpen={() => goTo(isOpen ? undefined : { kind: 'caption', id: block.id })}
    >
      {view !== undefined && (
        <div className="card-summary">
          <ElementChips view={view} size="short" />
          <CheckList checks={view.lines} />
        </div>
      )}
      <Segmented
        label={t('captions.verdictLabel')}
        value={verdict?.state ?? ('' as VerdictState)}
        options={VERDICTS.map((state) => ({ value: state, label: t(`captions.verdict.${state}`) }))}
        onChange={(state) => judgeCaptionOf(block.id, state)}
      />
      {mention !== undefined && (
        <p className="card-foot">
          <Button tone="link" onClick={followMention}>
            {mention.ordinal === 0
              ? t('captions.mention.place')
              : t('captions.mention.paragraph', { number: mention.ordinal })}
            <Keys parts={['G']} />
          </Button>
        </p>
      )}
    </Card>
  )
}
