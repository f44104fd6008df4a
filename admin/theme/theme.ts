import { type CSSVariablesResolver, createTheme, type MantineThemeOverride } from "@mantine/core";

const fonts = [
  "system-ui",
  "-apple-system",
  '"Segoe UI"',
  '"PingFang SC"',
  '"Hiragino Sans GB"',
  '"Microsoft YaHei"',
  '"Noto Sans CJK SC"',
  '"Noto Sans SC"',
  '"Source Han Sans SC"',
  "sans-serif",
].join(", ");

/** Fonts of the system alone; colours with the contrast that WCAG 2.2 AA asks for, in light and dark. */
export const theme: MantineThemeOverride = createTheme({
  fontFamily: fonts,
  fontFamilyMonospace: `ui-monospace, "SF Mono", "Cascadia Mono", Consolas, "Noto Sans Mono CJK SC", monospace`,
  headings: { fontFamily: fonts, fontWeight: "600" },
  primaryColor: "blue",
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  luminanceThreshold: 0.179,
  defaultRadius: "sm",
  cursorType: "pointer",
  respectReducedMotion: true,
  components: {
    Select: { defaultProps: { withScrollArea: false, styles: openList() } },
    MultiSelect: { defaultProps: { withScrollArea: false, styles: openList() } },
    Tooltip: {
      defaultProps: {
        withArrow: true,
        openDelay: 300,
        multiline: true,
        events: { hover: true, focus: true, touch: true },
      },
    },
  },
});

/** The colours that Mantine leaves short of contrast. */
export const cssVariablesResolver: CSSVariablesResolver = ({ colors }) => {
  const names = Object.keys(colors);
  return {
    variables: {},
    light: {
      "--mantine-color-dimmed": "var(--mantine-color-gray-7)",
      "--mantine-color-placeholder": "#5c636a",
      "--mantine-color-error": "var(--mantine-color-red-9)",
      "--mantine-color-anchor": "var(--mantine-color-blue-9)",
      ...forEach(names, "light-color", (name) => `color-mix(in srgb, var(--mantine-color-${name}-9) 70%, black)`),
      ...forEach(names, "outline", (name) => `color-mix(in srgb, var(--mantine-color-${name}-9) 80%, black)`),
    },
    dark: {
      "--mantine-color-dimmed": "var(--mantine-color-dark-1)",
      "--mantine-color-placeholder": "var(--mantine-color-dark-1)",
      "--mantine-color-error": "var(--mantine-color-red-5)",
      "--mantine-color-anchor": "var(--mantine-color-blue-4)",
      ...forEach(names, "light-color", (name) => `var(--mantine-color-${name}-2)`),
    },
  };
};

/** An open list scrolls by itself, so that the keyboard reaches all of it. */
function openList() {
  return { options: { maxHeight: 220, overflowY: "auto" } };
}

function forEach(names: readonly string[], suffix: string, value: (name: string) => string): Record<string, string> {
  return Object.fromEntries(names.map((name) => [`--mantine-color-${name}-${suffix}`, value(name)]));
}
