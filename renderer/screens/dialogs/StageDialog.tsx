import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { STAGES, type Stage } from '#shared/domain/article.ts'
import { setStages } from '../../acts/library-acts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { shownKeys } from '../../lib/keys.ts'
import type { StagedArticle } from '../../store/app-store.ts'

/** A sign-off ends the review, and only it says so. */
const PASSES = STAGES.filter((stage) => stage !== 'signed')

interface StageDialogProps {
  readonly articles: readonly StagedArticle[]
  readonly onClose: () => void
}

/** Passes one article, or all that are chosen, on to a stage of the review. */
export function StageDialog({ articles, onClose }: StageDialogProps) {
  const { t } = useTranslation()
  const [first] = articles
  const isOne = articles.every(({ stage }) => stage === first?.stage)
  // What they have in common is where they stand; of several stages none is it, and the choice begins at the first.
  const [stage, setStage] = useState<Stage>(
    (isOne ? PASSES.find((each) => each === first?.stage) : undefined) ?? 'first',
  )
  const save = (): void => {
    onClose()
    const others = articles.filter((article) => article.stage !== stage)
    if (others.length > 0) setStages(others, stage)
  }
  return (
    <Dialog
      title={t('library.stages.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" onClick={save}>
            {t('library.stages.set')}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <form
        className="dialog-body dlg-stage"
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return
          event.preventDefault()
          save()
        }}
      >
        <p>{articles.length === 1 ? first?.title : t('library.stages.many', { count: articles.length })}</p>
        <Segmented
          label={t('library.stages.title')}
          value={stage}
          isFirst
          options={PASSES.map((value) => ({ value, label: t(`library.stage.${value}`) }))}
          onChange={setStage}
        />
      </form>
    </Dialog>
  )
}
