import { eachMatch, HAN, type PunctuationCheck } from '../marked-text.ts'

const POINTS = '，。、；：！？'

/** ，， 。，: one mark stands behind a word (B.2); several question and exclamation marks have their own rule. */
export const doubledMark: PunctuationCheck = eachMatch(
  new RegExp(`[，。、；：,][${POINTS},;]+|[！？!?][，。、；：,;]+`, 'gu'),
  ({ 0: marks, index }, { text }) => {
    // 。。。 stands for an ellipsis, and has its own rule.
    if (/^。{3,}$/u.test(marks) || (/^。+$/u.test(marks) && marks.length > 2)) return undefined
    const first = marks.charAt(0)
    if (/^[,;:]/.test(marks) && /[A-Za-z\d]$/.test(text.slice(0, index))) return undefined
    const isSame = [...marks].every((each) => each === first)
    const end = [...marks].find((each) => '。！？'.includes(each))
    return { values: { marks }, ...(isSame ? { suggest: first } : end === undefined ? {} : { suggest: end }) }
  },
)

/** ？？？？: at most three (4.2.3.3, 4.3.3.2). */
export const repeatedMark: PunctuationCheck = eachMatch(
  /？{4,}|！{4,}|\?{4,}|!{4,}/gu,
  ({ 0: marks, index }, { text }) => {
    if (!new RegExp(`[${HAN}，。”）]`, 'u').test(text.charAt(index - 1))) return undefined
    const mark = /[？?]/u.test(marks) ? '？' : '！'
    return { clause: mark === '？' ? '4.2.3.3' : '4.3.3.2', values: { mark }, suggest: mark.repeat(3) }
  },
)

/** ！？ and ？？！！: of both kinds one each, the question first (4.3.3.3). */
export const questionAndCry: PunctuationCheck = eachMatch(
  /[？！?!]*(?:！？|！\?|!？|？！)[？！?!]*/gu,
  ({ 0: marks }) => (marks === '？！' ? undefined : { values: { marks }, suggest: '？！' }),
)

/** “……。”。 and “……！”，: what ends within the quotation marks does not end again behind them (B.2.1). */
export const endsTwice: PunctuationCheck = eachMatch(
  /(?<=[^。！？…\n][。！？][”’」』])[。，；]/gu,
  ({ 0: mark, index }, { text }) => {
    const quote = text.slice(0, index)
    const open = Math.max(
      quote.lastIndexOf('“'),
      quote.lastIndexOf('‘'),
      quote.lastIndexOf('「'),
      quote.lastIndexOf('『'),
    )
    const isQuestion = /[！？].$/u.test(quote)
    // “到底怎么办？”，他问: a question may stand in the middle of a sentence, and a list may go on behind it.
    if (mark !== '。' && isQuestion) return undefined
    return open === -1 ? undefined : { values: { mark }, suggest: '' }
  },
)

/** （…。）within a sentence: a remark in brackets has no full stop of its own (B.2.2). */
export const stopInBrackets: PunctuationCheck = eachMatch(
  new RegExp(`(?<=[${HAN}”》A-Za-z\\d])（[^（）。！？\\n]{1,40}(。)）`, 'gu'),
  ({ 0: words, index }, { text }) => {
    // A remark behind the whole of a paragraph is the author's.
    if (text.slice(index + words.length).trim() === '') return undefined
    return { from: words.length - 2, to: words.length - 1, suggest: '' }
  },
)

/** “…，”他说：“…”: said in the middle of a speech, “said” takes a comma (B.1.5). */
export const saidWithin: PunctuationCheck = eachMatch(
  /(?<=，[”’」][^，。：；！？“”「」\n]{1,12}(?:说|道|问|答|表示))：(?=[“‘「])/gu,
  () => ({ suggest: '，' }),
)

/** 他说：“…”。: words told whole behind “said” and a colon end within the quotation marks (B.2.1). */
export const stopOutsideQuote: PunctuationCheck = eachMatch(
  new RegExp(`(?<=(?:说|道|问|表示|指出|强调|回答)：“[^“”。！？…\\n]{6,80}[${HAN}])”。`, 'gu'),
  () => ({ suggest: '。”' }),
)
