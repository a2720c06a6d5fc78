import type { InlineMark } from '#shared/domain/mark.ts'

/** What an element with formed words says of them: `data-form` for the style sheet, the rest for those who point at it or hear it. */
export interface FormAttributes {
  readonly 'data-form'?: string
  readonly 'data-reading'?: string
  readonly lang?: string
  readonly title?: string
  readonly role?: 'superscript' | 'subscript' | 'code' | 'deletion' | 'strong' | 'emphasis'
}

const ROLES: Readonly<Partial<Record<InlineMark['kind'], FormAttributes['role']>>> = {
  superscript: 'superscript',
  'note-ref': 'superscript',
  subscript: 'subscript',
  code: 'code',
  struck: 'deletion',
  bold: 'strong',
  italic: 'emphasis',
}

/** The attributes of an element that shows a run with these forms; none for plain words. */
export function formOf(forms: readonly InlineMark[] = []): FormAttributes {
  if (forms.length === 0) return {}
  const reading = forms.find(({ kind }) => kind === 'ruby')?.reading
  const href = forms.find(({ kind }) => kind === 'link')?.href
  const lang = forms.find(({ kind }) => kind === 'lang')?.lang
  const role = forms.flatMap(({ kind }) => ROLES[kind] ?? [])[0]
  return {
    'data-form': forms.map(({ kind }) => kind).join(' '),
    ...(reading === undefined ? {} : { 'data-reading': reading }),
    ...(lang === undefined ? {} : { lang }),
    ...(href === undefined ? {} : { title: href }),
    ...(role === undefined ? {} : { role }),
  }
}
