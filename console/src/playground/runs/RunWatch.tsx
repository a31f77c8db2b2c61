import { useRunWatch } from './useRunWatch';

/** Renders nothing: its own component, so that a text that grows does not render the whole shell. */
export function RunWatch() {
  useRunWatch();
  return null;
}
