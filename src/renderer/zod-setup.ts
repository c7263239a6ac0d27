import { z } from 'zod';

// Compiled parsers need eval, which the content security policy refuses. Imported before any schema is made.
z.config({ jitless: true });
