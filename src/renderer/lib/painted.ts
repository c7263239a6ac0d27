import { useEffect, useState } from 'react';

const frame = () => new Promise<void>((resolve) => requestAnimationFrame(() => resolve()));

/** Waits until what React has just put on the page is on the glass, in its own face. */
export async function painted(): Promise<void> {
  await frame();
  await document.fonts?.ready;
  await frame();
  await frame();
}

/** Whether what stands has been painted, too: a picture taken before would show what was there before. */
export function usePainted(stands: boolean): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let wanted = stands;
    if (stands) void painted().then(() => wanted && setPainted(true));
    return () => {
      wanted = false;
      setPainted(false);
    };
  }, [stands]);
  return stands && isPainted;
}
