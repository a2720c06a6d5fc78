import { isAsciiLetter, isDigit } from './numeral.ts'

/** An ISBN in its groups: 0-306-40615-2, 978-7-5086-3069-0 (ISO 2108). */
const BOOK = /^(?:97[89][- ])?\d{1,5}([- ])\d{1,7}\1\d{1,7}\1[\dXx](?![\dA-Za-z]|[-–.]\d)/u
/** 10.1038/s41586-020-2649-2 (ISO 26324) */
const DOI = /^10\.\d{4,9}(?:\.\d+)*\/[\w.;()/:<>-]{1,60}/u
/** arXiv:2103.00020v2, arXiv:hep-th/9901001 */
const PREPRINT_BEFORE = /arxiv(?:[:.]| id:?)? ?(?:[a-z-]{2,10}(?:\.[a-z]{2})?\/)?$/iu
const PREPRINT = /^(?:\d{4}\.\d{4,5}|\d{7})(?:v\d{1,2})?(?!\d)/u
/** CN 31-1234/Z, 刊号31-1234: a journal's number in China (GB/T 9999). */
const JOURNAL_BEFORE = /(?:\bCN|刊号)[ :-]{0,2}$/u
const JOURNAL = /^\d{2}-\d{4}(?:\([A-Z]{1,2}\))?(?:\/[A-Z]{1,2}\d{0,3}(?:\.\d+)?)?(?![\d.])/u
const LISTED_BEFORE =
  /(?:\b(?:PMID|PMCID|OCLC|LCCN|ORCID|ASIN|NCT|EISSN|eISSN)|\b[Pp]atents?,? (?:[Nn]os?\.?|[Nn]umbers?))[ :#]{1,2}$/u
const LISTED = /^\d[\d,-]*[\dX]/u
/** No more signs stand between a word that says what a number is and the number. */
const SIGNS_BETWEEN = 4
/** 2:19-cv-01234 */
const DOCKET = /^\d{1,2}:\d{2}-[a-z]{2,3}-\d{3,6}(?!\d)/u

/**
 * End of the number of a publication, a patent or a case at `start`, told by its own form (a DOI, an ISBN whose check digit
 * is right) or by the word before it; undefined elsewhere.
 */
export function publicationEnd(text: string, start: number): number | undefined {
  const before = text.charAt(start - 1)
  if (isDigit(before.charCodeAt(0)) || before === '.') return undefined
  const rest = text.slice(start, start + 80)
  const doi = DOI.exec(rest)?.[0].replace(/[.;:),]+$/u, '')
  if (doi !== undefined) return start + doi.length
  const book = before === '-' ? undefined : BOOK.exec(rest)?.[0]
  if (book !== undefined && isBookNumber(book)) return start + book.length
  if (!isLabelBefore(text, start)) {
    const docket = DOCKET.exec(rest)
    return docket === null ? undefined : start + docket[0].length
  }
  const lead = text.slice(Math.max(0, start - 24), start)
  const found =
    (PREPRINT_BEFORE.test(lead) ? PREPRINT.exec(rest) : null) ??
    (JOURNAL_BEFORE.test(lead) ? JOURNAL.exec(rest) : null) ??
    (LISTED_BEFORE.test(lead) ? LISTED.exec(rest) : null) ??
    DOCKET.exec(rest)
  return found === null ? undefined : start + found[0].length
}

/** Whether a letter stands before `start`, with no more than a few signs between: a word that could say what the number is. */
function isLabelBefore(text: string, start: number): boolean {
  let at = start - 1
  for (const last = start - SIGNS_BETWEEN; at >= last && ' :#/.-'.includes(text.charAt(at)); at -= 1);
  const code = text.charCodeAt(at)
  return isAsciiLetter(code) || code > 0x7f
}

/** Whether the check digit is right: of ten by weights 10 to 1 modulo 11, of thirteen by 1 and 3 modulo 10. */
function isBookNumber(book: string): boolean {
  // Ten digits and three signs at least.
  if (book.length < 13) return false
  const digits = [...book.replaceAll(/[- ]/gu, '').toUpperCase()].map((sign) => (sign === 'X' ? 10 : Number(sign)))
  if (digits.length === 10) return digits.reduce((sum, digit, at) => sum + digit * (10 - at), 0) % 11 === 0
  if (digits.length !== 13 || digits.includes(10)) return false
  return digits.reduce((sum, digit, at) => sum + digit * (at % 2 === 0 ? 1 : 3), 0) % 10 === 0
}
