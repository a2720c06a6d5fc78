import type { FaultKind } from '#shared/contract/annotations.ts'
import { fieldsOf, type Fields } from './fields.ts'

/** Takes a fault: what it is, and of which key. */
export type Report = (fault: FaultKind, at: string) => void

const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/u
/** An absolute IRI (RFC 3987), as far as a name can be told from words. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/iu

export function isIri(value: unknown): boolean {
  return typeof value === 'string' && IRI.test(value)
}

/** The value that there must be one of: JSON-LD may give it as a list of one. */
export function one(value: unknown): unknown {
  return Array.isArray(value) && value.length === 1 ? (value as readonly unknown[])[0] : value
}

/** One or several values as several; nothing is no value. */
export function itemsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : value === undefined ? [] : [value]
}

export function checkTimes(value: unknown, at: string, report: Report): void {
  const time = one(value)
  if (time === undefined) return
  if (Array.isArray(time)) report('several', at)
  else if (typeof time !== 'string' || !TIME.test(time) || Number.isNaN(Date.parse(time))) report('time', at)
}

/** IRIs of resources that are only named. */
export function checkIris(value: unknown, at: string, report: Report): void {
  if (value !== undefined && (isNothing(value) || !itemsOf(value).every(isIri))) report('iri', at)
}

/** The IRI of the one resource that is meant. */
export function checkIri(value: unknown, at: string, report: Report): void {
  const iri = one(value)
  if (Array.isArray(iri)) report(isNothing(iri) ? 'iri' : 'several', at)
  else if (iri !== undefined && !isIri(iri)) report('iri', at)
}

/** People and programs: by name, or described. */
export function checkAgents(value: unknown, at: string, report: Report): void {
  const isAgent = (each: unknown): boolean => isIri(each) || fieldsOf(each) !== undefined
  if (value !== undefined && (isNothing(value) || !itemsOf(value).every(isAgent))) report('resource', at)
}

export function checkTexts(fields: Fields, keys: readonly string[], at: string, report: Report): void {
  for (const key of keys) {
    const value = fields[key]
    if (value !== undefined && (isNothing(value) || !itemsOf(value).every((each) => typeof each === 'string')))
      report('text', pathOf(at, key))
  }
}

export function isNothing(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0
}

export function pathOf(at: string, key: string): string {
  return at === '' ? key : `${at}.${key}`
}
