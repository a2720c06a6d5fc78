import { PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Draft } from '#shared/domain/draft.ts'
import { sliceCodePoints } from '#shared/lib/code-points.ts'
import { asReviewer } from '../../acts/actions.ts'
import { draftOfEdit, typedDraftId } from '../../acts/rewriting.ts'
import { Button } from '../../components/Button.tsx'
import type { Bundles } from '../../store/by-block.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { discardUnfinished, isResumable, resumeUnfinished } from '../../typing/unfinished.ts'
import { caretNow } from '../../typing/bursts.ts'
import { takeHold } from '../../typing/hands.ts'
import { typingStore } from '../../typing/typing-store.ts'
import { focusArticle } from './cards/focus-article.ts'
import { Notice } from './Notice.tsx'

/** What was typed and is no act yet: it takes no letter from the text, and waits until somebody turns to it. */
export function TypingNotices({ bundles }: { readonly bundles: Bundles }) {
  return (
    <>
      <UnsignedNotice />
      <UnfinishedNotice bundles={bundles} />
    </>
  )
}

/** Nobody has given a name: what was typed stands on the proof and among the drafts. */
function UnsignedNotice() {
  const { t } = useTranslation()
  const isUnsigned = useStore(typingStore, (state) => state.isUnsigned)
  if (!isUnsigned) return null
  return (
    <Notice icon={<PenLine size={16} aria-hidden />} title={t('proof.unsigned.title')}>
      <p>{t('proof.unsigned.hint')}</p>
      <Button onClick={giveName}>{t('proof.unsigned.name')}</Button>
    </Notice>
  )
}

/** Asks for the name; the caret stands afterwards where it stood. */
function giveName(): void {
  const caret = caretNow()
  asReviewer(() => {
    focusArticle()
    takeHold()
    typingStore.setState({ caret })
  })
}

/** Text that was left in the middle of a change, in an earlier run too: it is offered, one after the other. */
function UnfinishedNotice({ bundles }: { readonly bundles: Bundles }) {
  const { t } = useTranslation()
  const drafts = useArticle((open) => open.drafts)
  const edit = useApp((state) => state.edit)
  const bursts = useStore(typingStore, (state) => state.bursts)
  const atHand = new Set(bursts.flatMap(({ runs }) => runs.map(({ id }) => typedDraftId(id))))
  const rewritten = edit && draftOfEdit(drafts, edit)
  if (rewritten !== undefined) atHand.add(rewritten.id)
  const left = [...drafts.values()].filter(({ id, blockEdit }) => blockEdit !== undefined && !atHand.has(id))
  const [draft] = left
  if (draft === undefined) return null
  return (
    <Notice
      tone="quiet"
      icon={<PenLine size={16} aria-hidden />}
      title={t('proof.unfinished.title', { count: left.length })}
    >
      <p className="proof-notice-words">
        <Left draft={draft} bundles={bundles} />
      </p>
      {isResumable(draft, bundles) && (
        <Button onClick={() => resumeUnfinished(draft)}>{t('proof.unfinished.continue')}</Button>
      )}
      <Button
        tone="plain"
        onClick={() => {
          discardUnfinished(draft)
          focusArticle()
        }}
      >
        {t('proof.discard')}
      </Button>
    </Notice>
  )
}

/** The words as they were left; where nothing is to stand, those that were to go. */
function Left({ draft, bundles }: { readonly draft: Draft; readonly bundles: Bundles }) {
  const { blockId = '', start = 0, end = 0, text = '' } = draft.blockEdit ?? {}
  if (text !== '') return <q>{text}</q>
  return <del>{sliceCodePoints(bundles.byId.get(blockId)?.block.text ?? '', start, end)}</del>
}
