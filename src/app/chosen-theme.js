// Before the first paint: the theme that was chosen in the settings, see src/ui/theme.ts.
try {
  const mode = localStorage.getItem('gatehouse.mode');
  if (mode === 'light' || mode === 'dark') document.documentElement.style.colorScheme = mode;
} catch {
  // Storage is blocked: the system's theme.
}
