import { Braces, FileText, Globe, Image, Package, Sheet, Table, type LucideIcon } from 'lucide-react'
import type { FormatIcon } from '#shared/contract/formats.ts'

/** What is drawn for a format, by the name that its entry gives. */
export const FORMAT_ICONS: Readonly<Record<FormatIcon, LucideIcon>> = {
  braces: Braces,
  globe: Globe,
  image: Image,
  package: Package,
  sheet: Sheet,
  table: Table,
  text: FileText,
}
