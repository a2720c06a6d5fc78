import type { ReactNode } from 'react'

interface NoticeProps {
  readonly tone?: 'wrong' | 'quiet'
  readonly icon: ReactNode
  readonly title: string
  readonly children: ReactNode
}

/** A line under the bar that stays for as long as what it says is so. */
export function Notice({ tone, icon, title, children }: NoticeProps) {
  return (
    <div className="proof-notice" role="status" data-tone={tone}>
      {icon}
      <strong>{title}</strong>
      {children}
    </div>
  )
}
