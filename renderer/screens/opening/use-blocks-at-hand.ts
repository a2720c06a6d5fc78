import { useCallback, useMemo, useState, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportChoices, ImportPreview } from '#shared/contract/shapes.ts'
import type { Role } from '#shared/domain/block.ts'
import { placedBlocks, placeName } from './roles.ts'

/** The blocks with their roles, the one at hand, and giving it another role. */
export function useBlocksAtHand(
  { document }: ImportPreview,
  roles: ImportChoices['roles'],
  choose: (part: Partial<ImportChoices>) => void,
  sheet: RefObject<HTMLElement | null>,
  need: (index: number) => void,
) {
  const { t } = useTranslation()
  const blocks = useMemo(() => placedBlocks(document.blocks, roles), [document.blocks, roles])
  const placeOf = useCallback(
    (index: number): string => {
      const block = blocks[index]
      return block === undefined ? '' : placeName(block, (key, values) => t(key, values ?? {}))
    },
    [blocks, t],
  )
  const doubtful = blocks.filter((block) => block.isDoubtful).map(({ index }) => index)
  const [chosen, setChosen] = useState<number>()
  const show = (index: number): void => {
    setChosen(index)
    need(index)
    sheet.current?.querySelector(`[data-block="${index}"]`)?.scrollIntoView({ block: 'center' })
  }
  const setRole = (index: number, role: Role): void => {
    choose({ roles: [...roles.filter(({ block }) => block !== index), { block: index, role }] })
    const next = doubtful.find((block) => block > index) ?? doubtful.find((block) => block !== index)
    setChosen(next ?? index)
  }
  const active = chosen ?? doubtful[0]
  const setRoleAtHand = (role: Role): void => {
    if (active !== undefined) setRole(active, role)
  }
  return { blocks, placeOf, active, show, setRole, setRoleAtHand }
}
