import { useState } from 'react'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import { openArticle, showLibrary } from '../../acts/actions.ts'
import { openArrived } from '../../acts/arrived.ts'
import { errorText, toast } from '../../acts/toasts.ts'
import { leaveWaiting, lookAgain, settleImport, useImports, type ImportItem } from '../../acts/imports.ts'
import { appStore, type NextOf } from '../../store/app-store.ts'
import { finishTyping } from '../../typing/pending.ts'
import { session } from '../../store/current.ts'
import { dropFile, keepFile, type KeepAs } from '../../acts/waiting-files.ts'

/** Keeping the file that is looked at, or leaving it. `settle` waits for choices that are still on their way. */
export function useKeeping(given: ImportPreview, as: KeepAs, settle: () => Promise<boolean>, nextOf?: NextOf) {
  const [isKeeping, setIsKeeping] = useState(false)
  const cancel = (): void => {
    if (nextOf !== undefined) {
      // It was asked for from the article: nothing is kept of it, and the article is there again.
      dropFile(given.token)
      void openArticle(nextOf.articleId)
      return
    }
    // It waits in the list of files, and among the drafts, until it is kept or taken off.
    leaveWaiting(given)
    showLibrary()
  }
  const open = async (then?: ImportItem): Promise<void> => {
    if (isKeeping) return
    setIsKeeping(true)
    const isHeld = await settle()
    if (!isHeld) return setIsKeeping(false)
    // What is being written on the article is in the library before its next text is.
    finishTyping()
    await session.flush()
    const author = appStore.getState().settings.reviewerName
    const answer = await keepFile(given.token, as, author)
    setIsKeeping(false)
    if (!answer.ok) return toast('wrong', errorText(answer.error))
    settleImport(given.token, answer.value.articleId)
    if (then === undefined)
      return as.kind === 'version' ? openArrived(answer.value) : openArticle(answer.value.articleId)
    const found = await lookAgain(then)
    if ('code' in found) showLibrary()
    else appStore.setState({ screen: { kind: 'opening', preview: found } })
  }
  return { isKeeping, open, cancel }
}

/** Of files given together, the next one that waits for a decision. */
export function useNextToDecide(token: string): ImportItem | undefined {
  return useImports(({ items }) => {
    const isQueued = items.some((item) => item.token === token)
    return isQueued ? items.find((item) => item.state === 'decide' && item.token !== token) : undefined
  })
}
