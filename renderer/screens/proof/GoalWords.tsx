import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf, overGoal } from '#shared/acts/goals.ts'
import type { GoalPart } from '#shared/domain/goal.ts'
import type { TextLength } from '#shared/text/count.ts'
import { useArticle } from '../../store/hooks.ts'

interface GoalWordsProps {
  readonly whole: TextLength
  /** A part of the article, where it is one that is spoken of. */
  readonly of?: GoalPart | undefined
  /** Says first how long it is, in what the goal is counted in. */
  readonly hasLength?: boolean
}

/** What the article, or a part of it, has over or under the length that it is to have, parted from the words before it; nothing where none is set. */
export function GoalWords({ whole, of, hasLength }: GoalWordsProps) {
  const { t } = useTranslation()
  const goals = useArticle((open) => open.tables.goal)
  const goal = useMemo(() => goalOf(goals.values(), of), [goals, of])
  if (goal === undefined) return null
  const over = overGoal(goal, whole)
  const state = over > 0 ? 'over' : over < 0 ? 'under' : 'fits'
  return (
    <>
      {hasLength !== true && ' '}
      <span className="goal-words" data-state={state}>
        {hasLength === true && `${t(`count.${goal.unit}`, { count: whole[goal.unit] })} `}
        {t('count.of', { count: goal.length })} <strong>{t(`count.${state}`, { count: Math.abs(over) })}</strong>
      </span>
    </>
  )
}
