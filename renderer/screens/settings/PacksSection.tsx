import { FileInput, FolderOpen, Plus, Undo2 } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packs.css'
import type { HousePack } from '#shared/contract/house.ts'
import { isPackOn } from '#shared/checks/options-of.ts'
import { ENTRY_KINDS } from '#shared/lexicon/columns.ts'
import { readPack } from '#shared/lexicon/pack.ts'
import { importHouseList, tellAgain } from '../../acts/house-words.ts'
import { showOverlay } from '../../acts/actions.ts'
import { Button } from '../../components/Button.tsx'
import { EntryList, RowProblems } from '../../components/PackParts.tsx'
import { shownDay } from '../../lib/format.ts'
import { useApp } from '../../store/hooks.ts'
import { client } from '../../transport/bridge.ts'
import { setAll } from './change.ts'
import { Section } from './Section.tsx'

/** The house's packs of words, each with its switch, its file and what in it is no entry; and what is told no more. */
export function PacksSection() {
  const { t } = useTranslation()
  const packs = useApp((state) => state.house?.packs)
  return (
    <Section id="packs" title={t('settings.packs.title')} hint={t('settings.packs.hint')}>
      <ul className="pack-list">
        {packs?.map((pack) => (
          <Pack key={pack.path ?? pack.name} pack={pack} />
        ))}
      </ul>
      <div className="pack-acts">
        <Button onClick={() => showOverlay({ kind: 'house-word', word: '' })}>
          <Plus size={14} aria-hidden />
          {t('settings.packs.add')}
        </Button>
        <Button onClick={() => void importHouseList()}>
          <FileInput size={14} aria-hidden />
          {t('settings.packs.import')}
        </Button>
      </div>
      <NeverTold />
    </Section>
  )
}

function Pack({ pack }: { readonly pack: HousePack }) {
  const { t } = useTranslation()
  const settings = useApp((state) => state.settings)
  const { name, path, counts, problem, problems, problemCount, unknown } = pack
  const isOn = isPackOn(pack, settings)
  const count = ENTRY_KINDS.reduce((sum, kind) => sum + counts[kind], 0)
  const turn = (): void => {
    const key = path === undefined ? 'packsOn' : 'packsOff'
    const without = settings[key].filter((each) => each !== name)
    setAll({ [key]: isOn === (path === undefined) ? without : [...without, name] }, 'settings.packs.title')
  }
  return (
    <li className="pack" data-pack={name}>
      <label className="pack-name">
        <input type="checkbox" checked={isOn} onChange={turn} />
        <strong>{name}</strong>
      </label>
      <small>
        {problem === undefined
          ? [
              t('settings.packs.count', { count }),
              ...ENTRY_KINDS.filter((kind) => counts[kind] > 0).map(
                (kind) => `${t(`settings.packs.kind.${kind}`)} ${String(counts[kind])}`,
              ),
            ].join(' · ')
          : t(`settings.packs.problem.${problem}`)}
      </small>
      {path === undefined ? <small>{t('settings.packs.shipped')}</small> : <small className="pack-path">{path}</small>}
      {unknown.length > 0 && <small>{t('settings.packs.unknown', { columns: unknown.join(', ') })}</small>}
      <RowProblems problems={problems} count={problemCount} />
      <div className="pack-foot">
        {count > 0 && <Entries text={pack.text} count={count} />}
        {path !== undefined && (
          <Button tone="plain" onClick={() => void client.call('house.revealPack', { pack: name })}>
            <FolderOpen size={14} aria-hidden />
            {t('settings.rules.yearsReveal')}
          </Button>
        )}
      </div>
    </li>
  )
}

const MOST_SHOWN = 300

function Entries({ text, count }: { readonly text: string; readonly count: number }) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const entries = useMemo(() => (isOpen ? readPack(text).entries.slice(0, MOST_SHOWN) : []), [isOpen, text])
  return (
    <details className="pack-details" onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>{t('settings.packs.entries')}</summary>
      {isOpen && <EntryList entries={entries} count={count} />}
    </details>
  )
}

/** Findings that are told no more in this house; each can be told again. */
function NeverTold() {
  const { t, i18n } = useTranslation()
  const dismissed = useApp((state) => state.house?.dismissed)
  if (dismissed === undefined) return null
  const { list, badLines, path, problem } = dismissed
  return (
    <div className="never-told">
      <h3>{t('settings.never.title')}</h3>
      <p className="set-hint">{list.length === 0 ? t('settings.never.none') : t('settings.never.hint')}</p>
      {problem !== undefined && <p className="card-wrong">{t('settings.never.unreadable', { file: path })}</p>}
      {badLines.length > 0 && (
        <p className="card-wrong">{t('settings.never.badLines', { file: path, lines: badLines.join(', ') })}</p>
      )}
      {list.length > 0 && (
        <ul className="scroll">
          {list.map((never) => (
            <li key={[never.rule, never.words, never.also].join(' ')}>
              <span>
                <b>{never.words}</b> {t(`rules.${never.rule}`)}
                <small>{[never.who, never.atMs > 0 ? shownDay(never.atMs, i18n.language) : ''].join(' ')}</small>
              </span>
              <Button
                tone="plain"
                aria-label={t('settings.never.restoreOf', { words: never.words })}
                onClick={() => void tellAgain(never)}
              >
                <Undo2 size={14} aria-hidden />
                {t('settings.never.restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
