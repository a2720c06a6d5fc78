import type { ReactNode } from 'react'

interface SettingRowProps {
  readonly label: string
  readonly hint?: string
  readonly children: ReactNode
}

/** One setting: its name, what sets it, and what is to be said about it. The control carries the name itself. */
export function SettingRow({ label, hint, children }: SettingRowProps) {
  return (
    <div className="set-row">
      <span className="set-label" aria-hidden="true">
        {label}
      </span>
      <div className="set-control">
        {children}
        {hint !== undefined && <small>{hint}</small>}
      </div>
    </div>
  )
}
