import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { GivenSource } from '#shared/contract/shapes.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { importSources } from '../../acts/actions.ts'

/** A place to paste or write a text into; the page's markup comes along as long as the words are as they were pasted. */
export function PasteDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const pasted = useRef<{ readonly text: string; readonly html: string }>(undefined)
  const [isEmpty, setIsEmpty] = useState(true)
  const [isAsked, setIsAsked] = useState(false)
  const open = (): void => {
    const text = field.current?.value ?? ''
    if (text.trim() === '') return setIsAsked(true)
    const isAsPasted = pasted.current !== undefined && pasted.current.text === text
    const source: GivenSource =
      isAsPasted && pasted.current !== undefined && pasted.current.html.trim() !== ''
        ? { kind: 'paste', text, html: pasted.current.html }
        : { kind: 'paste', text }
    onClose()
    void importSources([source])
  }
  return (
    <Dialog
      title={t('dialogs.pasting.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={isEmpty} onClick={open}>
            {t('dialogs.pasting.open')}
            <Keys parts={shownKeys('Mod+Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-paste">
        <p>{t('dialogs.pasting.text')}</p>
        <textarea
          ref={field}
          className="field"
          aria-label={t('dialogs.pasting.field')}
          spellCheck={false}
          onInput={(event) => {
            setIsEmpty(event.currentTarget.value.trim() === '')
            setIsAsked(false)
          }}
          onPaste={(event) => {
            const html = event.clipboardData.getData('text/html')
            // What the field makes of the words (its line ends) is known once it has taken them.
            setTimeout(() => (pasted.current = { text: field.current?.value ?? '', html }), 0)
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.nativeEvent.isComposing) return
            event.preventDefault()
            open()
          }}
        />
        <p className="dlg-quiet" role="status">
          {isAsked ? t('dialogs.pasting.empty') : ''}
        </p>
      </div>
    </Dialog>
  )
}
