import {
  Camera,
  CircleDot,
  CircleX,
  Flag,
  Hash,
  Highlighter,
  HelpCircle,
  MessageSquareText,
  PencilLine,
  Wrench,
} from 'lucide-react'
import type { CardTone } from './Card.tsx'

/** The shape that tells a card's kind without its colour; pins in the sheet carry the same. */
export function CardIcon({ tone, size = 14 }: { readonly tone: CardTone; readonly size?: number }) {
  switch (tone) {
    case 'comment':
      return <MessageSquareText size={size} aria-hidden />
    case 'query':
      return <HelpCircle size={size} aria-hidden />
    case 'correction':
      return <PencilLine size={size} aria-hidden />
    case 'praise':
      return <CircleDot size={size} aria-hidden />
    case 'highlight':
      return <Highlighter size={size} aria-hidden />
    case 'wrong':
      return <CircleX size={size} aria-hidden />
    case 'number':
      return <Hash size={size} aria-hidden />
    case 'caption':
      return <Camera size={size} aria-hidden />
    case 'repair':
      return <Wrench size={size} aria-hidden />
    case 'finding':
      return <Flag size={size} aria-hidden />
  }
}
