import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { goalOf } from '#shared/acts/goals.ts'
import { MOST_LENGTH, type GoalPart } from '#shared/domain/goal.ts'
import type { TextLength } from '#shared/text/count.ts'
import { setGoal, unitOfArticle } from '../../acts/goals.ts'
import { Button } from '../../components/Button.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { useArticle } from '../../store/hooks.ts'
import { GoalWords } from '../proof/GoalWords.tsx'

interface GoalFieldProps {
  /** A part of the article; left out: the article. */
  readonly of?: GoalPart
  /** How long it is now, where that is one number. */
  readonly whole?: TextLength
}

/** How long the article, or a part of it, is to be, and what it has over or under that. */
export function GoalField({ of, whole }: GoalFieldProps) {
  const { t } = useTranslation()
  const goals = useArticle((open) => open.tables.goal)
  const isEarlier = useArticle((open) => open.isEarlier)
  const goal = goalOf(goals.values(), of)
  const id = `goal-${of ?? 'article'}`
  const label = t(of === undefined ? 'count.goal' : `count.goalOf.${of}`)
  const [text, setText] = useState(goal === undefined ? '' : String(goal.length))
  const length = lengthIn(text)
  const keep = (): void => {
    if (length !== 'wrong') setGoal(length, of)
  }
  if (isEarlier) return null
  return (
    <div className="dlg-goal">
      <label htmlFor={id}>{label}</label>
      <span className="dlg-goal-field">
        <TextInput
          id={id}
          label={label}
          initial={text}
          maxLength={9}
          describedBy={`${id}-hint`}
          isWrong={length === 'wrong'}
          onInput={setText}
          onEnter={keep}
        />
        <span>{t(`count.unit.${goal?.unit ?? unitOfArticle()}`)}</span>
        {length !== goal?.length && (
          <Button aria-disabled={length === 'wrong'} onClick={keep}>
            {t('common.save')}
          </Button>
        )}
        {whole !== undefined && <GoalWords whole={whole} of={of} />}
      </span>
      <small id={`${id}-hint`} role={length === 'wrong' ? 'alert' : undefined}>
        {length === 'wrong' ? t('count.goalWrong') : of === undefined && t('count.goalHint')}
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
