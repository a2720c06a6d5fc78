import { Ban, CircleSlash, MessageSquareText, Pencil } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { PlacedFinding } from '#shared/checks/stands.ts'
import { dismissAll, mendable, noteAll, suggestAll, switchRuleOff } from '../../acts/findings.ts'
import { Button } from '../../components/Button.tsx'
import type { Bundles } from '../../store/by-block.ts'

interface RuleHeadProps {
  readonly rule: string
  /** How many of it are listed. */
  readonly count: number
  readonly open: readonly PlacedFinding[]
  readonly bundles: Bundles
  /** Whether one of it is at hand: its acts are there then. */
  readonly isLive: boolean
}

/** The head of a rule that found more than one: what can be done with all of them. */
export function RuleHead({ rule, count, open, bundles, isLive }: RuleHeadProps) {
  const { t } = useTranslation()
  const right = useMemo(() => mendable(open, bundles).length, [open, bundles])
  const hasPlace = open.some(({ blockId }) => blockId !== undefined)
  const name = t(`rules.${rule}`)
  return (
    <div className="rule-head" data-rule-head={rule} data-live={isLive || undefined}>
      <h4>
        {name} <span>{count}</span>
      </h4>
      <div className="rule-acts" role="group" aria-label={name}>
        {open.length > 1 && right > 0 && (
          <Button onClick={() => suggestAll(open, bundles)}>
            <Pencil size={14} aria-hidden />
            {t('findings.suggestAll', { count: right })}
          </Button>
        )}
        {open.length > 1 && hasPlace && (
          <Button tone="plain" onClick={() => noteAll(open)}>
            <MessageSquareText size={14} aria-hidden />
            {t('findings.noteAll', { count: open.length })}
          </Button>
        )}
        {open.length > 1 && (
          <Button tone="plain" onClick={() => dismissAll(open)}>
            <CircleSlash size={14} aria-hidden />
            {t('findings.dismissAll', { count: open.length })}
          </Button>
        )}
        <Button tone="plain" onClick={() => switchRuleOff(rule)}>
          <Ban size={14} aria-hidden />
          {t('findings.switchOff')}
        </Button>
      </div>
    </div>
  )
}
