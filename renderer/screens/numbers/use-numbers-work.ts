import { startTransition, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { goTo } from '../../acts/actions.ts'
import { judge, settle, setApart, tie as tieUp, unTie } from '../../acts/numbers.ts'
import type { Bundles } from '../../store/by-block.ts'
import { pairsOf, type NumberConflict } from '../../store/conflicts.ts'
import { useApp, useArticle } from '../../store/hooks.ts'
import { followRow } from '../../lib/panes.ts'
import { deskFor, numbersDesk, openRow, toggleSection } from '../../store/numbers-desk.ts'
import { standInUpperThird } from '../proof/follow.ts'
import type { Clash } from './ConflictCards.tsx'
import type { RowEnd } from './EvidenceCard.tsx'
import { isComplete, withAmount } from './equation.ts'
import { ledgerLines, ledgerSections, type LedgerSection } from './ledger.ts'
import { numbersOfTie, useContradictions } from './use-conflicts.ts'
import { useDeskKeys } from './use-desk-keys.ts'

/** What the numbers desk shows and does: its lines, the clash at hand, and every act on them. */
export function useNumbersWork(bundles: Bundles) {
  const articleId = useArticle((open) => open.articleId)
  useMemo(() => deskFor(articleId), [articleId])
  const desk = useStore(numbersDesk)
  const numbers = useArticle((open) => open.tables.number)
  const liveId = useApp((app) => (app.place?.kind === 'number' ? app.place.id : undefined))
  const live = liveId === undefined ? undefined : numbers.get(liveId)
  const isFilled = useFilled(numbers.size)
  const sections = useMemo(() => (isFilled ? ledgerSections(bundles) : []), [bundles, isFilled])
  const contradictions = useContradictions(bundles)
  const { filter, sort, foldedSections: folded, tie } = desk
  const lines = useMemo(() => {
    const kept = new Set([liveId, tie?.resultId, ...(tie?.termIds ?? [])].filter((id) => id !== undefined))
    return ledgerLines(sections, { filter, sort, folded }, contradictions, kept)
  }, [sections, filter, sort, folded, contradictions, liveId, tie])
  const ids = useMemo(
    () => lines.flatMap((line) => (line.kind === 'number' ? [line.entry.number.id as string] : [])),
    [lines],
  )
  const clashes = useMemo<readonly Clash[]>(
    () => [
      ...contradictions.conflicts.map((conflict) => ({ kind: 'fact', key: conflict.key, conflict }) as const),
      ...contradictions.failing.map((worked) => ({ kind: 'sum', key: worked.tie.id, worked }) as const),
    ],
    [contradictions],
  )
  const current = clashes.find(({ key }) => key === desk.conflict) ?? clashes[0]
  const [chosen, setChosen] = useState<{ readonly key: string; readonly choice: number }>()

  const go = useCallback((id: string | undefined): void => {
    if (id === undefined) return
    goTo({ kind: 'number', id })
    followRow()
    requestAnimationFrame(() => standInUpperThird({ kind: 'number', id }))
  }, [])
  useArrival(sections, clashes, liveId)
  // What is open beneath a row closes when another row is at hand.
  useEffect(() => {
    if (desk.openRow !== undefined && desk.openRow.numberId !== liveId) openRow(undefined)
  }, [desk.openRow, liveId])

  const goOn = (): void => go(liveId === undefined ? undefined : (ids[ids.indexOf(liveId) + 1] ?? liveId))
  const onDone = (how: RowEnd): void => {
    openRow(how === 'saved' && liveId !== undefined ? { numberId: liveId, part: 'card' } : undefined)
    if (how === 'settled') goOn()
    else go(liveId)
  }
  const onOpen = useCallback(
    (id: string): void => {
      const { openRow: opened, tie: tying } = numbersDesk.getState()
      if (tying !== undefined) onTerm(id)
      else if (id === liveId) openRow(opened === undefined ? { numberId: id, part: 'card' } : undefined)
      go(id)
    },
    [go, liveId],
  )
  const onTie = (): void => {
    const result = tie && numbers.get(tie.resultId)
    const terms = tie?.termIds.map((id) => numbers.get(id)).filter((term) => term !== undefined) ?? []
    if (tie === undefined || result === undefined || !isComplete(tie.kind, terms.length)) return
    tieUp(tie.kind, terms, result)
    numbersDesk.setState({ tie: undefined, openRow: { numberId: result.id, part: 'card' } })
    go(result.id)
  }
  const onChoose = (clash: Clash, choice: number): void => {
    numbersDesk.setState({ conflict: clash.key })
    if (clash.kind === 'fact') {
      if (choice < clash.conflict.values.length) setChosen({ key: clash.key, choice })
      else if (choice === clash.conflict.values.length) setApart(pairsOf(clash.conflict, bundles))
    } else if (choice === 0 && clash.worked.expected !== undefined) {
      const { number } = clash.worked.result
      judge(number, { state: 'wrong', rightValue: withAmount(number, clash.worked.expected) })
    } else if (choice === 1) unTie(clash.worked.tie)
  }
  const onSettle = (conflict: NumberConflict, choice: number, evidence: string): void => {
    setChosen(undefined)
    const right = conflict.values[choice]?.places ?? []
    const wrong = conflict.values.flatMap(({ places }, index) => (index === choice ? [] : places))
    settle({ right, wrong, evidence })
    go(right[0]?.id)
  }
  const leaveChoice = (): boolean => {
    if (chosen === undefined) return false
    setChosen(undefined)
    go(liveId)
    return true
  }
  useDeskKeys({
    ids,
    live,
    tie,
    isOpen: desk.openRow !== undefined,
    go,
    onTie,
    onTerm,
    onChoice: (choice) => {
      const size = current?.kind === 'fact' ? current.conflict.values.length + 1 : 2
      if (current === undefined || choice >= size) return false
      onChoose(current, choice)
      return true
    },
    onLeaveChoice: leaveChoice,
  })

  return {
    desk,
    lines,
    sections,
    clashes,
    current,
    contradictions,
    liveId,
    chosen: chosen?.key === current?.key ? chosen?.choice : undefined,
    isFilled,
    isEmpty: numbers.size === 0,
    go,
    onTie,
    onOpen,
    onDone,
    onChoose,
    onSettle,
    leaveChoice,
  }
}

/** Chooses a number as a term of the sum that is being made, or leaves it again. */
function onTerm(id: string): void {
  numbersDesk.setState(({ tie }) => {
    if (tie === undefined || tie.resultId === id) return {}
    const termIds = tie.termIds.includes(id) ? tie.termIds.filter((each) => each !== id) : [...tie.termIds, id]
    return { tie: { ...tie, termIds } }
  })
}

/** From so many numbers on the desk is drawn first and its rows a moment later: the window is not to be blocked. */
const MANY_NUMBERS = 600

function useFilled(count: number): boolean {
  const [isFilled, setIsFilled] = useState(count < MANY_NUMBERS)
  useEffect(() => {
    const frame = requestAnimationFrame(() => startTransition(() => setIsFilled(true)))
    return () => cancelAnimationFrame(frame)
  }, [])
  return isFilled
}

/** What follows a number that was chosen, here or in the article: its section opens, its conflict is the one at hand. */
function useArrival(sections: readonly LedgerSection[], clashes: readonly Clash[], live: string | undefined): void {
  const seen = useRef<string>(undefined)
  useEffect(() => {
    if (live === undefined || seen.current === live) return
    seen.current = live
    const section = sections.find(({ entries }) => entries.some(({ number }) => number.id === live))
    if (section !== undefined && numbersDesk.getState().foldedSections.has(section.id)) toggleSection(section.id)
    const clash = clashes.find((each) =>
      each.kind === 'fact'
        ? each.conflict.values.some(({ places }) => places.some(({ id }) => id === live))
        : numbersOfTie(each.worked).includes(live),
    )
    if (clash !== undefined) numbersDesk.setState({ conflict: clash.key })
  }, [sections, clashes, live])
}
