/** Words as a cell of CSV (RFC 4180). What a spreadsheet would run as a formula is put behind an apostrophe (OWASP, CSV injection). */
export function csvCell(words: string, delimiter = ','): string {
  const safe = /^\s*[=+\-@＝＋－＠]/u.test(words) ? `'${words}` : words
  return /["\r\n]/u.test(safe) || safe.includes(delimiter) ? `"${safe.replaceAll('"', '""')}"` : safe
}
