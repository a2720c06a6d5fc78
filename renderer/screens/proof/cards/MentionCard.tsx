import { useTranslation } from 'react-i18next'
import { FormedWords } from '../../../components/FormedWords.tsx'
import { Button } from '../../../components/Button.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { goTo } from '../../../acts/actions.ts'
import { followMention } from '../../../acts/mentions.ts'
import type { BlockBundle } from '../../../store/by-block.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'

/** Beside a paragraph that was reached from a caption: what it speaks of, and the way back. */
export function MentionCard({ caption }: { readonly caption: BlockBundle }) {
  const { t } = useTranslation()
  return (
    <Card
      tone="caption"
      icon={<CardIcon tone="caption" />}
      kind={t('captions.mention.of', { number: caption.ordinal })}
      meta=""
      isOpen
      onOpen={() => goTo(undefined)}
      summary={<FormedWords block={caption.block} />}
    >
      <footer className="card-foot">
        <Button tone="link" onClick={followMention}>
          {t('captions.mention.back', { number: caption.ordinal })}
          <Keys parts={['G']} />
        </Button>
      </footer>
    </Card>
  )
}
