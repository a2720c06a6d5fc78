import { useTranslation } from 'react-i18next'
import type { ArticleSummary, LibraryState } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { shownBytes, shownPath } from '../../lib/format.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { client } from '../../transport/bridge.ts'
import { openNotes } from './listing.ts'
import { WorkLine } from '../WorkLine.tsx'

interface LibraryFootProps {
  readonly articles: readonly ArticleSummary[]
  readonly state: LibraryState | undefined
}

/** What is left in the whole library, and where its file lies. */
export function LibraryFoot({ articles, state }: LibraryFootProps) {
  const { t, i18n } = useTranslation()
  const notes = articles.reduce((sum, article) => sum + openNotes(article), 0)
  const numbers = articles.reduce((sum, article) => sum + article.numbers.total - article.numbers.done, 0)
  const reveal = async (): Promise<void> => {
    const answer = await client.call('library.reveal', {})
    if (!answer.ok) toast('wrong', errorText(answer.error))
  }
  return (
    <footer className="frame-foot">
      <span>{t('library.count', { count: articles.length })}</span>
      <span title={t('proof.openHint')}>
        {t('library.foot.notes')} <b>{notes}</b>
      </span>
      <span>
        {t('library.foot.numbers')} <b>{numbers}</b>
      </span>
      <span className="frame-space" />
      <WorkLine />
      {state !== undefined && (
        <>
          <Button tone="link" title={`${state.path}\n${t('library.reveal')}`} onClick={() => void reveal()}>
            <span className="visually-hidden">{t('library.foot.place')}: </span>
            <bdi>{shownPath(state.path)}</bdi>
          </Button>
          <span>{shownBytes(state.sizeBytes, i18n.language)}</span>
        </>
      )}
    </footer>
  )
}
