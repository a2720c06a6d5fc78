interface KeysProps {
  /** The parts of one key press, as they are shown. */
  readonly parts: readonly string[]
}

/** A letter, a digit or a sign alone, or with Shift: the style sheets leave it out where such keys are switched off. */
const isSingle = (parts: readonly string[]): boolean => parts.every((part) => /^(?:[A-Z0-9–[\]]|Shift)$/.test(part))

/** A key press as caps; the command's name says the same, so it is hidden from screen readers. */
export function Keys({ parts }: KeysProps) {
  return (
    <span className="keys" data-single={isSingle(parts) || undefined} aria-hidden="true">
      {parts.map((part) => (
        <kbd className="kbd" key={part}>
          {part}
        </kbd>
      ))}
    </span>
  )
}
