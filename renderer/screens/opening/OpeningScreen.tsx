import { useEffect, useRef, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/frame.css'
import '../../styles/opening.css'
import '../../styles/opening-sheet.css'
import '../../styles/opening-lists.css'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { KeepAs } from '../../acts/waiting-files.ts'
import { useCommands } from '../../commands/registry.ts'
import { useRoom } from '../../lib/room.ts'
import type { NextOf } from '../../store/app-store.ts'
import { useApp } from '../../store/hooks.ts'
import { OpeningActions } from './OpeningActions.tsx'
import { OpeningFoot } from './OpeningFoot.tsx'
import { OpeningTop, SheetViews } from './OpeningTop.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { RepairList } from './RepairList.tsx'

import { SheetPreview, type SheetView } from './SheetPreview.tsx'
import { StructurePanel } from './StructurePanel.tsx'
import { Twins } from './Twins.tsx'
import { useBlocksAtHand } from './use-blocks-at-hand.ts'
import { useGrowing } from './use-growing.ts'
import { useChoices } from './use-choices.ts'
import { useKeeping, useNextToDecide } from './use-keeping.ts'
import { useOpeningKeys } from './use-opening-keys.ts'
import { useRefusals } from './use-refusals.ts'
import { useRepairsAtHand } from './use-repairs-at-hand.ts'

interface OpeningScreenProps {
  readonly preview: ImportPreview
  /** Whose next text it is to be, where that was said. */
  readonly nextOf?: NextOf | undefined
}

/** A file before it is kept: how it is read, what was mended, what each block is. Nothing is written before “Open”. */
export function OpeningScreen({ preview: given, nextOf }: OpeningScreenProps) {
  const { t } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const room = useRoom(scale)
  const { preview, choices, isReading, choose, settle } = useChoices(given)
  const [view, setView] = useState<SheetView>('repaired')
  const [as, setAs] = useState<KeepAs>(
    nextOf === undefined ? { kind: 'new' } : { kind: 'version', articleId: nextOf.articleId },
  )
  const sheet = useRef<HTMLDivElement>(null)
  const structure = useRef<HTMLDivElement>(null)

  const { document } = preview
  const next = useNextToDecide(given.token)
  const reasons = given.reasons.map((reason) => t(`opening.reason.${reason}`, { count: document.repairs.length }))
  const isMended = document.repairs.length > 0
  const growing = useGrowing(document.blocks.length)
  const repairs = useRepairsAtHand(document.repairs, sheet, growing.need)
  const { blocks, placeOf, ...atHand } = useBlocksAtHand(preview, choices.roles, choose, sheet, growing.need)
  const { refused, refuse, refuseKind } = useRefusals(document.repairs, choices.refused, choose)
  const { isKeeping, open, cancel } = useKeeping(given, as, settle, nextOf)

  useFirstFocus(sheet, nextOf !== undefined)

  const step = (by: 1 | -1): false | undefined => {
    if (structure.current?.contains(window.document.activeElement) === true || repairs.listed.length === 0) return false
    return void repairs.step(by)
  }
  useCommands({
    'view-original': () => setView('original'),
    'view-marked': () => setView('repaired'),
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    'keep-original': () => {
      if (repairs.atHand !== undefined) refuse([repairs.atHand], !refused.has(repairs.atHand))
    },
  })
  useOpeningKeys({
    hasSingleKeys,
    onCancel: cancel,
    onOpen: () => void open(),
    onOpenAndNext: () => void open(next),
    onRefuseKind: () => {
      const repair = document.repairs[repairs.atHand ?? -1]
      if (repair !== undefined) refuseKind(repair.kind)
    },
    onRole: atHand.setRoleAtHand,
  })

  return (
    <div className="frame opening" data-room={room}>
      <OpeningTop fileName={given.fileName} reasons={reasons} isReading={isReading} onBack={cancel} />
      <section className="op-left scroll" aria-label={t('opening.panel.choices')}>
        <ReadingPanel
          preview={preview}
          choices={choices}
          kind={repairs.kind}
          onChoose={(part) => {
            repairs.forget()
            choose(part)
          }}
          onKind={repairs.showKind}
        />
      </section>
      <main className="op-main" aria-label={t('opening.panel.text')}>
        <SheetViews view={view} isMended={isMended} onView={setView} />
        <SheetPreview
          preview={preview}
          blocks={blocks}
          count={growing.count}
          view={view}
          refused={refused}
          active={repairs.active}
          sheetRef={sheet}
          onRepair={repairs.setActive}
        />
        {isMended && (
          <RepairList
            preview={preview}
            listed={repairs.listed}
            refused={refused}
            active={repairs.atHand}
            scale={scale}
            placeOf={placeOf}
            listRef={null}
            onActive={repairs.show}
            onRefuse={refuse}
            onRefuseKind={refuseKind}
          />
        )}
      </main>
      <section className="op-right" aria-label={t('opening.structure.title')}>
        <div className="op-right-scroll scroll">
          {(nextOf !== undefined || preview.sameHeadline.length + preview.alike.length > 0) && (
            <Twins token={given.token} preview={preview} nextOf={nextOf} as={as} onAs={setAs} />
          )}
          <StructurePanel
            blocks={blocks}
            pictures={document.assets.length}
            findings={document.findings}
            active={atHand.active}
            lang={document.language}
            hasSingleKeys={hasSingleKeys}
            listRef={structure}
            onActive={atHand.show}
            onRole={atHand.setRole}
          />
        </div>
        <OpeningActions
          isKeeping={isKeeping}
          onOpen={() => void open()}
          onOpenNext={next === undefined ? undefined : () => void open(next)}
          onCancel={cancel}
        />
      </section>
      <OpeningFoot document={document} blocks={blocks} />
    </div>
  )
}

/** Whoever brings the next text of an article is first told what would become of its review, at whatever size. */
function useFirstFocus(sheet: RefObject<HTMLElement | null>, isNext: boolean): void {
  useEffect(() => {
    const choice = isNext ? window.document.querySelector<HTMLElement>('.op-same input:checked') : null
    ;(choice ?? sheet.current)?.focus()
  }, [sheet, isNext])
}
