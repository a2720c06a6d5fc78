import { ChevronLeft, LoaderCircle, Sun } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/frame.css'
import '../../styles/opening.css'
import '../../styles/opening-sheet.css'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { Role } from '#shared/domain/block.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { runCommand, useCommands } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { lineStart } from '../../lib/format.ts'
import { shownKeys } from '../../lib/keys.ts'
import { useRoom } from '../../lib/room.ts'
import { errorText, openArticle, showLibrary, toast } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import { useApp } from '../../store/hooks.ts'
import { importsStore, lookAgain, settleImport, useImports, type ImportItem } from '../../acts/imports.ts'
import { client } from '../../transport/bridge.ts'
import { OpeningFoot } from './OpeningFoot.tsx'
import { ReadingPanel } from './ReadingPanel.tsx'
import { RepairList } from './RepairList.tsx'
import { placedBlocks } from './roles.ts'
import { SameHeadline, type KeepAs } from './SameHeadline.tsx'
import { SheetPreview, type SheetView } from './SheetPreview.tsx'
import { StructurePanel } from './StructurePanel.tsx'
import { useChoices } from './use-choices.ts'
import { useOpeningKeys } from './use-opening-keys.ts'

/** A file before it is kept: how it is read, what was mended, what each block is. Nothing is written before “Open”. */
export function OpeningScreen({ preview: given }: { readonly preview: ImportPreview }) {
  const { t } = useTranslation()
  const scale = useApp((state) => state.settings.textScale)
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const room = useRoom(scale)
  const { preview, choices, isReading, choose, settle } = useChoices(given)
  const [view, setView] = useState<SheetView>('repaired')
  const [kind, setKind] = useState<string>()
  const [activeRepair, setActiveRepair] = useState<number>()
  const [as, setAs] = useState<KeepAs>({ kind: 'new' })
  const [isKeeping, setIsKeeping] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const sheet = useRef<HTMLDivElement>(null)
  const structure = useRef<HTMLDivElement>(null)

  const { document } = preview
  // Of files given together, the next one that waits for a decision.
  const next = useImports(({ items }) => {
    const isQueued = items.some((item) => item.token === given.token)
    return isQueued ? items.find((item) => item.state === 'decide' && item.token !== given.token) : undefined
  })
  const reasons = given.reasons.map((reason) => t(`opening.reason.${reason}`, { count: document.repairs.length }))
  const isMended = document.repairs.length > 0
  const refused = useMemo(() => new Set(choices.refused), [choices.refused])
  const blocks = useMemo(() => placedBlocks(document.blocks, choices.roles), [document.blocks, choices.roles])
  const listed = useMemo(
    () => document.repairs.flatMap((repair, index) => (kind === undefined || repair.kind === kind ? [index] : [])),
    [document.repairs, kind],
  )
  const places = useMemo(() => placeNames(blocks, (key, values) => t(key, values ?? {})), [blocks, t])
  const doubtful = blocks.filter((block) => block.isDoubtful).map(({ index }) => index)
  const [chosenBlock, setChosenBlock] = useState<number>()
  const activeBlock = chosenBlock ?? doubtful[0]
  const repairAtHand = activeRepair !== undefined && listed.includes(activeRepair) ? activeRepair : listed[0]

  useEffect(() => sheet.current?.focus(), [])

  const showRepair = (index: number): void => {
    setActiveRepair(index)
    // The mark is drawn by the time the frame comes.
    requestAnimationFrame(() => {
      const mark = sheet.current?.querySelector(`[data-repair="${index}"]`)
      mark?.scrollIntoView({ block: 'center' })
    })
  }
  const showBlock = (index: number): void => {
    setChosenBlock(index)
    sheet.current?.querySelector(`[data-block="${index}"]`)?.scrollIntoView({ block: 'center' })
  }
  const refuse = (indexes: readonly number[], isRefused: boolean): void => {
    const next = new Set(refused)
    for (const index of indexes) {
      if (isRefused) next.add(index)
      else next.delete(index)
    }
    choose({ refused: [...next].sort((a, b) => a - b) })
  }
  const refuseKind = (kind: string): void => {
    const own = document.repairs.flatMap((repair, index) => (repair.kind === kind ? [index] : []))
    refuse(own, !own.every((index) => refused.has(index)))
  }
  const setRole = (index: number, role: Role): void => {
    choose({ roles: [...choices.roles.filter(({ block }) => block !== index), { block: index, role }] })
    const next = doubtful.find((block) => block > index) ?? doubtful.find((block) => block !== index)
    setChosenBlock(next ?? index)
  }
  const step = (by: 1 | -1): false | undefined => {
    if (structure.current?.contains(window.document.activeElement) === true || listed.length === 0) return false
    const at = repairAtHand === undefined ? -1 : listed.indexOf(repairAtHand)
    const next = listed[Math.max(0, Math.min(listed.length - 1, activeRepair === undefined ? 0 : at + by))]
    if (next !== undefined) showRepair(next)
    return undefined
  }
  const cancel = (): void => {
    // From the list of several files it goes back to that list, and still waits there.
    const isQueued = importsStore.getState().items.some((item) => item.token === given.token)
    if (!isQueued) void client.call('import.drop', { token: given.token })
    showLibrary()
  }
  const open = async (then?: ImportItem): Promise<void> => {
    if (isKeeping) return
    setIsKeeping(true)
    const isHeld = await settle()
    if (!isHeld) return setIsKeeping(false)
    const author = appStore.getState().settings.reviewerName
    const answer = await client.call('import.keep', { token: given.token, author, as })
    setIsKeeping(false)
    if (!answer.ok) return toast('wrong', errorText(answer.error))
    settleImport(given.token, answer.value.articleId)
    if (then === undefined) return openArticle(answer.value.articleId)
    const found = await lookAgain(then)
    if ('code' in found) showLibrary()
    else appStore.setState({ screen: { kind: 'opening', preview: found } })
  }

  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    'keep-original': () => {
      if (repairAtHand !== undefined) refuse([repairAtHand], !refused.has(repairAtHand))
    },
  })
  useOpeningKeys({
    frame,
    sheet,
    hasSingleKeys,
    onCancel: cancel,
    onOpen: () => void open(),
    onOpenAndNext: () => void open(next),
    onSwap: () => isMended && setView(view === 'original' ? 'repaired' : 'original'),
    onRefuseKind: () => {
      const atHand = repairAtHand === undefined ? undefined : document.repairs[repairAtHand]
      if (atHand !== undefined) refuseKind(atHand.kind)
    },
    onRole: (role) => {
      if (activeBlock !== undefined) setRole(activeBlock, role)
    },
  })

  return (
    <div className="frame opening" data-room={room} ref={frame}>
      <header className="frame-top">
        <div className="frame-top-start">
          <IconButton label={t('opening.back')} onClick={cancel}>
            <ChevronLeft size={18} />
          </IconButton>
          <h1>
            <span className="op-file">{t('opening.title', { file: given.fileName })}</span>
            <small>{t('opening.hint')}</small>
            {reasons.length > 0 && (
              <small className="op-reasons">{lineStart(reasons.join(t('library.imports.between')))}</small>
            )}
          </h1>
        </div>
        <span role="status" className="op-busy">
          {isReading && (
            <>
              <LoaderCircle size={14} aria-hidden />
              {t('opening.busy')}
            </>
          )}
        </span>
        <div className="frame-top-end">
          <IconButton label={t('library.theme')} onClick={() => runCommand('theme-next')}>
            <Sun size={18} />
          </IconButton>
        </div>
      </header>
      <section className="op-left scroll" aria-label={t('opening.panel.choices')}>
        <ReadingPanel
          preview={preview}
          choices={choices}
          kind={kind}
          onChoose={(part) => {
            setActiveRepair(undefined)
            setKind(undefined)
            choose(part)
          }}
          onKind={(next) => {
            setKind(next)
            const first = document.repairs.findIndex((repair) => repair.kind === next)
            if (next !== undefined && first !== -1) showRepair(first)
          }}
        />
      </section>
      <main className="op-main" aria-label={t('opening.panel.text')}>
        <div className="op-views">
          {isMended && (
            <>
              <Segmented
                label={t('opening.view.label')}
                value={view}
                options={(['original', 'repaired'] as const).map((value) => ({
                  value,
                  label: t(`opening.view.${value}`),
                }))}
                onChange={setView}
              />
              <span className="op-quiet op-tab">
                <Keys parts={['Tab']} /> {t('opening.view.tab')}
              </span>
            </>
          )}
          <span className="frame-space" />
          {isMended && (
            <span className="op-quiet">{t(view === 'original' ? 'opening.view.damaged' : 'opening.view.dotted')}</span>
          )}
        </div>
        <SheetPreview
          preview={preview}
          blocks={blocks}
          view={view}
          refused={refused}
          active={activeRepair}
          sheetRef={sheet}
          onRepair={setActiveRepair}
        />
        {isMended && (
          <RepairList
            preview={preview}
            listed={listed}
            refused={refused}
            active={repairAtHand}
            scale={scale}
            places={places}
            listRef={null}
            onActive={showRepair}
            onRefuse={refuse}
            onRefuseKind={refuseKind}
          />
        )}
      </main>
      <section className="op-right" aria-label={t('opening.structure.title')}>
        <div className="op-right-scroll scroll">
          {preview.sameHeadline.length > 0 && <SameHeadline articles={preview.sameHeadline} as={as} onAs={setAs} />}
          <StructurePanel
            blocks={blocks}
            pictures={document.assets.length}
            findings={document.findings}
            active={activeBlock}
            lang={document.language}
            hasSingleKeys={hasSingleKeys}
            listRef={structure}
            onActive={showBlock}
            onRole={setRole}
          />
        </div>
        <div className="op-actions">
          <small className="op-quiet">{t('opening.after')}</small>
          <span className="frame-space" />
          {next !== undefined && (
            <Button onClick={() => void open(next)} aria-disabled={isKeeping}>
              {t('opening.openNext')}
              <Keys parts={shownKeys('Mod+Enter')} />
            </Button>
          )}
          <Button onClick={cancel}>
            {t('opening.cancel')}
            <Keys parts={['Esc']} />
          </Button>
          <Button tone="main" aria-disabled={isKeeping} onClick={() => void open()}>
            {t('opening.open')}
            <Keys parts={['Enter']} />
          </Button>
        </div>
      </section>
      <OpeningFoot document={document} blocks={blocks} />
    </div>
  )
}

/** The name of each block's place, as its repairs are told of: the headline, paragraph 3, figure 2. */
function placeNames(blocks: ReturnType<typeof placedBlocks>, t: Translate): readonly string[] {
  let paragraphs = 0
  return blocks.map(({ role, figure }) => {
    if (figure !== undefined) return t('opening.structure.figure', { number: figure })
    if (role === 'paragraph') return t('opening.structure.paragraph', { number: ++paragraphs })
    return t(`common.role.${role}`)
  })
}
