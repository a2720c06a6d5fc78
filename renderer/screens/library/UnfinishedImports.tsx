import { FileText } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useRef } from 'react'
import { forgetImport, useImports, type ImportItem } from '../../acts/imports.ts'
import { useCommands, type CommandHandler } from '../../commands/registry.ts'
import { revealFile } from '../../acts/reveal.ts'
import { Button } from '../../components/Button.tsx'
import { followImport } from './follow-import.ts'
import { nameOf } from './import-name.ts'
import { unfinished } from './import-rows.ts'

/** Articles that were never finished importing, among the drafts: each can be looked at and kept. */
export function UnfinishedImports() {
  const { t } = useTranslation()
  const items = useImports((state) => state.items)
  const waiting = unfinished(items)
  // The one that a menu was asked of, or whose button has the focus.
  const atHand = useRef<ImportItem>(undefined)
  const onItem =
    (run: (item: ImportItem) => void): CommandHandler =>
    () =>
      atHand.current === undefined ? false : run(atHand.current)
  useCommands({
    'import-follow': onItem((item) => void followImport(item)),
    'import-reveal': onItem(({ source }) => revealFile(source)),
    'import-forget': onItem(({ id }) => forgetImport(id)),
  })
  if (waiting.length === 0) return null
  return (
    <ul className="lib-unfinished" aria-label={t('library.imports.state.decide')}>
      {waiting.map((item) => (
        <li
          key={item.id}
          data-import={item.id}
          onContextMenu={() => (atHand.current = item)}
          onFocus={() => (atHand.current = item)}
        >
          <FileText size={16} aria-hidden />
          <span className="lib-unfinished-name">{item.title ?? nameOf(item, undefined, t)}</span>
          <span className="lib-quiet">{t('library.imports.state.decide')}</span>
          <Button onClick={() => void followImport(item)}>{t('library.imports.look')}</Button>
        </li>
      ))}
    </ul>
  )
}
