/** The plumb line: what the company is named after hangs straight. */
export function BrandMark({ height = 28 }: { height?: number }) {
  return (
    <svg viewBox="0 0 12 28" height={height} width={(height * 12) / 28} aria-hidden="true">
      <path d="M6 0v17" stroke="var(--accent)" strokeWidth="1.8" />
      <path d="M6 16.5 11.4 22 6 27.6.6 22Z" fill="var(--accent)" />
    </svg>
  );
}
