import { Check, FileText, Lock, Paperclip, X } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EvidenceWords } from '#shared/acts/evidence.ts'
import type { Asset } from '#shared/domain/asset.ts'
import type { NumberRecord } from '#shared/domain/number.ts'
import { useCommands } from '../../commands/registry.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Keys } from '../../components/Keys.tsx'
import { TextField } from '../../components/TextField.tsx'
import { TextInput } from '../../components/TextInput.tsx'
import { shownBytes, shownMoment } from '../../lib/format.ts'
import { dropEvidence, evidenceDraft, keepEvidence, saveEvidence } from '../../acts/numbers.ts'
import { chooseEvidenceFile, openEvidenceFile } from '../../acts/evidence-files.ts'
import { useArticle } from '../../store/hooks.ts'

/** How writing beneath a row ends: `settled` also settles the number, `left` keeps what was written as a draft. */
export type RowEnd = 'saved' | 'settled' | 'left'

interface EvidenceCardProps {
  readonly number: NumberRecord
  /** Opened to write in, not to read. */
  readonly isAsked: boolean
  readonly onEdit: () => void
  readonly onDone: (how: RowEnd) => void
}

/** What shows that a number is right: words, where from, and a file that the library keeps. */
export function EvidenceCard({ number, isAsked, onEdit, onDone }: EvidenceCardProps) {
  const { t, i18n } = useTranslation()
  const { evidence } = number
  const isEarlier = useArticle((open) => open.isEarlier)
  const isWriting = !isEarlier && (isAsked || evidenceDraft(number.id) !== undefined)
  const asset = useArticle((open) =>
    evidence?.assetId === undefined ? undefined : open.tables.asset.get(evidence.assetId),
  )
  return (
    <section className="evidence">
      <h3>
        {t('numbers.evidence')}
        <Keys parts={['E']} />
        {evidence?.by !== undefined && evidence.atMs !== undefined && (
          <span className="evidence-signed">
            <Check size={14} aria-hidden />
            {evidence.by} {shownMoment(evidence.atMs, i18n.language)}
          </span>
        )}
      </h3>
      {isWriting ? (
        <EvidenceFields key={number.id} number={number} isFocused={isAsked} onDone={onDone} />
      ) : evidence === undefined ? (
        <p className="evidence-none">
          {t('numbers.noEvidence')}
          <Button tone="link" onClick={onEdit}>
            {t('numbers.addEvidence')}
          </Button>
        </p>
      ) : (
        <>
          {evidence.quotation !== '' && <blockquote>{evidence.quotation}</blockquote>}
          {(evidence.where !== undefined || evidence.page !== undefined || asset !== undefined) && (
            <p className="evidence-where">
              <FileText size={14} aria-hidden />
              {asset !== undefined && <b>{asset.fileName ?? t('numbers.file')}</b>}
              {evidence.where !== undefined && <span>{evidence.where}</span>}
              {evidence.page !== undefined && <span>{t('numbers.onPage', { page: evidence.page })}</span>}
            </p>
          )}
          {asset !== undefined && <KeptFile asset={asset} />}
          <Button tone="link" onClick={onEdit}>
            {t('numbers.editEvidence')}
          </Button>
        </>
      )}
    </section>
  )
}

/** A file in the library: how large, and the beginning of its SHA-256. */
function KeptFile({ asset }: { readonly asset: Asset }) {
  const { t, i18n } = useTranslation()
  return (
    <p className="evidence-file">
      <Lock size={14} aria-hidden />
      <span>{t('numbers.fileKept')}</span>
      <span>{shownBytes(asset.byteLength, i18n.language)}</span>
      <code>
        {asset.sha256.slice(0, 4)} {asset.sha256.slice(4, 8)}
      </code>
      <Button tone="link" onClick={() => void openEvidenceFile(asset)}>
        {t('common.open')}
      </Button>
    </p>
  )
}

interface EvidenceFieldsProps {
  readonly number: NumberRecord
  readonly isFocused: boolean
  readonly onDone: (how: RowEnd) => void
}

/** The fields; what is written is kept at every key, and becomes evidence with Enter. */
function EvidenceFields({ number, isFocused, onDone }: EvidenceFieldsProps) {
  const { t } = useTranslation()
  const kept = useArticle((open) =>
    number.evidence?.assetId === undefined ? undefined : open.tables.asset.get(number.evidence.assetId),
  )
  const [start] = useState((): EvidenceWords => {
    const draft = evidenceDraft(number.id)
    if (draft !== undefined) return { quotation: draft.body, ...draft.evidence }
    const { quotation = '', where, page } = number.evidence ?? {}
    return { quotation, where, page, asset: kept }
  })
  const words = useRef(start)
  const [asset, setAsset] = useState(start.asset)
  const write = (parts: Partial<EvidenceWords>): void => {
    words.current = { ...words.current, ...parts }
    keepEvidence(number, words.current)
  }
  const save = (isVerified: boolean): void => {
    saveEvidence(number, words.current, isVerified)
    onDone(isVerified ? 'settled' : 'saved')
  }
  const attach = (file: Asset | undefined): void => {
    setAsset(file)
    write({ asset: file })
  }
  useCommands({ 'save-note': () => save(true) })
  return (
    <div className="evidence-fields">
      <TextField
        label={t('numbers.evidence')}
        placeholder={t('numbers.evidenceHint')}
        initial={start.quotation}
        isFocused={isFocused}
        onInput={(quotation) => write({ quotation })}
        onEnter={(quotation) => {
          words.current = { ...words.current, quotation }
          save(false)
        }}
        onEscape={() => onDone('left')}
      />
      <div className="evidence-row">
        <TextInput
          label={t('numbers.whereFrom')}
          isSpelled
          placeholder={t('numbers.whereFrom')}
          initial={start.where ?? ''}
          maxLength={2000}
          onInput={(where) => write({ where })}
          onEnter={() => save(false)}
        />
        <TextInput
          label={t('numbers.page')}
          placeholder={t('numbers.page')}
          initial={start.page ?? ''}
          maxLength={80}
          onInput={(page) => write({ page })}
          onEnter={() => save(false)}
        />
      </div>
      {asset === undefined ? (
        <Button
          tone="plain"
          onClick={() => void chooseEvidenceFile(number.articleId).then((file) => file && attach(file))}
        >
          <Paperclip size={14} aria-hidden />
          {t('numbers.attach')}
        </Button>
      ) : (
        <p className="evidence-where">
          <FileText size={14} aria-hidden />
          <b>{asset.fileName ?? t('numbers.file')}</b>
          <IconButton size="small" label={t('numbers.detach')} onClick={() => attach(undefined)}>
            <X size={14} />
          </IconButton>
        </p>
      )}
      <footer className="evidence-foot">
        <span className="evidence-hint">
          <Keys parts={['Esc']} /> {t('proof.escKeeps')}
        </span>
        <Button
          tone="plain"
          onClick={() => {
            dropEvidence(number)
            onDone('left')
          }}
        >
          {t('proof.discard')}
        </Button>
        <Button onClick={() => save(true)}>
          {t('numbers.saveAndVerify')}
          <Keys parts={['Ctrl', 'Enter']} />
        </Button>
        <Button tone="main" onClick={() => save(false)}>
          {t('common.save')}
          <Keys parts={['Enter']} />
        </Button>
      </footer>
    </div>
  )
}
