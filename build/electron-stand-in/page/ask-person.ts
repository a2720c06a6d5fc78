/** A question in the window itself, where the browser has no dialog of its own for it. */
export type Question = {
  readonly message: string
  readonly detail: string
  readonly buttons: readonly string[]
  /** The button that Escape means. */
  readonly cancelId: number
  readonly checkbox: string | undefined
  /** The text of a field that may be changed; undefined for a question without one. */
  readonly text: string | undefined
}

/** What a person said. */
export type Said = { readonly button: number; readonly isChecked: boolean; readonly text: string }

/**
 * Shows a question over the page and resolves with what the person said. Its source text is run in the page, so it may
 * use nothing from outside of itself, and it sets styles one by one: the page's policy allows no style attributes.
 */
export function askPerson(question: Question): Promise<Said> {
  const make = <K extends keyof HTMLElementTagNameMap>(
    tag: K,
    text: string,
    style: Record<string, string>,
  ): HTMLElementTagNameMap[K] => {
    const element = document.createElement(tag)
    element.textContent = text
    for (const [name, value] of Object.entries(style)) element.style.setProperty(name, value)
    return element
  }
  const { promise, resolve } = Promise.withResolvers<Said>()
  const dialog = make('dialog', '', {
    'max-width': '32rem',
    padding: '1.5rem',
    border: '1px solid',
    'border-radius': '8px',
    font: 'menu',
  })
  dialog.append(make('p', question.message, { 'font-weight': '600', margin: '0 0 .5rem' }))
  if (question.detail !== '')
    dialog.append(make('p', question.detail, { margin: '0 0 .5rem', 'white-space': 'pre-wrap' }))
  const field = make('input', '', { width: '100%', 'box-sizing': 'border-box', padding: '.4rem' })
  field.value = question.text ?? ''
  if (question.text !== undefined) dialog.append(field)
  const box = make('input', '', {})
  box.type = 'checkbox'
  if (question.checkbox !== undefined) {
    const label = make('label', question.checkbox, { display: 'block' })
    label.prepend(box)
    dialog.append(label)
  }
  const row = make('div', '', { display: 'flex', gap: '.5rem', 'justify-content': 'flex-end', 'margin-top': '1rem' })
  const say = (button: number): void => {
    dialog.remove()
    resolve({ button, isChecked: box.checked, text: field.value })
  }
  question.buttons.forEach((text, number) => {
    const button = make('button', text, { padding: '.4rem .9rem' })
    button.addEventListener('click', () => say(number))
    row.append(button)
  })
  dialog.append(row)
  dialog.addEventListener('cancel', () => say(question.cancelId))
  dialog.addEventListener('keydown', (event) => event.stopPropagation())
  document.body.append(dialog)
  dialog.showModal()
  return promise
}
