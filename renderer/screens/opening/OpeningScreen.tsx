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
import { isImeKey } from '../../lib/composition.ts'
import { isTextField } from '../../lib/keys.ts'
import { useRoom } from '../../lib/room.ts'
import { errorText, openArticle, showLibrary, toast } from '../../acts/actions.ts'
import { appStore } from '../../store/app-store.ts'
import { useApp } from '../../store/hooks.ts'
import { importsStore, settleImport } from '../../acts/imports.ts'
import { client } from '../../transport/bridge.ts'
import { ReadingPanel } from './ReadingPanel.tsx'
import { RepairList } from './RepairList.tsx'
import { placedBlocks, ROLE_KEYS } from './roles.ts'
import { SameHeadline, type KeepAs } from './SameHeadline.tsx'
import { SheetPreview, type SheetView } from './SheetPreview.tsx'
import { StructurePanel } from './StructurePanel.tsx'
import { useChoices } from './use-choices.ts'

/** A file before it is kept: how it is read, what was mended, what each block is. Nothing is written before “Open”. */
export function OpeningScreen({ preview: given }: { readonly preview: ImportPreview }) {
  const { t, i18n } = useTranslation()
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
  const open = async (): Promise<void> => {
    if (isKeeping) return
    setIsKeeping(true)
    const isHeld = await settle()
    if (!isHeld) return setIsKeeping(false)
    const author = appStore.getState().settings.reviewerName
    const answer = await client.call('import.keep', { token: given.token, author, as })
    setIsKeeping(false)
    if (!answer.ok) return toast('wrong', errorText(answer.error))
    settleImport(given.token, answer.value.articleId)
    await openArticle(answer.value.articleId)
  }

  useCommands({
    'next-place': () => step(1),
    'previous-place': () => step(-1),
    'keep-original': () => {
      if (repairAtHand !== undefined) refuse([repairAtHand], !refused.has(repairAtHand))
    },
  })
  const onKey = useRef<(event: KeyboardEvent) => void>(undefined)
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || isImeKey(event) || isTextField(event.target)) return
      if (window.document.querySelector('dialog[open], [popover]:popover-open') !== null) return
      if (event.ctrlKey || event.metaKey || event.altKey) return
      const target = event.target instanceof HTMLElement ? event.target : undefined
      const isOnButton = target?.closest('button, input, select, a') != null
      const role = hasSingleKeys ? ROLE_KEYS.find(([key]) => key === event.key)?.[1] : undefined
      if (event.key === 'Escape') cancel()
      else if (event.key === 'Enter' && !isOnButton) void open()
      else if (
        event.key === 'Tab' &&
        !event.shiftKey &&
        (target === sheet.current || target === window.document.body)
      ) {
        setView(view === 'original' ? 'repaired' : 'original')
      } else if (event.key === 'F6') stepPanel(frame.current, event.shiftKey ? -1 : 1)
      else if (role !== undefined && activeBlock !== undefined) setRole(activeBlock, role)
      else return
      event.preventDefault()
    }
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey.current?.(event)
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])

  const characters = blocks.reduce((sum, block) => sum + (block.role === 'furniture' ? 0 : block.text.length), 0)
  const count = (role: Role): number => blocks.filter((block) => block.role === role).length
  const number = new Intl.NumberFormat(i18n.language)
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
          <Segmented
            label={t('opening.view.label')}
            value={view}
            options={(['original', 'repaired'] as const).map((value) => ({ value, label: t(`opening.view.${value}`) }))}
            onChange={setView}
          />
          <span className="op-quiet op-tab">
            <Keys parts={['Tab']} /> {t('opening.view.tab')}
          </span>
          <span className="frame-space" />
          {document.repairs.length > 0 && (
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
        {document.repairs.length > 0 && (
          <RepairList
            preview={preview}
            listed={listed}
            refused={refused}
            active={repairAtHand}
            scale={scale}
            kind={kind}
            places={places}
            listRef={null}
            onActive={showRepair}
            onRefuse={refuse}
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
            listRef={structure}
            onActive={showBlock}
            onRole={setRole}
          />
        </div>
        <div className="op-actions">
          <small className="op-quiet">{t('opening.after')}</small>
          <span className="frame-space" />
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
      <footer className="frame-foot">
        <span>
          <b>{number.format(characters)}</b> {t('opening.foot.characters')}
        </span>
        <span>
          <b>{count('paragraph')}</b> {t('opening.foot.paragraphs')}
        </span>
        <span>
          <b>{count('caption')}</b> {t('opening.foot.captions')}
        </span>
        <span>
          <b>{document.assets.length}</b> {t('opening.foot.pictures')}
        </span>
        <span className="frame-space" />
        <span className="frame-hints">
          {document.repairs.length > 0 && (
            <>
              <span>
                <Keys parts={['J', 'K']} /> {t('opening.press.next')}
              </span>
              <span>
                <Keys parts={['O']} /> {t('opening.press.refuse')}
              </span>
            </>
          )}
          <span>
            <Keys parts={['1', '–', '4', '0']} /> {t('opening.press.role')}
          </span>
        </span>
      </footer>
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

/** Moves the focus to the next panel: choices, text, repairs, structure, buttons. */
function stepPanel(frame: HTMLElement | null, by: 1 | -1): void {
  const stops = [
    ...(frame?.querySelectorAll<HTMLElement>(
      '.op-left input:checked, .op-left button, .op-sheet, .op-repairs [role="grid"], .op-structure, .op-actions button:last-child',
    ) ?? []),
  ]
  const panels = stops.filter((stop, at) => stop.closest('.op-left') === null || at === 0)
  const here = panels.findIndex((panel) => {
    const area = panel.closest('.op-left, .op-sheet, .op-repairs, .op-structure, .op-actions')
    return area?.contains(window.document.activeElement) === true
  })
  panels[(here + by + panels.length) % panels.length]?.focus()
}
