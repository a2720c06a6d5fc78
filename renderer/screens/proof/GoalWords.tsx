import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf, overGoal } from '#shared/acts/goals.ts'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { articleLength } from '../../store/lengths.ts'

/** What the article has over or under the length that it is to have; nothing where none is set. */
export function GoalWords({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const goals = useArticle((open) => open.tables.goal)
  const goal = useMemo(() => goalOf(goals.values()), [goals])
  const whole = useMemo(() => articleLength(bundles), [bundles])
  if (goal === undefined) return null
  const over = overGoal(goal, whole)
  const state = over > 0 ? 'over' : over < 0 ? 'under' : 'fits'
  return (
    <span className="goal-words" data-state={state}>
      {t('count.of', { count: goal.length })} <strong>{t(`count.${state}`, { count: Math.abs(over) })}</strong>
    </span>
  )
}
