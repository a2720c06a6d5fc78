import { useEffect, useInsertionEffect, useRef } from 'react'
import '../../styles/proof.css'
import '../../styles/sheet.css'
import '../../styles/desks.css'
import '../../styles/marks.css'
import '../../styles/cards.css'
import '../../styles/narrow.css'
import { focusPaneWhenThere } from '../../lib/panes.ts'
import { appStore, standsAlone } from '../../store/app-store.ts'
import { useApp, useArticle, useBundles, useSession } from '../../store/hooks.ts'
import type { OpenState } from '../../store/session.ts'
import { CaptionsDesk } from '../captions/CaptionsDesk.tsx'
import { ConflictsDesk } from '../conflicts/ConflictsDesk.tsx'
import { FindingsDesk } from '../findings/FindingsDesk.tsx'
import { NotesDesk } from '../notes/NotesDesk.tsx'
import { NumbersDesk } from '../numbers/NumbersDesk.tsx'
import { PeopleDesk } from '../people/PeopleDesk.tsx'
import { PlacingDesk } from '../placing/PlacingDesk.tsx'
import { RevisionDesk } from '../revision/RevisionDesk.tsx'
import { SuggestionsDesk } from '../suggestions/SuggestionsDesk.tsx'
import { VersionsDesk } from '../versions/VersionsDesk.tsx'
import { DESK_PANES } from './desk-panes.ts'
import { FindingCommands } from './FindingCommands.tsx'
import { Find } from './find/Find.tsx'
import { Foot } from './Foot.tsx'
import { Notices } from './Notices.tsx'
import { OpenWorkCommands } from './OpenWorkCommands.tsx'
import { ProofCommands } from './ProofCommands.tsx'
import { Rail } from './Rail.tsx'
import { Reading } from './Reading.tsx'
import { TabStrip } from './TabStrip.tsx'
import { TopBar } from './TopBar.tsx'

/** The main screen: rail, desk, article with its margin, coverage at the foot. */
export function ProofScreen() {
  // The article may be closed a moment before the screen changes.
  // Another article, or another version of it, is another page: nothing of the one before stands in it.
  const page = useSession(({ open }) => open && `${open.articleId} ${textOf(open)}`)
  return page === undefined ? null : <OpenProof key={page} />
}

/** Which of its texts is open. */
function textOf({ tables, isEarlier }: OpenState): string {
  return `${[...tables.article.values()][0]?.currentVersionId ?? ''} ${String(isEarlier)}`
}

function OpenProof() {
  const bundles = useBundles()
  const desk = useApp((state) => state.desk)
  const language = useArticle((open) => [...open.tables.article.values()][0]?.language)
  // The article's words keep their own face in every desk and card, whatever language the tools speak.
  // Before anything is measured: set later, it would have the whole window styled a second time.
  useInsertionEffect(() => {
    const { dataset } = document.documentElement
    if (language !== undefined) dataset['article'] = language
    return () => {
      delete dataset['article']
    }
  }, [language])
  // Another article, another page: the focus that went with the one before comes to the desk that is worked at here.
  const page = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (document.activeElement !== document.body) return
    const pane = DESK_PANES[appStore.getState().desk]
    page.current?.querySelector<HTMLElement>(pane)?.focus({ preventScroll: true })
    focusPaneWhenThere(pane)
  }, [])
  return (
    <div className="proof" data-desk={desk} ref={page}>
      <ProofCommands bundles={bundles} />
      <FindingCommands />
      <OpenWorkCommands bundles={bundles} />
      <div className="proof-top">
        <TabStrip />
        <TopBar />
        <Notices bundles={bundles} />
      </div>
      <Rail bundles={bundles} />
      {desk === 'notes' && <NotesDesk bundles={bundles} />}
      {desk === 'suggestions' && <SuggestionsDesk bundles={bundles} />}
      {desk === 'numbers' && <NumbersDesk bundles={bundles} />}
      {desk === 'findings' && <FindingsDesk bundles={bundles} />}
      {desk === 'people' && <PeopleDesk bundles={bundles} />}
      {desk === 'placing' && <PlacingDesk bundles={bundles} />}
      {desk === 'conflicts' && <ConflictsDesk bundles={bundles} />}
      {desk === 'revision' && <RevisionDesk bundles={bundles} />}
      {desk === 'captions' && <CaptionsDesk bundles={bundles} />}
      {desk === 'versions' && <VersionsDesk bundles={bundles} />}
      {!standsAlone(desk) && <Reading bundles={bundles} />}
      <Find bundles={bundles} />
      <Foot bundles={bundles} />
    </div>
  )
}
