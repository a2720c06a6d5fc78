import { useEffect, useRef } from 'react'

interface AllBoxProps {
  readonly isAll: boolean
  /** Some of the rows are chosen and not all: it shows that it is between. */
  readonly isSome: boolean
  readonly onToggle: () => void
  readonly className?: string | undefined
  readonly 'aria-label'?: string | undefined
}

/** The box above rows that chooses all of them, or none. */
export function AllBox({ isAll, isSome, onToggle, ...rest }: AllBoxProps) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current !== null) box.current.indeterminate = isSome
  }, [isSome])
  return <input {...rest} ref={box} type="checkbox" checked={isAll} onChange={onToggle} />
}
