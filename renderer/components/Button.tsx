import type { ButtonHTMLAttributes, ReactNode } from 'react'

interface ButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> {
  readonly tone?: 'main' | 'plain' | 'link' | 'wrong'
  readonly children: ReactNode
}

/** A button with words. */
export function Button({ tone, children, ...rest }: ButtonProps) {
  return (
    <button type="button" className="button" data-tone={tone} {...rest}>
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className' | 'aria-label' | 'title'> {
  /** Its name, read by screen readers and shown on hover. */
  readonly label: string
  readonly size?: 'small'
  readonly children: ReactNode
}

/** A button that shows only a picture, and so must carry its name. */
export function IconButton({ label, size, children, ...rest }: IconButtonProps) {
  return (
    <button type="button" className="icon-button" data-size={size} aria-label={label} title={label} {...rest}>
      {children}
    </button>
  )
}
