import type { Complete } from '../components/use-completion.tsx'
import { i18n } from '../i18n/i18n.ts'
import { appStore } from '../store/app-store.ts'
import { session } from '../store/current.ts'
import { knownPeople, mentionAt, peopleMeant } from '../store/people.ts'

/** Whoever can be meant now. */
function people(): readonly string[] {
  const { house, settings } = appStore.getState()
  return knownPeople(session.store.getState().open?.tables, house?.lists.people.lines, settings.reviewerName)
}

/** Completes a field that holds a name and nothing else. What is no start of a name but initials is surely meant. */
export const completeName: Complete = (text) => {
  const known = people()
  const choices = peopleMeant(known, text)
  const isSure = text.trim() !== '' && !known.some((name) => name.toLowerCase().startsWith(text.trim().toLowerCase()))
  return { label: i18n.t('common.people'), start: 0, end: text.length, choices, after: '', isSure }
}

/** Completes the name behind an `@` in the words of a note. */
export const completeMention: Complete = (text, caret) => {
  const mention = mentionAt(text, caret)
  if (mention === undefined) return undefined
  const { start, written } = mention
  const choices = peopleMeant(people(), written)
  return { label: i18n.t('common.people'), start, end: caret, choices, after: ' ', isSure: written !== '' }
}
