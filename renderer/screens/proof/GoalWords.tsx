import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf, overGoal } from '#shared/acts/goals.ts'
import type { TextLength } from '#shared/text/count.ts'
import { useArticle } from '../../store/hooks.ts'

/** What the article has over or under the length that it is to have; nothing where none is set. */
export function GoalWords({ whole }: { readonly whole: TextLength }) {
  const { t } = useTranslation()
  const goals = useArticle((open) => open.tables.goal)
  const goal = useMemo(() => goalOf(goals.values()), [goals])
  if (goal === undefined) return null
  const over = overGoal(goal, whole)
  const state = over > 0 ? 'over' : over < 0 ? 'under' : 'fits'
  return (
    <span className="goal-words" data-state={state}>
      {t('count.of', { count: goal.length })} <strong>{t(`count.${state}`, { count: Math.abs(over) })}</strong>
    </span>
  )
}
