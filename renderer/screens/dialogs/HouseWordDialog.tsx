import { useId, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import '../../styles/packs.css'
import { ENTRY_KINDS, type EntryKind } from '#shared/lexicon/columns.ts'
import { readPack, type PackEntry } from '#shared/lexicon/pack.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Keys } from '../../components/Keys.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { addHouseEntry } from '../../acts/house-words.ts'
import { errorText } from '../../acts/toasts.ts'
import { shownKeys } from '../../lib/keys.ts'
import { useApp } from '../../store/hooks.ts'

/** The pack that a word was put into last: the next one likely goes there, too. */
let lastPack: string | undefined

const MAX_WORD = 100
const MAX_WORDS = 2000

interface Fields {
  readonly word: string
  readonly instead: string
  readonly office: string
  readonly order: string
  readonly reason: string
  readonly source: string
}
type FieldName = keyof Fields

const FIELDS: Readonly<Record<EntryKind, readonly FieldName[]>> = {
  forbidden: ['word', 'instead', 'reason', 'source'],
  careful: ['word', 'instead', 'reason', 'source'],
  preferred: ['word', 'instead', 'reason', 'source'],
  name: ['word', 'office', 'order', 'reason', 'source'],
  allowed: ['word', 'reason', 'source'],
}

const parts = (text: string): readonly string[] =>
  text
    .split(/[|｜；;]/u)
    .map((part) => part.trim())
    .filter((part) => part !== '')

/** What a house says of a word: its kind, what to write instead, why, by which source, in which of its packs. */
export function HouseWordDialog({ word, onClose }: { readonly word: string; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const packs = useApp((state) => state.house?.packs ?? []).filter(
    ({ path, problem }) => path !== undefined && problem === undefined,
  )
  const [kind, setKind] = useState<EntryKind>('forbidden')
  const [fields, setFields] = useState<Fields>({ word, instead: '', office: '', order: '', reason: '', source: '' })
  const [skipsQuotes, setSkipsQuotes] = useState(false)
  const [pack, setPack] = useState(
    packs.find(({ name }) => name === lastPack)?.name ?? packs[0]?.name ?? t('settings.packs.firstName'),
  )
  const [wrong, setWrong] = useState<string>()
  const isNew = packs.length === 0
  const entry = entryOf(kind, fields, skipsQuotes)
  const fault = faultOf(entry, fields, packs.find(({ name }) => name === pack)?.text)
  const save = async (): Promise<void> => {
    if (fault !== undefined) return setWrong(t(`dialogs.houseWord.fault.${fault}`))
    const error = await addHouseEntry(pack.trim(), entry)
    if (error !== undefined) return setWrong(errorText(error))
    lastPack = pack.trim()
    onClose()
  }
  const field = (name: FieldName) => (
    <Row key={name} label={t(`dialogs.houseWord.${name}`, { context: kind })}>
      {(id) => (
        <TextInput
          id={id}
          label={t(`dialogs.houseWord.${name}`, { context: kind })}
          initial={fields[name]}
          maxLength={name === 'word' ? MAX_WORD : MAX_WORDS}
          placeholder={t(`dialogs.houseWord.placeholder.${name}`, { context: kind })}
          isFirst={name === (word === '' ? 'word' : 'instead')}
          onInput={(text) => {
            setWrong(undefined)
            setFields((now) => ({ ...now, [name]: text }))
          }}
          onEnter={() => void save()}
        />
      )}
    </Row>
  )
  return (
    <Dialog
      title={t('dialogs.houseWord.title')}
      closeLabel={t('common.close')}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button tone="main" aria-disabled={fault !== undefined} onClick={() => void save()}>
            {t('dialogs.houseWord.save')}
            <Keys parts={shownKeys('Enter')} />
          </Button>
        </>
      }
    >
      <div className="dialog-body dlg-details house-word">
        <Segmented
          label={t('dialogs.houseWord.kind')}
          value={kind}
          options={ENTRY_KINDS.map((value) => ({ value, label: t(`settings.packs.kind.${value}`) }))}
          onChange={(value) => {
            setKind(value)
            setWrong(undefined)
          }}
        />
        <p className="house-word-hint">{t(`dialogs.houseWord.hint.${kind}`)}</p>
        {FIELDS[kind].map(field)}
        <Row label={t('dialogs.houseWord.pack')}>
          {(id) =>
            isNew ? (
              <TextInput
                id={id}
                label={t('dialogs.houseWord.pack')}
                initial={pack}
                maxLength={80}
                onInput={setPack}
                onEnter={() => void save()}
              />
            ) : (
              <select id={id} className="field" value={pack} onChange={(event) => setPack(event.target.value)}>
                {packs.map(({ name }) => (
                  <option key={name} value={name}>
                    {name}
                  </option>
                ))}
              </select>
            )
          }
        </Row>
        {kind !== 'name' && kind !== 'allowed' && (
          <label className="house-word-check">
            <input type="checkbox" checked={skipsQuotes} onChange={(event) => setSkipsQuotes(event.target.checked)} />
            {t('dialogs.houseWord.quotes')}
          </label>
        )}
        <p className="card-wrong" role="alert">
          {wrong ?? ''}
        </p>
      </div>
    </Dialog>
  )
}

function Row({ label, children }: { readonly label: string; readonly children: (id: string) => ReactNode }) {
  const id = useId()
  return (
    <div className="dlg-detail">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  )
}

function entryOf(kind: EntryKind, fields: Fields, skipsQuotes: boolean): PackEntry {
  const has = (name: FieldName): boolean => FIELDS[kind].includes(name)
  const order = has('order') ? fields.order.trim() : ''
  return {
    kind,
    word: fields.word.trim(),
    instead: has('instead') ? parts(fields.instead) : [],
    reason: fields.reason.trim(),
    source: fields.source.trim(),
    offices: has('office') ? parts(fields.office) : [],
    ...(/^\d{1,6}$/u.test(order) ? { order: Number(order) } : {}),
    skipsQuotes: has('instead') && skipsQuotes,
  }
}

/** What keeps an entry from being one. */
function faultOf(entry: PackEntry, { order }: Fields, text: string | undefined): string | undefined {
  const { kind, word, instead } = entry
  if (word === '') return 'word'
  if (kind === 'preferred' && instead.length === 0) return 'instead'
  if (instead.includes(word)) return 'same'
  if (kind === 'name' && order.trim() !== '' && entry.order === undefined) return 'order'
  const isThere =
    text !== undefined && readPack(text).entries.some((each) => each.word === word && each.kind !== 'name')
  return isThere && kind !== 'name' ? 'twice' : undefined
}
