import type { ReactNode } from 'react'

interface EmptyStateProps {
  readonly title: string
  readonly text: string
  readonly children?: ReactNode
}

/** What stands where nothing is yet: what it is for, and what to do. */
export function EmptyState({ title, text, children }: EmptyStateProps) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <p>{text}</p>
      {children !== undefined && <div className="empty-actions">{children}</div>}
    </section>
  )
}
