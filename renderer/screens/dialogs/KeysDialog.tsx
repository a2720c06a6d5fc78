import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../components/Dialog.tsx'
import { KeyList } from '../../components/KeyList.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { useApp } from '../../store/hooks.ts'
import { keyGroups } from './key-groups.ts'

/** All commands and their keys, to look up. */
export function KeysDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const groups = keyGroups(query, (key, values) => t(key, values ?? {}), hasSingleKeys)
  return (
    <Dialog title={t('keys.title')} closeLabel={t('common.close')} size="wide" onClose={onClose}>
      <div className="dialog-body dlg-keys">
        <SearchField label={t('keys.find')} clearLabel={t('library.clearSearch')} initial={query} onSearch={setQuery} />
        {groups.length === 0 && <p className="dlg-quiet">{t('keys.none')}</p>}
        <KeyList groups={groups} noKey={t('keys.noKey')} />
      </div>
    </Dialog>
  )
}
