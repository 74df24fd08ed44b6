import { type RefObject, useEffect, useRef } from 'react';

/** Scrolls an element into view when what it shows is another one: on a narrow screen the answer is below the form. */
export function useIntoView(shownId: string | undefined): RefObject<HTMLDivElement | null> {
  const top = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shownId !== undefined && (top.current?.getBoundingClientRect().top ?? 0) > innerHeight)
      top.current?.scrollIntoView();
  }, [shownId]);
  return top;
}
