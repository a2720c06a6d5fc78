/** 12(4):33-45: volume, issue and pages; the issue alone tells it from a time. */
const WITH_ISSUE =
  /^\d{1,4} ?\((?:\d{1,4}(?:[-–/]\d{1,4})?|[Ss]uppl?\.? ?\d{0,3}|[Pp]t\.? ?\d{1,2})\) ?: ?[a-z]?\d{1,6}(?:[-–][a-z]?\d{1,6})?(?![\d:])/iu
/** 3:12–19 behind 2020; */
const PLAIN = /^\d{1,4} ?: ?[a-z]{0,2}\d{1,6}(?:[-–][a-z]?\d{1,6})?(?![\d:])/iu
const YEAR_BEFORE = /\b(?:1[89]|20)\d\d[a-z]?(?: [A-Z][a-z]{2}(?: \d{1,2})?)?; ?$/u
/** 2020, 12: 45-50: behind a comma a range of pages must follow, and no half of the day. */
const YEAR_COMMA = /\b(?:1[89]|20)\d\d[,，] ?$/u
const PAGES = /^\d{1,4} ?: ?\d{1,6}[-–]\d{1,6}(?![\d:])(?! ?[ap]\.?m)/u
const VOLUME_BEFORE = /\b(?:[Vv]ol(?:ume|\.)?|卷) ?$/u

/** End of the volume, issue and pages of a reference at `start` (2020;3:12–19, 12(4):33-45); undefined elsewhere. */
export function referenceEnd(text: string, start: number): number | undefined {
  const rest = text.slice(start, start + 40)
  if (!/^\d{1,4} ?[:(]/u.test(rest) || /[\d.:/-]/u.test(text.charAt(start - 1))) return undefined
  const before = text.slice(Math.max(0, start - 18), start)
  const found =
    WITH_ISSUE.exec(rest) ??
    (YEAR_BEFORE.test(before) || VOLUME_BEFORE.test(before) ? PLAIN.exec(rest) : null) ??
    (YEAR_COMMA.test(before) && isPages(rest) ? PAGES.exec(rest) : null)
  return found === null ? undefined : start + found[0].length
}

/** Two digits from one to 59 behind the colon, and again behind a dash, may be times of day (2026, 9:30-10). */
const isPages = (rest: string): boolean => {
  const [, first = '', last = ''] = /^\d{1,4} ?: ?(\d{1,6})[-–](\d{1,6})/u.exec(rest) ?? []
  return /^\d+ ?: /u.test(rest) || first.length > 2 || Number(last) > 24 || /^\d{3}/u.test(rest)
}
