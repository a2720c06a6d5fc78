import { useEffect, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isSettled } from '#shared/acts/numbers.ts'
import { isAsking, isProposal } from '#shared/acts/waiting.ts'
import type { ImportPreview } from '#shared/contract/shapes.ts'
import type { ArticleId } from '#shared/domain/ids.ts'
import { cleanText } from '#shared/text/derive.ts'
import { sideBySide, type SideBlock, type SideRow } from '#shared/text/side-by-side.ts'
import { isStanding } from '#shared/text/standing.ts'
import '../../styles/side-by-side.css'
import type { KeepAs } from '../../acts/waiting-files.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { differing, type Piece } from '../../lib/compared/differing.ts'
import { bundlesOf, type BlockBundle, type Bundles } from '../../store/by-block.ts'
import { tablesOf } from '../../store/tables.ts'
import { client } from '../../transport/bridge.ts'

interface CompareVersionsProps {
  readonly preview: Pick<ImportPreview, 'document' | 'fileName'>
  readonly articleId: ArticleId
  readonly title: string
  readonly onAs: (as: KeepAs) => void
  readonly onClose: () => void
}

/** What work a paragraph of the library has. */
type Work = Readonly<Partial<Record<'note' | 'suggestion' | 'number' | 'verdict', number>>>
interface OldBlock extends SideBlock {
  readonly work: Work
}
type Row = SideRow<OldBlock, SideBlock>

const KINDS = ['same', 'changed', 'gone', 'added'] as const

/** The file and the article in the library side by side: what is the same, and what of the work would stay behind. */
export function CompareVersions({ preview, articleId, title, onAs, onClose }: CompareVersionsProps) {
  const { t } = useTranslation()
  const old = useOldText(articleId)
  const [isOnly, setIsOnly] = useState(false)
  const { document, fileName } = preview
  const rows = useMemo(() => old && sideBySide(old, freshText(document)), [old, document])
  const choose = (as: KeepAs): void => {
    onAs(as)
    onClose()
  }
  return (
    <Dialog
      title={t('opening.compare.title')}
      closeLabel={t('common.close')}
      size="wide"
      onClose={onClose}
      foot={
        <>
          <Button onClick={() => choose({ kind: 'new' })}>{t('opening.compare.new')}</Button>
          <Button tone="main" onClick={() => choose({ kind: 'version', articleId })}>
            {t('opening.compare.version')}
          </Button>
        </>
      }
    >
      <div className="dialog-body sides-body scroll" tabIndex={0} role="group" aria-label={t('opening.compare.title')}>
        {rows === undefined ? (
          <p role="status">{t('opening.compare.reading')}</p>
        ) : (
          <>
            <div className="sides-sum">
              <p role="status">
                {KINDS.flatMap((kind) => {
                  const count = rows.filter((row) => row.kind === kind).length
                  return count === 0 ? [] : [t(`opening.compare.${kind}`, { count })]
                }).join(' · ')}
              </p>
              <label>
                <input type="checkbox" checked={isOnly} onChange={(event) => setIsOnly(event.target.checked)} />
                {t('opening.compare.only')}
              </label>
            </div>
            <table className="sides">
              <thead>
                <tr>
                  <th scope="col">
                    {t('opening.compare.old')} <small>{title}</small>
                  </th>
                  <th scope="col">
                    {t('opening.compare.fresh')} <small>{fileName}</small>
                  </th>
                </tr>
              </thead>
              <tbody lang={document.language}>
                {rows
                  .filter((row) => !isOnly || row.kind !== 'same')
                  .map((row) => (
                    <SidesRow key={'old' in row ? row.old.id : `new-${row.fresh.id}`} row={row} />
                  ))}
              </tbody>
            </table>
          </>
        )}
      </div>
    </Dialog>
  )
}

function SidesRow({ row }: { readonly row: Row }) {
  const { t } = useTranslation()
  const pieces = row.kind === 'changed' ? differing(row.old.text, row.fresh.text) : undefined
  return (
    <tr data-kind={row.kind}>
      <td>
        {'old' in row && (
          <>
            {pieces === undefined ? (
              <span className="sides-text">{row.kind === 'gone' ? <del>{row.old.text}</del> : row.old.text}</span>
            ) : (
              <Pieces pieces={pieces.theirs} own="del" />
            )}
            <WorkLine work={row.old.work} isSame={row.kind === 'same'} />
          </>
        )}
        {row.kind === 'added' && <span className="visually-hidden">{t('opening.compare.nothing')}</span>}
      </td>
      <td>
        {'fresh' in row &&
          (pieces === undefined ? (
            <span className="sides-text">{row.kind === 'added' ? <ins>{row.fresh.text}</ins> : row.fresh.text}</span>
          ) : (
            <Pieces pieces={pieces.mine} own="ins" />
          ))}
        {row.kind === 'gone' && <span className="visually-hidden">{t('opening.compare.nothing')}</span>}
      </td>
    </tr>
  )
}

function Pieces({ pieces, own: Own }: { readonly pieces: readonly Piece[]; readonly own: 'del' | 'ins' }) {
  return (
    <span className="sides-text">
      {pieces.map(({ text, isOwn }, at) => (isOwn ? <Own key={at}>{text}</Own> : <span key={at}>{text}</span>))}
    </span>
  )
}

/** What work stands on the paragraph: it stays with the old version, but for checked numbers of one that came back word for word. */
function WorkLine({ work, isSame }: { readonly work: Work; readonly isSame: boolean }) {
  const { t } = useTranslation()
  const stays = (['note', 'suggestion', 'number', 'verdict'] as const).flatMap((kind) => {
    const count = work[kind] ?? 0
    return count === 0 || (kind === 'number' && isSame) ? [] : [t(`opening.same.${kind}`, { count })]
  })
  if (stays.length === 0) return null
  return (
    <small className="sides-work">
      {t('opening.compare.stays', { what: stays.join(t('library.imports.between')) })}
    </small>
  )
}

/** The article's paragraphs as they read with what was accepted, each with the work that was done on it; undefined until they are read. */
function useOldText(articleId: ArticleId): readonly OldBlock[] | undefined {
  const [old, setOld] = useState<readonly OldBlock[]>()
  useEffect(() => {
    let isAsked = true
    void client.call('article.open', { articleId }).then((answer) => {
      if (isAsked && answer.ok) setOld(oldBlocks(bundlesOf(tablesOf(answer.value))))
    })
    return () => {
      isAsked = false
    }
  }, [articleId])
  return old
}

const oldBlocks = ({ list, led }: Bundles): readonly OldBlock[] => list.flatMap((bundle) => oldBlock(bundle, led))

function oldBlock(
  { block, notes, suggestions, numbers, verdict }: BlockBundle,
  led: Bundles['led'],
): readonly OldBlock[] {
  if (block.role === 'furniture' || !isStanding(block, suggestions, 'clean')) return []
  const text = cleanText(block, suggestions).trim()
  const work = {
    note: notes.filter(({ note, isLast }) => isLast && isAsking(note)).length,
    suggestion: suggestions.filter((each) => isProposal(each) && !led.has(each.id)).length,
    number: numbers.filter(isSettled).length,
    verdict: verdict === undefined ? 0 : 1,
  }
  return text === '' ? [] : [{ id: block.id, text, work }]
}

function freshText({ blocks }: ImportPreview['document']): readonly SideBlock[] {
  return blocks.flatMap(({ role, text }, at) =>
    role === 'furniture' || text.trim() === '' ? [] : [{ id: String(at), text: text.trim() }],
  )
}
