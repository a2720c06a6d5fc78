import { DropdownMenu } from 'radix-ui'
import { memo, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { plainForm } from '#shared/text/form.ts'
import { goTo } from '../../acts/actions.ts'
import { findingWords } from '../../acts/findings.ts'
import { appStore, type Place } from '../../store/app-store.ts'
import { CardIcon } from './cards/icons.tsx'
import { editSentenceOf } from './edit-at.ts'
import { isSameItem, type MarginItem } from './margin-items.ts'

interface PinsProps {
  readonly items: readonly MarginItem[]
  /** The middle of each item's last line, in pixels of the scrolled content. */
  readonly anchors: ReadonlyMap<string, number>
  readonly left: number
  readonly activeId: string | undefined
}

/** So many pins stand side by side on one line; what is more opens as a small list. */
const SIDE_BY_SIDE = 2
const PIN_WIDTH_REM = 1.5

/** Right of the text, on the anchor's last line. */
export const Pins = memo(function Pins({ items, anchors, left, activeId }: PinsProps) {
  return (
    <div className="pins" style={{ left }}>
      {linesOf(items, anchors).map(({ y, items: onLine }) => (
        <LinePins
          key={onLine[0]?.id}
          y={y}
          items={onLine}
          activeId={onLine.some(({ id }) => id === activeId) ? activeId : undefined}
        />
      ))}
    </div>
  )
})

interface Line {
  readonly y: number
  readonly items: readonly MarginItem[]
}

interface LinePinsProps extends Line {
  readonly activeId: string | undefined
}

const LinePins = memo(function LinePins({ y, items, activeId }: LinePinsProps) {
  const { t } = useTranslation()
  const isMany = items.length > SIDE_BY_SIDE
  const alone = isMany ? items.slice(0, SIDE_BY_SIDE - 1) : items
  const kindOf = ({ kind, tone, content }: MarginItem): string =>
    content.kind === 'number'
      ? t(`proof.numberIs.${content.number.state}`)
      : t(`proof.tone.${kind === 'suggestion' ? kind : tone}`)
  const name = (item: MarginItem): string => t('proof.openCard', { kind: kindOf(item) })
  return (
    <>
      {alone.map((item, index) => (
        <button
          key={item.id}
          type="button"
          className="pin"
          tabIndex={-1}
          data-place={`${item.kind} ${item.id}`}
          data-tone={item.tone}
          data-active={item.id === activeId || undefined}
          aria-label={name(item)}
          style={{ transform: `translate(${index * PIN_WIDTH_REM}rem, ${y}px)` }}
          onClick={() => goTo(placeOf(item))}
          {...(isPencil(item) && pencilKeys(item))}
        >
          <CardIcon tone={item.tone} />
        </button>
      ))}
      {isMany && (
        <DropdownMenu.Root modal={false}>
          <DropdownMenu.Trigger asChild>
            <button
              type="button"
              className="pin pin-more"
              tabIndex={-1}
              // What is seen begins the name, so that it can be called by voice (WCAG 2.5.3).
              aria-label={`+${String(items.length - alone.length)} ${t('proof.morePins', { count: items.length })}`}
              style={{ transform: `translate(${alone.length * PIN_WIDTH_REM}rem, ${y}px)` }}
            >
              +{items.length - alone.length}
            </button>
          </DropdownMenu.Trigger>
          <DropdownMenu.Portal>
            <DropdownMenu.Content className="drop-menu" align="end">
              {items.map((item) => (
                <DropdownMenu.Item
                  key={item.id}
                  className="menu-item"
                  data-current={item.id === activeId || undefined}
                  onSelect={() => goTo(placeOf(item))}
                >
                  <span className="menu-pin">
                    <CardIcon tone={item.tone} /> {kindOf(item)}
                  </span>
                  <span className="menu-words">{wordsOf(item)}</span>
                </DropdownMenu.Item>
              ))}
            </DropdownMenu.Content>
          </DropdownMenu.Portal>
        </DropdownMenu.Root>
      )}
    </>
  )
}, isSameLine)

/** A pencil stands beside words that are changed: pressed twice, by mouse or by Enter, it opens their sentence. */
function isPencil({ kind, tone }: MarginItem): boolean {
  return kind === 'suggestion' || tone === 'correction'
}

function pencilKeys(item: MarginItem) {
  return {
    onDoubleClick: () => void editSentenceOf(placeOf(item)),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || appStore.getState().place?.id !== item.id || !editSentenceOf(placeOf(item))) return
      event.preventDefault()
      event.stopPropagation()
    },
  }
}

function isSameLine(one: LinePinsProps, other: LinePinsProps): boolean {
  return (
    one.y === other.y &&
    one.activeId === other.activeId &&
    one.items.length === other.items.length &&
    one.items.every((item, at) => isSameItem(item, other.items[at]))
  )
}

/** Items by the line they end on; two anchors closer than this are on the same line. */
const SAME_LINE_PX = 10

function linesOf(items: readonly MarginItem[], anchors: ReadonlyMap<string, number>): readonly Line[] {
  const lines: { y: number; items: MarginItem[] }[] = []
  for (const item of items) {
    const y = anchors.get(item.id)
    if (y === undefined) continue
    const line = lines.find((each) => Math.abs(each.y - y) < SAME_LINE_PX)
    if (line === undefined) lines.push({ y, items: [item] })
    else line.items.push(item)
  }
  return lines
}

function placeOf({ kind, id, of }: MarginItem): Place {
  return of === undefined ? { kind, id } : { kind, id, of }
}

/** What a list entry says of a card. */
function wordsOf({ content }: MarginItem): string {
  switch (content.kind) {
    case 'note':
      return content.note.body
    case 'draft':
      return content.draft.body
    case 'suggestion':
      return content.suggestion.after
    case 'number':
      return plainForm(content.words)
    case 'repair':
      return content.repair.after
    case 'caption':
      return content.bundle.block.text
    case 'mention':
      return content.caption.block.text
    case 'finding':
      return findingWords(content.finding)
  }
}
