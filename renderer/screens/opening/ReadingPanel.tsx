import {
  Binary,
  Braces,
  CaseSensitive,
  Code,
  EyeOff,
  Languages,
  MessageCircleQuestion,
  Quote,
  Replace,
  SpellCheck,
  TriangleAlert,
  type LucideIcon,
} from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { FORMATS } from '#shared/contract/formats.ts'
import { NOT_CHECKED } from '#shared/checks/not-checked.ts'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import { isMostlyLeftOut } from '#shared/domain/census.ts'
import { CensusList, CensusSum } from '../../components/CensusList.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { encodingName, ENCODING_NAMES as NAMES } from '../../lib/encoding-names.ts'
import { contextOf, countKinds } from './segments.ts'

/** So many ways to read the bytes are shown with a sample; the rest are in the list. */
const MOST_SAMPLES = 3

const KIND_ICONS: Readonly<Record<string, LucideIcon>> = {
  'shifted-bytes': Binary,
  lost: MessageCircleQuestion,
  gloss: SpellCheck,
  mojibake: Replace,
  entity: Code,
  escape: Braces,
  invisible: EyeOff,
  width: Quote,
  variant: Languages,
}

/** The words for a kind of repair, also one that this version does not know. */
export function kindKey(area: 'kind' | 'why', kind: string): string {
  return `opening.${area}.${kind in KIND_ICONS ? kind : 'other'}`
}

interface ReadingPanelProps {
  readonly preview: ImportPreview
  readonly choices: ImportChoices
  /** The kind whose repairs alone are listed. */
  readonly kind: string | undefined
  readonly onChoose: (part: Partial<ImportChoices>) => void
  readonly onKind: (kind: string | undefined) => void
}

/** How the bytes are read: encoding, script, what was damaged, what was left out; and what is kept of the original. */
export function ReadingPanel({ preview, choices, kind, onChoose, onKind }: ReadingPanelProps) {
  const { t, i18n } = useTranslation()
  const { document } = preview
  const kinds = countKinds(document)
  const [damaged, formed] = [kinds.filter(({ kind }) => !FORM.has(kind)), kinds.filter(({ kind }) => FORM.has(kind))]
  const lost = document.findings.filter(({ rule }) => rule.startsWith('damage.')).length
  const { mixed } = preview
  const isChinese = document.language === 'zh-Hans' || document.language === 'zh-Hant'
  const isAlarm = isMostlyLeftOut(document.census)
  return (
    <>
      {isAlarm && <CensusSection document={document} />}
      {document.encoding !== undefined && (
        <Encodings preview={preview} current={choices.encoding ?? document.encoding} onChoose={onChoose} />
      )}
      {(isChinese || choices.script !== 'keep') && (
        <section className="op-section">
          <h2>
            {t('opening.script.title')} <small>{t('opening.script.hint')}</small>
          </h2>
          <Segmented
            label={t('opening.script.title')}
            value={choices.script}
            options={(['keep', 'hans', 'hant'] as const).map((value) => ({
              value,
              label: t(`opening.script.${value}`),
            }))}
            onChange={(script) => onChoose({ script })}
          />
          {mixed !== undefined && (
            <p className="op-lost">
              {t(`opening.script.${mixed.rule === 'variant.traditional-in-simplified' ? 'mixed-hant' : 'mixed-hans'}`, {
                count: mixed.count,
                examples: mixed.examples.join(t('library.imports.between')),
              })}
            </p>
          )}
        </section>
      )}
      <section className="op-section">
        <h2>
          {t('opening.damage.title')}{' '}
          <small>
            {damaged.length > 0
              ? t('opening.damage.count', { count: placesOf(damaged) })
              : lost === 0 && t('opening.damage.none')}
          </small>
        </h2>
        <Kinds found={damaged} document={document} kind={kind} onKind={onKind} />
        {lost > 0 && (
          <p className="op-lost">
            {t(damaged.length > 0 ? 'opening.damage.lost' : 'opening.damage.onlyLost', { count: lost })}
          </p>
        )}
      </section>
      {formed.length > 0 && (
        <section className="op-section">
          <h2>
            {t('opening.form.title')} <small>{t('opening.form.count', { count: placesOf(formed) })}</small>
          </h2>
          <Kinds found={formed} document={document} kind={kind} onKind={onKind} />
        </section>
      )}
      {!isAlarm && <CensusSection document={document} />}
      <section className="op-section op-original">
        <h2>
          {t('opening.original.title')} <small>{t('opening.original.hint')}</small>
        </h2>
        <dl>
          <dt>{t('opening.original.file')}</dt>
          <dd title={preview.fileName}>{preview.fileName}</dd>
          <dt>{t('opening.original.format')}</dt>
          <dd>{FORMATS[document.format].name}</dd>
          <dt>{t('opening.original.size')}</dt>
          <dd>
            {t('opening.original.bytes', {
              count: preview.byteLength,
              replace: { count: new Intl.NumberFormat(i18n.language).format(preview.byteLength) },
            })}
            {preview.lineEnds !== undefined && t(`opening.original.lines.${preview.lineEnds}`)}
          </dd>
          <dt>{t('opening.original.hash')}</dt>
          <dd title={preview.sha256}>{`${preview.sha256.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')}…`}</dd>
        </dl>
      </section>
    </>
  )
}

/** How much of the file's text is in the article; what is not, by reason. It stands first where that is most of it. */
function CensusSection({ document: { census, findings } }: { readonly document: ImportPreview['document'] }) {
  const { t } = useTranslation()
  return (
    <section className="op-section">
      <h2>
        {t('opening.census.title')}{' '}
        <small>
          <CensusSum census={census} />
        </small>
      </h2>
      {isMostlyLeftOut(census) && (
        <p className="op-alarm" role="alert">
          <TriangleAlert size={16} aria-hidden />
          {t('opening.census.mostly')}
        </p>
      )}
      <CensusList census={census} />
      {findings
        .filter(({ rule }) => rule.startsWith('structure.entry-') || rule === NOT_CHECKED)
        .map(({ rule, values }) => (
          <p key={`${rule} ${String(values?.['file'])}`} className="op-lost">
            {t(`findings.${rule}`, { ...values })}
          </p>
        ))}
    </section>
  )
}

/** Repairs of writing, which no one would call damage. */
const FORM: ReadonlySet<string> = new Set(['width', 'variant'])

type FoundKinds = ReturnType<typeof countKinds>

const placesOf = (kinds: FoundKinds): number => kinds.reduce((sum, { count }) => sum + count, 0)

interface KindsProps {
  readonly found: FoundKinds
  readonly document: ImportPreview['document']
  readonly kind: string | undefined
  readonly onKind: (kind: string | undefined) => void
}

/** Kinds of repair with an example each; one of them at a time is listed beside. */
function Kinds({ found, document, kind, onKind }: KindsProps) {
  const { t, i18n } = useTranslation()
  if (found.length === 0) return null
  return (
    <ul className="op-kinds">
      {found.map((each) => {
        const Icon = KIND_ICONS[each.kind] ?? CaseSensitive
        const first = document.repairs[each.first]
        const near = first && contextOf(document.blocks[first.block]?.text ?? '', first, 1)
        return (
          <li key={each.kind}>
            <button
              type="button"
              className="op-kind"
              aria-pressed={kind === each.kind}
              onClick={() => onKind(kind === each.kind ? undefined : each.kind)}
            >
              <Icon size={16} aria-hidden />
              <span>{t(kindKey('kind', each.kind))}</span>
              <span className="op-example" lang={document.language}>
                {near?.before}
                {shownDamage(first?.before ?? '')}
              </span>
              <b>{new Intl.NumberFormat(i18n.language).format(each.count)}</b>
            </button>
          </li>
        )
      })}
    </ul>
  )
}

/** A damage in a few letters; what cannot be seen is shown by its number. */
export function shownDamage(text: string, most = 14): string {
  const visible = [...text].map((character) =>
    /[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\u00a0]/u.test(character)
      ? `‹${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}›`
      : character,
  )
  return visible.length > most ? `${visible.slice(0, most).join('')}…` : visible.join('')
}

interface EncodingsProps {
  readonly preview: ImportPreview
  readonly current: string
  readonly onChoose: (part: Partial<ImportChoices>) => void
}

function Encodings({ preview, current, onChoose }: EncodingsProps) {
  const { t } = useTranslation()
  const here = current.toLowerCase()
  const known = preview.encodings
  // UTF-8 is what most would try next, and it says at which byte it fails.
  const isOffered = ({ encoding }: (typeof known)[number], at: number): boolean =>
    at < MOST_SAMPLES - 1 || encoding === 'utf-8'
  const first = known.filter(isOffered).slice(0, MOST_SAMPLES)
  const other = known.find(({ encoding }) => encoding === here)
  const shown = first.some(({ encoding }) => encoding === here)
    ? first
    : [...first.slice(0, MOST_SAMPLES - 1), other ?? { encoding: here, sample: '' }]
  const best = known[0]?.encoding
  return (
    <section className="op-section">
      <h2>
        {t('opening.encoding.title')} <small>{t('opening.encoding.hint')}</small>
      </h2>
      <div className="op-encodings" role="radiogroup" aria-label={t('opening.encoding.title')}>
        {shown.map(({ encoding, sample, ...weight }) => (
          <label key={encoding} className="op-encoding" data-on={encoding === here}>
            <input type="radio" name="encoding" checked={encoding === here} onChange={() => onChoose({ encoding })} />
            <b>{encodingName(encoding)}</b>
            <small>
              {encoding === best && known.length > 1 && <span>{t('opening.encoding.best')}</span>}
              <Weight {...weight} isAlone={known.length === 1} />
            </small>
            {sample !== '' && (
              <span className="op-sample" lang={preview.document.language}>
                {sample.replaceAll(/\s+/g, ' ')}
              </span>
            )}
          </label>
        ))}
      </div>
      <select
        className="op-other"
        aria-label={t('opening.encoding.otherLabel')}
        value=""
        onChange={(event) => onChoose({ encoding: event.target.value })}
      >
        <option value="" disabled>
          {t('opening.encoding.other')}
        </option>
        {Object.keys(NAMES)
          .filter((name) => !shown.some(({ encoding }) => encoding === name))
          .map((name) => (
            <option key={name} value={name}>
              {NAMES[name]}
            </option>
          ))}
      </select>
    </section>
  )
}

interface WeightProps {
  readonly score?: number
  readonly share?: number | undefined
  readonly brokenAt?: number | undefined
  /** No other encoding comes into question. */
  readonly isAlone: boolean
}

/** How well the bytes read in an encoding: the share of characters that people write, or where they break. */
function Weight({ score, share, brokenAt, isAlone }: WeightProps) {
  const { t, i18n } = useTranslation()
  if (score === undefined) return null
  if (isAlone) return <span>{t('opening.encoding.sure')}</span>
  if (brokenAt !== undefined) {
    const at = new Intl.NumberFormat(i18n.language).format(brokenAt)
    return <span>{t('opening.encoding.broken', { at })}</span>
  }
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent', maximumFractionDigits: 1 })
  return <span>{t('opening.encoding.score', { percent: percent.format(share ?? score) })}</span>
}
