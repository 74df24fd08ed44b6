/** Ends the process with a message when this Node is too old. */
export function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(`Gatehouse needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}
