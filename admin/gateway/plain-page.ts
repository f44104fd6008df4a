import en from "../messages/en/states.json";
import zh from "../messages/zh/states.json";

/** What is answered to an address that is none, before any page: in both languages, and made of nothing else. */
export function badAddressPage(nonce: string): string {
  const spoken = [
    ["zh-CN", zh],
    ["en", en],
  ] as const;
  const sections = spoken.map(
    ([language, texts]) =>
      `<section lang="${language}"><h1>${texts.badAddress}</h1><p>${texts.badAddressAdvice}</p><p><a href="/">${texts.toHome}</a></p></section>`,
  );
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${zh.badAddress} · ${en.badAddress}</title>
<style nonce="${nonce}">
:root { color-scheme: light dark; }
body { max-width: 40rem; margin: 0 auto; padding: 2rem 1rem; font: 1rem/1.6 system-ui, sans-serif; }
h1 { margin: 0 0 0.5rem; font-size: 1.35rem; line-height: 1.3; }
p { margin: 0 0 0.75rem; }
section + section { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid color-mix(in srgb, currentcolor 25%, transparent); }
a { display: inline-block; padding: 0.5rem 1.1rem; border-radius: 0.25rem; background: #1864ab; color: #fff; text-decoration: none; }
a:focus-visible { outline: 2px solid currentcolor; outline-offset: 2px; }
</style>
</head>
<body><main>${sections.join("")}</main></body>
</html>
`;
}
