import { useState, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyList } from '../../components/KeyList.tsx'
import { SearchField } from '../../components/SearchField.tsx'
import { shownKeys } from '../../lib/keys.ts'
import { useApp } from '../../store/hooks.ts'
import { keyGroups } from '../dialogs/key-groups.ts'
import { Section } from './Section.tsx'

/** All commands with their keys. */
export function KeysSection({ fieldRef }: { readonly fieldRef: Ref<HTMLInputElement> }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const hasSingleKeys = useApp((state) => state.settings.hasSingleKeys)
  const groups = keyGroups(query, (key, values) => t(key, values ?? {}), hasSingleKeys)
  return (
    <Section id="keys" title={t('settings.keys.title')} hint={t('settings.keys.hint')}>
      <SearchField
        label={t('keys.find')}
        clearLabel={t('library.clearSearch')}
        initial={query}
        keys={shownKeys('Mod+F')}
        fieldRef={fieldRef}
        onSearch={setQuery}
      />
      {groups.length === 0 && <p className="set-note">{t('keys.none')}</p>}
      <KeyList groups={groups} noKey={t('keys.noKey')} />
    </Section>
  )
}
