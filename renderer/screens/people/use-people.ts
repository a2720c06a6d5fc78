import { useEffect, useState } from 'react'
import type { Block } from '#shared/domain/block.ts'
import { recordedPeopleSteps, type ToldPerson } from '#shared/people/told.ts'
import { inSlices } from '../../lib/slices.ts'
import { useArticle } from '../../store/hooks.ts'

/** The people of the open article, found again when its text or its suggestions change; undefined until they are first known. */
export function usePeople(blocks: readonly Block[]): readonly ToldPerson[] | undefined {
  const suggestions = useArticle(({ tables }) => tables.suggestion)
  const [people, setPeople] = useState<readonly ToldPerson[]>()
  useEffect(() => {
    let isWanted = true
    void inSlices(recordedPeopleSteps({ blocks, suggestions: [...suggestions.values()] })).then((found) => {
      if (isWanted) setPeople(found)
    })
    return () => {
      isWanted = false
    }
  }, [blocks, suggestions])
  return people
}
