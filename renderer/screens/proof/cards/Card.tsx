import type { ReactNode } from 'react'

export type CardTone =
  'comment' | 'query' | 'correction' | 'praise' | 'highlight' | 'wrong' | 'number' | 'repair' | 'caption' | 'finding'

interface CardProps {
  readonly tone: CardTone
  readonly icon: ReactNode
  readonly kind: string
  /** Who, or how it stands, at the right of the head. */
  readonly meta: string
  /** When; it stays whole where a long name gives way. */
  readonly at?: string
  readonly isOpen: boolean
  readonly isResolved?: boolean
  readonly summary?: ReactNode
  readonly onOpen: () => void
  readonly children?: ReactNode
}

/** A card in the margin: a head that opens it, one or two lines folded, everything when open. */
export function Card({ tone, icon, kind, meta, at, isOpen, isResolved, summary, onOpen, children }: CardProps) {
  return (
    <section className="card" data-tone={tone} data-open={isOpen || undefined} data-resolved={isResolved || undefined}>
      <button type="button" className="card-head" aria-expanded={isOpen} onClick={onOpen}>
        <span className="card-kind">
          {icon}
          {kind}
        </span>
        <span className="card-meta">
          <span title={meta}>{meta}</span> {at !== undefined && <span>{at}</span>}
        </span>
      </button>
      {summary !== undefined && <div className="card-summary">{summary}</div>}
      {isOpen && children}
    </section>
  )
}
