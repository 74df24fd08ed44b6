import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import {
  type PointerEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { DiagramPath } from '../../service/diagram/narrow';
import type { Finding } from '../../service/findings/rule';
import styles from './diagram.module.css';
import { Drawing } from './drawing';
import { SANS } from './fit-text';
import type { Placed } from './layout';

interface CanvasProps {
  placed: Placed;
  /** What the drawing is of, for those who do not see it. */
  label: string;
  selected: string | undefined;
  path: DiagramPath | undefined;
  findings?: ReadonlyMap<string, readonly Finding[]> | undefined;
  onSelect: (nodeId: string | undefined) => void;
  svg: RefObject<SVGSVGElement | null>;
  /** Shown beside the zoom buttons. */
  legend: ReactNode;
}

const ZOOM = { min: 0.1, max: 2, step: 1.25 };
/** Text is not read any more below this: a larger drawing is moved instead. */
const READABLE = 0.7;
/** A pointer that moves less has clicked. */
const CLICK = 4;

/** The drawing in a box that scrolls: by wheel, touch, keyboard, or dragging with a mouse. */
export function Canvas({ placed, label, selected, path, findings, onSelect, svg, legend }: CanvasProps) {
  const box = useRef<HTMLElement>(null);
  const [zoom, setZoom] = useZoom(box, placed);
  const drag = useDrag(box, onSelect);
  useEffect(() => {
    if (selected === undefined || !box.current) return;
    const node = box.current.querySelector(`[data-node="${CSS.escape(selected)}"]`);
    if (node) bringIntoView(box.current, node);
  }, [selected]);
  return (
    <div>
      <div className={styles.toolbar}>
        {legend}
        <SpaceBetween direction="horizontal" size="xs">
          <Button iconName="zoom-out" ariaLabel="Zoom out" onClick={() => setZoom(zoom / ZOOM.step)} />
          <Button iconName="zoom-in" ariaLabel="Zoom in" onClick={() => setZoom(zoom * ZOOM.step)} />
          <Button onClick={() => box.current && setZoom(fitting(box.current, placed))}>Fit</Button>
        </SpaceBetween>
      </div>
      <section ref={box} className={styles.canvas} tabIndex={0} aria-label="Drawing" {...drag}>
        <svg
          ref={svg}
          role="img"
          aria-label={label}
          width={placed.width * zoom}
          height={placed.height * zoom}
          viewBox={`0 0 ${placed.width} ${placed.height}`}
          fontFamily={SANS}
        >
          <Drawing placed={placed} selected={selected} path={path} findings={findings} />
        </svg>
      </section>
    </div>
  );
}

/** The zoom at which all of a drawing is in its box. */
function fitting(box: HTMLElement, { width, height }: Placed): number {
  return Math.min(1, (box.clientWidth - 2) / width, (box.clientHeight - 2) / height);
}

/**
 * The zoom of the drawing; what is in the middle stays there. It begins with the width in the box, but readable. Ctrl
 * and the wheel, which is also what two fingers on a trackpad send, zoom too.
 */
function useZoom(box: RefObject<HTMLElement | null>, placed: Placed): [number, (zoom: number) => void] {
  const [zoom, show] = useState(1);
  const middle = useRef<{ x: number; y: number } | undefined>(undefined);
  const setZoom = (wanted: number) => {
    const next = Math.min(ZOOM.max, Math.max(ZOOM.min, wanted));
    const { current } = box;
    if (current)
      middle.current = {
        x: ((current.scrollLeft + current.clientWidth / 2) / zoom) * next,
        y: ((current.scrollTop + current.clientHeight / 2) / zoom) * next,
      };
    show(next);
  };
  const { width } = placed;
  useLayoutEffect(() => {
    if (box.current) show(Math.max(READABLE, Math.min(1, (box.current.clientWidth - 2) / width)));
  }, [box, width]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: after the drawing has its new size
  useLayoutEffect(() => {
    const { current } = box;
    if (!current || !middle.current) return;
    current.scrollLeft = middle.current.x - current.clientWidth / 2;
    current.scrollTop = middle.current.y - current.clientHeight / 2;
    middle.current = undefined;
  }, [box, zoom]);
  useEffect(() => {
    const { current } = box;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      setZoom(zoom * (event.deltaY < 0 ? ZOOM.step : 1 / ZOOM.step));
    };
    // React's own listener may not prevent the zoom of the page.
    current?.addEventListener('wheel', onWheel, { passive: false });
    return () => current?.removeEventListener('wheel', onWheel);
  });
  return [zoom, setZoom];
}

/** Dragging moves the drawing, a click chooses the box under it; touch scrolls by itself. */
function useDrag(box: RefObject<HTMLElement | null>, onSelect: CanvasProps['onSelect']) {
  const from = useRef<{ x: number; y: number; left: number; top: number } | undefined>(undefined);
  return {
    onPointerDown: ({ clientX: x, clientY: y, button }: PointerEvent) => {
      if (button !== 0 || !box.current) return;
      from.current = { x, y, left: box.current.scrollLeft, top: box.current.scrollTop };
    },
    onPointerMove: (event: PointerEvent) => {
      const start = from.current;
      if (!start || !box.current || event.pointerType === 'touch') return;
      if (Math.hypot(event.clientX - start.x, event.clientY - start.y) < CLICK) return;
      box.current.setPointerCapture(event.pointerId);
      box.current.scrollLeft = start.left - (event.clientX - start.x);
      box.current.scrollTop = start.top - (event.clientY - start.y);
    },
    onPointerUp: (event: PointerEvent) => {
      const start = from.current;
      from.current = undefined;
      if (!start || Math.hypot(event.clientX - start.x, event.clientY - start.y) >= CLICK) return;
      const node = (event.target as Element).closest<SVGGElement>('[data-node]');
      onSelect(node?.dataset.node);
    },
    onPointerCancel: () => {
      from.current = undefined;
    },
  };
}

/** Scrolls the box, and not the page, until a part of it is seen. */
function bringIntoView(box: HTMLElement, part: Element): void {
  const [outer, inner] = [box.getBoundingClientRect(), part.getBoundingClientRect()];
  if (inner.left < outer.left || inner.right > outer.right)
    box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  if (inner.top < outer.top || inner.bottom > outer.bottom)
    box.scrollTop += inner.top - outer.top - (outer.height - inner.height) / 2;
}
