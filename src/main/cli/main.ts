import { runCli } from './run.ts';

/** The terminal's entry: JSON on stdout, one JSON object on stderr, exit 0, 1 (failed) or 2 (usage). */
process.exitCode = await runCli(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  error: (text) => process.stderr.write(text),
});
