interface KeysProps {
  /** The parts of one key press, as they are shown. */
  readonly parts: readonly string[]
}

/** A key press as caps; the command's name says the same, so it is hidden from screen readers. */
export function Keys({ parts }: KeysProps) {
  return (
    <span className="keys" aria-hidden="true">
      {parts.map((part) => (
        <kbd className="kbd" key={part}>
          {part}
        </kbd>
      ))}
    </span>
  )
}
