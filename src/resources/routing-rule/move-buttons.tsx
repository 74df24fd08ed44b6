import Button from '@cloudscape-design/components/button';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Plan } from '../../service/plan';

/** Moves a rule up or down; a direction without a plan has no neighbour or none that is loaded. */
export function MoveButtons(props: {
  priority: number;
  up: Plan | undefined;
  down: Plan | undefined;
  onMove: (plan: Plan) => void;
}) {
  const { priority, up, down, onMove } = props;
  return (
    <SpaceBetween direction="horizontal" size="xxs">
      <Button
        variant="inline-icon"
        iconName="arrow-up"
        ariaLabel={`Move routing rule ${priority} up`}
        disabled={!up}
        onClick={() => up && onMove(up)}
      />
      <Button
        variant="inline-icon"
        iconName="arrow-down"
        ariaLabel={`Move routing rule ${priority} down`}
        disabled={!down}
        onClick={() => down && onMove(down)}
      />
    </SpaceBetween>
  );
}
