import './colour-dot.css';

/** A connection's colour as a dot; its words stand beside it. */
export function ColourDot({ colour }: { colour: string }) {
  return <span className="gh-dot" data-colour={colour} aria-hidden="true" />;
}
