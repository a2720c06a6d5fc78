import { useTranslation } from 'react-i18next'
import type { Repair } from '#shared/domain/repair.ts'
import { Button } from '../../../components/Button.tsx'
import { Keys } from '../../../components/Keys.tsx'
import { shownEvidence } from '../../../lib/encoding-names.ts'
import { goTo } from '../../../acts/actions.ts'
import { toggleRepair } from '../../../acts/suggestions.ts'
import { useArticle } from '../../../store/hooks.ts'
import { refusalOf } from '../../../store/threads.ts'
import { Card } from './Card.tsx'
import { CardIcon } from './icons.tsx'

/** A repair: what stood there, what stands there, why, and the way back. */
export function RepairCard({ repair }: { readonly repair: Repair }) {
  const { t } = useTranslation()
  const isRefused = useArticle((open) => refusalOf(open.tables, repair.id) !== undefined)
  return (
    <Card
      tone="repair"
      icon={<CardIcon tone="repair" />}
      kind={t('proof.repair')}
      meta={t(repair.isGuess ? 'proof.repairGuess' : 'proof.repairSure')}
      isOpen
      onOpen={() => goTo(undefined)}
      summary={
        <p className="change">
          <del>{visible(repair.before)}</del>
          <span aria-hidden="true"> → </span>
          <ins>{repair.after === '' ? t('proof.nothing') : repair.after}</ins>
        </p>
      }
    >
      <p className="card-reading">
        {t(`repairs.${repair.evidence.rule}`, {
          ...shownEvidence(repair.evidence.values),
          defaultValue: t('proof.repairWhy'),
        })}
      </p>
      <footer className="card-foot">
        <Button tone="link" onClick={() => toggleRepair(repair.id)}>
          {t(isRefused ? 'proof.repairAgain' : 'commands.keep-original')}
          <Keys parts={['O']} />
        </Button>
      </footer>
    </Card>
  )
}

/** Characters that draw nothing are shown by their code, else a repair of them would look empty. */
function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\uE000-\uF8FF]/gu,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  )
}
