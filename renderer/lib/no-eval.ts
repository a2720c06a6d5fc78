import { z } from 'zod'

// zod would try `new Function` for speed; the content security policy forbids it, and each try would be a report.
z.config({ jitless: true })
