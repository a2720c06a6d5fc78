import { PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { asReviewer } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { typingStore } from '../../typing/typing-store.ts'
import { focusArticle } from './cards/focus-article.ts'
import { Notice } from './Notice.tsx'

/** What was typed and is no act yet: it takes no letter from the text, and waits until somebody turns to it. */
export function TypingNotices() {
  return <UnsignedNotice />
}

/** Nobody has given a name: what was typed stands on the proof and among the drafts. */
function UnsignedNotice() {
  const { t } = useTranslation()
  const isUnsigned = useStore(typingStore, (state) => state.isUnsigned)
  if (!isUnsigned) return null
  return (
    <Notice icon={<PenLine size={16} aria-hidden />} title={t('proof.unsigned.title')}>
      <p>{t('proof.unsigned.hint')}</p>
      <Button onClick={() => asReviewer(focusArticle)}>{t('proof.unsigned.name')}</Button>
    </Notice>
  )
}
