import { useState } from 'react'
import { type ExportView } from '#shared/contract/export-options.ts'
import { choicesOf, EXPORT_FORMATS, viewShown, viewsOf, type ExportFormat } from '#shared/contract/formats.ts'
import type { ExportForm } from '../../acts/exporting.ts'
import { useApp } from '../../store/hooks.ts'

interface ExportFormState {
  readonly form: ExportForm
  readonly choose: (change: Partial<ExportForm>) => void
}

/**
 * What is chosen in the dialog. Each format begins with what it was exported as last, or the view that is on screen, and keeps
 * what was chosen for it while one looks at others.
 */
export function useExportForm(first: ExportFormat | undefined): ExportFormState {
  const last = useApp((state) => state.settings.exportFormat)
  const remembered = useApp((state) => state.settings.exportChoices)
  const shown = useApp((state) => state.view)
  const [format, setFormat] = useState(first ?? EXPORT_FORMATS.find((each) => each === last) ?? 'html')
  const [chosen, setChosen] = useState<Readonly<Partial<Record<ExportFormat, Omit<ExportForm, 'format'>>>>>({})
  const begin = (of: ExportFormat): Omit<ExportForm, 'format'> => {
    const kept = remembered[of]
    const view = viewsOf(of).find((each) => each === kept?.view) ?? viewShown(of, shown)
    return { view, options: choicesOf(of, view, kept?.options ?? {}) }
  }
  const held = chosen[format] ?? begin(format)
  const form = { format, ...formOf(format, held.view, held.options) }
  const choose = ({ format: other, ...change }: Partial<ExportForm>): void => {
    if (other !== undefined) setFormat(other)
    else setChosen({ ...chosen, [format]: { ...held, ...change } })
  }
  return { form, choose }
}

/** What a view does not know of keeps its value until the view is another again. */
function formOf(format: ExportFormat, view: ExportView, options: ExportForm['options']) {
  return { view, options: { ...options, ...choicesOf(format, view, options) } }
}
