import { element, escapeHtml } from '#shared/markup/escape.ts'
import type { Words } from '../../html/words.ts'
import type { ProofMarks } from './proof-hand.ts'
import { sign } from './signs.ts'

/** After the text: what each mark asks for, which colour is which pass, and what stands as it does without marks. */
export function markLegend({ marks, passes }: Pick<ProofMarks, 'marks' | 'passes'>, { t }: Words): string {
  const named = marks.map((mark) => {
    const name = t(`proofMarks.${mark}`)
    // The name stands beside it: read out once.
    return element('li', {}, `${sign(mark, name)} ${escapeHtml(name)}`)
  })
  const inks = passes.map((pass) =>
    element('li', { class: `pass-${pass}` }, element('b', {}, escapeHtml(t(`proofMarks.pass.${pass}`)))),
  )
  return element('section', { class: 'appendix proof-legend' }, [
    element('h2', {}, escapeHtml(t('proofMarks.title'))),
    marks.length === 0 ? '' : element('ul', {}, named),
    inks.length === 0 ? '' : element('ul', {}, inks),
    element('p', { class: 'summary' }, escapeHtml(t('proofMarks.rest'))),
  ])
}
