"use client";

import en from "../messages/en/frame.json";
import zh from "../messages/zh/frame.json";

/**
 * Stands in for a document whose very frame failed: with no provider above it, it knows neither the language nor the
 * theme, so it says everything in both and looks as the browser would.
 */
export default function GlobalErrorPage({ error }: { readonly error: unknown }) {
  const digest = error instanceof Error && "digest" in error ? String(error.digest) : undefined;
  const spoken = [
    ["zh-CN", zh],
    ["en", en],
  ] as const;
  return (
    <html lang="zh-CN" style={{ colorScheme: "light dark" }}>
      <head>
        <title>{`${zh.broken} · ${en.broken}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
      </head>
      <body style={{ maxWidth: "40rem", margin: "0 auto", padding: "2rem 1rem", fontFamily: "system-ui, sans-serif" }}>
        <main>
          {spoken.map(([language, texts]) => (
            <section key={language} lang={language}>
              <h1 style={{ fontSize: "1.4rem" }}>{texts.broken}</h1>
              <p>{texts.brokenAdvice}</p>
              {digest && <p>{texts.brokenNumber.replace("{digest}", digest)}</p>}
              <button type="button" style={{ font: "inherit" }} onClick={() => window.location.reload()}>
                {texts.reload}
              </button>
            </section>
          ))}
        </main>
      </body>
    </html>
  );
}
