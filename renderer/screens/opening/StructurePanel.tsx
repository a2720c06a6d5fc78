import { useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/domain/block.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import { Button } from '../../components/Button.tsx'
import { PARTS, partOf, ROLE_KEYS, type Part, type PlacedBlock } from './roles.ts'

interface StructurePanelProps {
  readonly blocks: readonly PlacedBlock[]
  readonly pictures: number
  /** What was found; of pictures from beside the text it is said at their captions. */
  readonly findings: readonly Finding[]
  readonly active: number | undefined
  readonly lang: string
  readonly listRef: Ref<HTMLDivElement>
  readonly onActive: (index: number) => void
  readonly onRole: (index: number, role: Role) => void
}

/** So many rows of a part are shown until the rest is asked for. */
const SHOWN: Readonly<Record<Part, number>> = { head: 8, headings: 8, captions: 5, furniture: 3, body: 0 }
const MOST_ROWS = 500
/** Rules that say why a picture from beside the text was put, or could be put, to a caption. */
const OFFERED = 'structure.picture-by-'

/** What each block was found to be; a role is changed with one key. */
export function StructurePanel(props: StructurePanelProps) {
  const { blocks, pictures, findings, active, lang, listRef, onActive, onRole } = props
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlySet<Part>>(new Set())
  const found = blocks.filter(({ role }) => partOf(role) !== undefined)
  const rows = PARTS.map((part) => {
    const all = found.filter(({ role }) => partOf(role) === part)
    // What is doubtful or at hand is in sight whatever else is folded away.
    const most = opened.has(part) ? MOST_ROWS : SHOWN[part]
    const shown = all.filter((block, at) => at < most || block.isDoubtful || block.index === active).slice(0, MOST_ROWS)
    return { part, all, shown }
  }).filter(({ all }) => all.length > 0)
  const order = rows.flatMap(({ shown }) => shown.map(({ index }) => index))

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return
    const at = active === undefined ? -1 : order.indexOf(active)
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: order.length - 1 }[event.key]
    const next = to === undefined ? undefined : order[Math.max(0, Math.min(order.length - 1, to))]
    if (next === undefined) return
    event.preventDefault()
    onActive(next)
  }
  return (
    <>
      <h2 className="op-heading">
        {t('opening.structure.title')} <small>{t('opening.structure.hint', { count: found.length })}</small>
      </h2>
      <div
        ref={listRef}
        className="op-structure"
        role="grid"
        tabIndex={0}
        aria-label={t('opening.structure.title')}
        aria-activedescendant={active === undefined ? undefined : `block-${active}`}
        onKeyDown={onKeyDown}
      >
        {rows.map(({ part, all, shown }) => (
          <div key={part} role="rowgroup" className="op-part">
            <div role="row" className="op-part-head">
              <span role="rowheader">
                <b>{t(`opening.structure.${part}`)}</b> <span className="op-quiet">{all.length}</span>
              </span>
              {part === 'captions' && all.length > pictures && (
                <span role="gridcell" className="op-warn">
                  {t('opening.structure.noPicture', { count: all.length - pictures })}
                </span>
              )}
            </div>
            {shown.map((block) => (
              <StructureRow
                key={block.index}
                block={block}
                offer={findings.find((each) => each.block === block.index && each.rule.startsWith(OFFERED))}
                lang={lang}
                isActive={block.index === active}
                onActive={() => onActive(block.index)}
                onRole={(role) => onRole(block.index, role)}
              />
            ))}
            {(all.length > shown.length || opened.has(part)) && (
              <div role="row" className="op-more">
                <span role="gridcell">
                  <Button
                    tone="link"
                    onClick={() => {
                      const next = new Set(opened)
                      if (!next.delete(part)) next.add(part)
                      setOpened(next)
                    }}
                  >
                    {opened.has(part)
                      ? t('opening.structure.fewer')
                      : t('opening.structure.more', { count: all.length - shown.length })}
                  </Button>
                </span>
              </div>
            )}
          </div>
        ))}
      </div>
    </>
  )
}

interface StructureRowProps {
  readonly block: PlacedBlock
  readonly offer: Finding | undefined
  readonly lang: string
  readonly isActive: boolean
  readonly onActive: () => void
  readonly onRole: (role: Role) => void
}

function StructureRow({ block, offer, lang, isActive, onActive, onRole }: StructureRowProps) {
  const { t } = useTranslation()
  const name =
    block.figure === undefined
      ? t(`common.role.${block.role}`)
      : t('opening.structure.figure', { number: block.figure })
  return (
    <>
      <div
        id={`block-${block.index}`}
        role="row"
        className="op-row"
        aria-selected={isActive}
        data-doubtful={block.isDoubtful}
        data-role={block.role}
        onClick={onActive}
      >
        <span role="gridcell" className="op-role">
          {name}
          {block.isDoubtful && <span aria-hidden="true">?</span>}
        </span>
        <span role="gridcell" className="op-row-text" lang={lang}>
          {block.text.slice(0, 60)}
        </span>
        {block.isDoubtful && (
          <span role="gridcell" className="op-warn">
            {t('opening.structure.doubtful')}
          </span>
        )}
      </div>
      {offer !== undefined && (
        <div role="row" className="op-row">
          <span role="gridcell" className="op-role" />
          <span role="gridcell" className="op-quiet">
            {t(`findings.${offer.rule}`, { ...offer.values })}
          </span>
        </div>
      )}
      {isActive && (
        <div role="row" className="op-roles">
          <span role="gridcell">
            <span
              role="group"
              className="op-role-keys"
              aria-label={t('opening.structure.roles', { text: block.text.slice(0, 20) })}
            >
              {ROLE_KEYS.map(([key, role]) => (
                <button key={key} type="button" aria-pressed={block.role === role} onClick={() => onRole(role)}>
                  {t(`common.role.${role}`)} <small>{key}</small>
                </button>
              ))}
            </span>
          </span>
        </div>
      )}
    </>
  )
}
