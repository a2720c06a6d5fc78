interface MeterProps {
  readonly label: string
  readonly total: number
  readonly parts: readonly { readonly tone: 'ok' | 'query' | 'wrong'; readonly count: number }[]
}

/** A bar that fills with what is settled; the words beside it say the same. */
export function Meter({ label, total, parts }: MeterProps) {
  const done = parts.reduce((sum, part) => sum + part.count, 0)
  return (
    <span
      className="meter"
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      {parts.map((part) => (
        <span
          key={part.tone}
          data-tone={part.tone}
          style={{ width: `${total === 0 ? 0 : (part.count / total) * 100}%` }}
        />
      ))}
    </span>
  )
}

interface CoverageMeterProps {
  readonly label: string
  readonly coverage: { readonly total: number; readonly ok: number; readonly query: number; readonly wrong: number }
}

/** The bar of a coverage: what is right, doubted and wrong, of all. */
export function CoverageMeter({ label, coverage: { total, ok, query, wrong } }: CoverageMeterProps) {
  const parts = [
    { tone: 'ok', count: ok },
    { tone: 'query', count: query },
    { tone: 'wrong', count: wrong },
  ] as const
  return <Meter label={label} total={total} parts={parts} />
}

interface RingProps {
  readonly label: string
  readonly done: number
  readonly total: number
}

const ROUND = 2 * Math.PI * 8

/** A ring that closes with what is settled; full, it shows a tick. */
export function Ring({ label, done, total }: RingProps) {
  const isFull = total > 0 && done >= total
  const share = total === 0 ? 0 : done / total
  return (
    <svg className="ring" viewBox="0 0 20 20" role="img" aria-label={label} data-full={isFull}>
      <circle cx="10" cy="10" r="8" />
      {isFull ? (
        <path d="M6.5 10.2l2.4 2.4 4.6-5" />
      ) : (
        <circle
          className="ring-done"
          cx="10"
          cy="10"
          r="8"
          strokeDasharray={`${share * ROUND} ${ROUND}`}
          transform="rotate(-90 10 10)"
          visibility={done === 0 ? 'hidden' : undefined}
        />
      )}
    </svg>
  )
}
