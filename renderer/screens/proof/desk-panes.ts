import type { Desk } from '../../store/app-store.ts'

/** Where the keyboard goes with a desk. */
export const DESK_PANES: Readonly<Record<Desk, string>> = {
  outline: '.proof-scroll',
  captions: '.captions-desk',
  numbers: '.numbers-desk',
  notes: '.desk-panel',
  suggestions: '.desk-panel',
  findings: '.findings-desk',
  people: '.desk-panel',
  placing: '.desk-panel',
  conflicts: '.desk-panel',
  revision: '.desk-panel',
  versions: '.versions-desk',
}
