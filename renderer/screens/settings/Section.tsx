import type { ReactNode } from 'react'

interface SectionProps {
  readonly id: string
  readonly title: string
  readonly hint?: string
  readonly children: ReactNode
}

/** A card of settings that belong together. */
export function Section({ id, title, hint, children }: SectionProps) {
  return (
    <section className="set-card" id={`set-${id}`} tabIndex={-1} aria-labelledby={`set-${id}-title`}>
      <h2 id={`set-${id}-title`}>
        {title}
        {hint !== undefined && <small>{hint}</small>}
      </h2>
      {children}
    </section>
  )
}
