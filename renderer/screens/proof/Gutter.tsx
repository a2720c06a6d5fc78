import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DropdownMenu } from 'radix-ui'
import { setRole } from '#shared/acts/blocks.ts'
import { ROLES, type Block, type Role } from '#shared/domain/block.ts'
import type { Ordinal } from '#shared/text/ordinals.ts'
import { pictureName } from '../../lib/where.ts'
import { act } from '../../acts/actions.ts'

/** Keys of the commonest roles in the menu, as in the opening screen. */
const ROLE_KEYS: Readonly<Partial<Record<Role, string>>> = {
  'section-heading': '1',
  paragraph: '2',
  quotation: '3',
  caption: '4',
  headline: '5',
  subheadline: '6',
  byline: '7',
  'editor-line': '8',
  lead: '9',
  furniture: '0',
}

interface GutterProps extends Ordinal {
  readonly block: Block
}

/** Left of the text: what the block is, or its number. A click changes the role. Drawn anew only when that changes. */
export const Gutter = memo(function Gutter({ block, ...counted }: GutterProps) {
  const { t } = useTranslation()
  const [isOpen, setIsOpen] = useState(false)
  const label = labelOf(block.role, counted, (key, values) => t(key, { ...values }))
  const role = t('proof.changeRole', { role: t(`common.role.${block.role}`) })
  // What is seen begins the name, so that it can be called by voice (WCAG 2.5.3).
  const name = role.startsWith(label) ? role : `${label} ${role}`
  const button = (
    <button
      type="button"
      className="gutter"
      tabIndex={-1}
      data-gutter={block.id}
      aria-label={name}
      onClick={() => setIsOpen(true)}
    >
      {label}
    </button>
  )
  if (!isOpen) return button
  const choose = (role: Role): void => {
    setIsOpen(false)
    if (role !== block.role) act('block.role', setRole(block, role))
  }
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={setIsOpen}>
      <DropdownMenu.Trigger asChild>{button}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="drop-menu"
          align="start"
          onKeyDown={(event) => {
            const role = ROLES.find((candidate) => ROLE_KEYS[candidate] === event.key)
            if (role === undefined) return
            event.preventDefault()
            choose(role)
          }}
        >
          {ROLES.map((role) => (
            <DropdownMenu.Item
              key={role}
              className="menu-item"
              data-current={role === block.role || undefined}
              onSelect={() => choose(role)}
            >
              {t(`common.role.${role}`)}
              {ROLE_KEYS[role] !== undefined && <kbd className="kbd">{ROLE_KEYS[role]}</kbd>}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
})

function labelOf(role: Role, counted: Ordinal, t: Parameters<typeof pictureName>[1]): string {
  if (role === 'paragraph' || role === 'lead') return String(counted.ordinal)
  if (role === 'figure') return pictureName(counted, t)
  if (role === 'caption') return ''
  return t(`common.role.${role}`, {})
}
