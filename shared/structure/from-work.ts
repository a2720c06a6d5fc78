/** 原载, 原刊于, 摘自, 选自: a text that stood elsewhere before. */
const TAKEN =
  '^[\\s(\\[【—–-]*(?:本文|此文|原文|全文)?(?:首次|最初)?(?:(?:原|初|首|最早)?(?:载|刊载|刊登|刊|发表|首发|发)(?:于|在)?|(?:摘|选|转|节选|摘编|转载|摘录|摘选|改编|编译)自)'
/** Between the verb and the title its day may stand. */
const DAY = '(?:(?:19|20)\\d{2}年)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:出版)?的?'
const WORK = new RegExp(`${TAKEN}\\s*[:]?\\s*${DAY}\\s*《(?<title>[^《》]{1,30})》(?<rest>[^。！!？?;]*)$`, 'u')
/** What may follow: day, issue, page, publisher, author, what was changed; no sentence about it. */
const REST =
  /^(?:[\s,、()[\]】—–-]|(?:19|20)\d{2}年?|\d{1,2}月(?:\d{1,2}日)?|\d{1,2}日|总?第?\s*\d{1,6}\s*[期版卷辑]|[A-Z]\d{1,2}版?|[上中下]半月刊|(?:副刊|周刊|杂志|一书|一文)|\p{Script=Han}{2,14}(?:出版社|书局|书店)|(?:作者|编者|编辑|译者|有?作?者?)[:]?\s*\p{Script=Han}{2,4}|(?:略?有|有所|经)(?:删节|删改|改动|修改|增删)|略有删改|标题为编者所加|出版|刊)*$/u

/** A line that says where the text stood before, and nothing else. Matched against folded text. */
export function isFromWork(folded: string): boolean {
  const match = WORK.exec(folded)
  return match !== null && REST.test(match.groups?.rest ?? '')
}

/** Where the title of that work stands in the line: UTF-16 units of the folded text. */
export function workIn(folded: string): { readonly start: number; readonly end: number } | undefined {
  if (!isFromWork(folded)) return undefined
  const start = folded.indexOf('《') + 1
  return { start, end: folded.indexOf('》', start) }
}
