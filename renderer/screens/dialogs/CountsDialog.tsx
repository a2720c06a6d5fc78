import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { GOAL_PARTS, type GoalPart } from '#shared/domain/goal.ts'
import type { TextLength } from '#shared/text/count.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { useArticle, useBundles } from '../../store/hooks.ts'
import { isCountedInCharacters } from '#shared/text/article-length.ts'
import { articleLength, blockLength } from '../../store/lengths.ts'
import { GoalWords } from '../proof/GoalWords.tsx'
import { GoalField } from './GoalField.tsx'

/** How long the article is as it would read clean: all of it, its headlines, and each caption. */
export function CountsDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const bundles = useBundles()
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language)
  const isInCharacters = isCountedInCharacters(language)
  // What a length is held against stands behind what is counted, before what is said beside it.
  const told = (length: TextLength, of?: GoalPart): ReactNode => (
    <>
      {isInCharacters ? t('count.characters', { count: length.characters }) : t('count.words', { count: length.words })}
      {of !== undefined && <GoalWords whole={length} of={of} />}
      {isInCharacters
        ? t('count.without', { count: length.withoutMarks })
        : t('count.letters', { count: length.letters })}
    </>
  )
  const rows = bundles.list.filter(
    (bundle) => ['headline', 'caption'].includes(bundle.block.role) && blockLength(bundle).letters > 0,
  )
  return (
    <Dialog
      title={t('commands.show-counts')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <Button tone="main" onClick={onClose}>
          {t('common.close')}
        </Button>
      }
    >
      <div className="dialog-body dlg-about" role="group" tabIndex={0} aria-label={t('commands.show-counts')}>
        <dl>
          <dt>{t('count.article')}</dt>
          <dd>{told(articleLength(bundles))}</dd>
          {rows.map((bundle) => (
            <div key={bundle.block.id} className="dlg-count">
              <dt>
                {bundle.block.role === 'caption'
                  ? t('proof.captionNumber', { number: bundle.ordinal })
                  : t('common.role.headline')}
              </dt>
              <dd>{told(blockLength(bundle), bundle.block.role === 'caption' ? 'caption' : 'headline')}</dd>
            </div>
          ))}
        </dl>
        <GoalField whole={articleLength(bundles)} />
        {GOAL_PARTS.filter((part) => rows.some(({ block }) => block.role === part)).map((part) => (
          <GoalField key={part} of={part} />
        ))}
        <p>{t(isInCharacters ? 'count.howCharacters' : 'count.howWords')}</p>
      </div>
    </Dialog>
  )
}
