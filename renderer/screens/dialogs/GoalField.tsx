import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf } from '#shared/acts/goals.ts'
import { MOST_LENGTH } from '#shared/domain/goal.ts'
import { setGoal, unitOfArticle } from '../../acts/goals.ts'
import { Button } from '../../components/Button.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { useArticle } from '../../store/hooks.ts'
import { articleLength } from '../../store/lengths.ts'
import { GoalWords } from '../proof/GoalWords.tsx'

/** How long the article is to be, and what it has over or under that. */
export function GoalField({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const goals = useArticle((open) => open.tables.goal)
  const isEarlier = useArticle((open) => open.isEarlier)
  const goal = goalOf(goals.values())
  const [text, setText] = useState(goal === undefined ? '' : String(goal.length))
  const length = lengthIn(text)
  const keep = (): void => {
    if (length !== 'wrong') setGoal(length)
  }
  if (isEarlier) return null
  return (
    <div className="dlg-goal">
      <label htmlFor="goal-field">{t('count.goal')}</label>
      <span className="dlg-goal-field">
        <TextInput
          id="goal-field"
          label={t('count.goal')}
          initial={text}
          maxLength={9}
          describedBy="goal-hint"
          isWrong={length === 'wrong'}
          onInput={setText}
          onEnter={keep}
        />
        <span>{t(`count.unit.${goal?.unit ?? unitOfArticle()}`)}</span>
        <Button aria-disabled={length === 'wrong'} onClick={keep}>
          {t('common.save')}
        </Button>
        <GoalWords whole={articleLength(bundles)} />
      </span>
      <small id="goal-hint" role={length === 'wrong' ? 'alert' : undefined}>
        {t(length === 'wrong' ? 'count.goalWrong' : 'count.goalHint')}
      </small>
    </div>
  )
}

/** A length as a person writes it, with group marks and full-width digits; nothing written: none. */
function lengthIn(text: string): number | undefined | 'wrong' {
  const digits = text.normalize('NFKC').replaceAll(/[\s,]/gu, '')
  if (digits === '') return undefined
  const length = /^\d{1,7}$/u.test(digits) ? Number(digits) : 0
  return length >= 1 && length <= MOST_LENGTH ? length : 'wrong'
}
