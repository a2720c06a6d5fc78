import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packages.css'
import type { CallError } from '#shared/contract/errors.ts'
import { errorText } from '../../acts/toasts.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { isImeKey } from '../../lib/composition.ts'
import { WorkLine } from '../WorkLine.tsx'

/** Something that can be done with what came; `run` gives whether the sheet is done with. */
export interface SheetAct {
  readonly label: string
  readonly busy?: string
  readonly isOff?: boolean
  readonly run: () => Promise<boolean>
}

interface IncomingSheetProps {
  readonly title: string
  readonly fileName: string
  /** How much there is of it. */
  readonly about: string
  readonly note: string
  readonly listLabel: string
  /** What Enter does; left out where there is nothing to do but to close. */
  readonly main: SheetAct | undefined
  readonly others?: readonly SheetAct[]
  /** Whether something in the list is to be chosen; else the list has the focus, to be read by keys. */
  readonly isChoice: boolean
  /** Not everything is known yet. */
  readonly isWaiting?: boolean
  readonly error?: CallError | undefined
  readonly onClose: () => void
  /** One item an article. */
  readonly children: ReactNode
}

/** What came from somebody else, article by article, before anything of it is taken. */
export function IncomingSheet(props: IncomingSheetProps) {
  const { title, fileName, about, note, main, others = [], error, onClose } = props
  const { t } = useTranslation()
  const [busy, setBusy] = useState<SheetAct['run']>()
  const act = async (wanted: SheetAct | undefined): Promise<void> => {
    if (busy !== undefined || wanted === undefined || wanted.isOff === true) return
    setBusy(() => wanted.run)
    const isDone = await wanted.run()
    setBusy(undefined)
    if (isDone) onClose()
  }
  return (
    <Dialog
      title={title}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button {...(main === undefined ? { tone: 'main' as const } : {})} onClick={onClose}>
            {t(main === undefined ? 'common.close' : 'common.cancel')}
          </Button>
          {others.map((other) => (
            <Button key={other.label} aria-disabled={busy !== undefined} onClick={() => void act(other)}>
              {other.label}
            </Button>
          ))}
          {main !== undefined && (
            <Button
              tone="main"
              aria-disabled={busy !== undefined || main.isOff === true}
              onClick={() => void act(main)}
            >
              {busy === undefined ? main.label : (main.busy ?? main.label)}
              <Keys parts={['Enter']} />
            </Button>
          )}
        </>
      }
    >
      <form
        className="dialog-body package"
        onSubmit={(event) => {
          event.preventDefault()
          void act(main)
        }}
      >
        <p className="package-file">
          <bdi>{fileName}</bdi>
          <span>{about}</span>
        </p>
        <p className="package-note">{note}</p>
        <ul
          className="package-list scroll"
          aria-label={props.listLabel}
          {...(props.isChoice ? {} : { tabIndex: 0, 'data-focus': '' })}
          onKeyDown={(event) => {
            // The list has the focus where there is nothing to choose in it.
            if (event.key !== 'Enter' || event.target !== event.currentTarget || isImeKey(event.nativeEvent)) return
            event.preventDefault()
            if (main !== undefined) void act(main)
            else if (props.isWaiting !== true) onClose()
          }}
        >
          {props.children}
        </ul>
        {/* The screen's own foot lies behind the sheet, and cannot be reached. */}
        {(busy !== undefined || props.isWaiting === true) && <WorkLine />}
        {error !== undefined && <p role="alert">{errorText(error)}</p>}
        <button type="submit" hidden tabIndex={-1} />
      </form>
    </Dialog>
  )
}
