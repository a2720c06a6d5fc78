import { ChevronDown, ChevronRight } from 'lucide-react'
import { useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Role } from '#shared/domain/block.ts'
import type { Finding } from '#shared/domain/source-document.ts'
import type { Translate } from '#shared/messages/translate.ts'
import { Button } from '../../components/Button.tsx'
import { otherRole, PARTS, partOf, ROLE_KEYS, roleName, type Part, type PlacedBlock } from './roles.ts'

interface StructurePanelProps {
  readonly blocks: readonly PlacedBlock[]
  readonly pictures: number
  /** What was found; of pictures from beside the text it is said at their captions. */
  readonly findings: readonly Finding[]
  readonly active: number | undefined
  readonly lang: string
  readonly hasSingleKeys: boolean
  readonly listRef: Ref<HTMLDivElement>
  readonly onActive: (index: number) => void
  readonly onRole: (index: number, role: Role) => void
}

/** So many rows of a part are shown until the rest is asked for. */
const SHOWN: Readonly<Record<Part, number>> = {
  doubtful: 20,
  head: 8,
  headings: 8,
  captions: 5,
  furniture: 2,
  body: 0,
}
/** A single row is shown as well: a line that says so would take as much room. */
const SPARE = 1
const MOST_ROWS = 500
/** Rules that say why a picture from beside the text was put, or could be put, to a caption. */
const OFFERED = 'structure.picture-by-'

/** What each block was found to be; a role is changed with one key. */
export function StructurePanel(props: StructurePanelProps) {
  const { blocks, pictures, findings, active, lang, hasSingleKeys, listRef, onActive, onRole } = props
  const { t } = useTranslation()
  const [opened, setOpened] = useState<ReadonlySet<Part>>(new Set())
  const found = blocks.filter((block) => partOf(block) !== undefined)
  const rows = PARTS.map((part) => {
    const all = found.filter((block) => partOf(block) === part)
    const least = SHOWN[part] === 0 || all.length > SHOWN[part] + SPARE ? SHOWN[part] : all.length
    const most = opened.has(part) ? MOST_ROWS : least
    // What is at hand is in sight whatever else is folded away.
    const shown = all.filter((block, at) => at < most || block.index === active).slice(0, MOST_ROWS)
    // Captions of tables and credits ask for no picture.
    const lacking = part === 'captions' ? all.filter(({ asksForPicture }) => asksForPicture).length - pictures : 0
    return { part, all, shown, lacking }
  }).filter(({ all }) => all.length > 0)
  const order = rows.flatMap(({ shown }) => shown.map(({ index }) => index))

  const toggle = (part: Part): void => {
    const next = new Set(opened)
    if (!next.delete(part)) next.add(part)
    setOpened(next)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>): void => {
    if (event.target !== event.currentTarget) return
    const at = active === undefined ? -1 : order.indexOf(active)
    const letters: Readonly<Record<string, number>> = hasSingleKeys ? { j: at + 1, k: at - 1 } : {}
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: order.length - 1,
      ...letters,
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const to = moves[event.key]
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
        {rows.map(({ part, all, shown, lacking }) => (
          <div key={part} role="rowgroup" className="op-part">
            <div role="row" className="op-part-head">
              <span role="rowheader">
                <PartName part={part} count={all.length} isOpen={opened.has(part)} onToggle={() => toggle(part)} />
              </span>
              {lacking > 0 && (
                <span role="gridcell" className="op-warn">
                  {pictures === 0 && lacking > 1
                    ? t('opening.structure.noPictures')
                    : t('opening.structure.noPicture', { count: lacking })}
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
            {SHOWN[part] > 0 && (all.length > shown.length || opened.has(part)) && (
              <div role="row" className="op-more">
                <span role="gridcell">
                  <Button tone="link" aria-expanded={opened.has(part)} onClick={() => toggle(part)}>
                    {opened.has(part)
                      ? t('opening.structure.fewer')
                      : restName(all, shown, (key, values) => t(key, values ?? {}))}
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

interface PartNameProps {
  readonly part: Part
  readonly count: number
  readonly isOpen: boolean
  readonly onToggle: () => void
}

/** The name of a part and how many it has; a part of which nothing is shown at first is opened by its name. */
function PartName({ part, count, isOpen, onToggle }: PartNameProps) {
  const { t } = useTranslation()
  const name = (
    <>
      <b>{t(`opening.structure.${part}`)}</b> <span className="op-quiet">{count}</span>
    </>
  )
  if (SHOWN[part] > 0) return name
  const Chevron = isOpen ? ChevronDown : ChevronRight
  return (
    <button type="button" className="op-fold" aria-expanded={isOpen} onClick={onToggle}>
      {name}
      <Chevron size={14} aria-hidden />
    </button>
  )
}

/** What is folded away: figures by their numbers when they follow each other, else how many rows. */
function restName(all: readonly PlacedBlock[], shown: readonly PlacedBlock[], t: Translate): string {
  const rest = all.filter((block) => !shown.includes(block))
  const first = rest[0]?.caption
  const last = rest.at(-1)?.caption
  const isRow = first !== undefined && last === first + rest.length - 1 && rest.length > 1
  return isRow
    ? t('opening.structure.captionRow', { from: first, to: last })
    : t('opening.structure.more', { count: rest.length })
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
  const name = roleName(block, (key, values) => t(key, values ?? {}))
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
            {t('opening.structure.maybe', { role: t(`common.role.${otherRole(block.role)}`) })}
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
