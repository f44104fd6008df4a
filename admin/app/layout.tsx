import "@mantine/core/styles.layer.css";
import "./global.css";

import { ColorSchemeScript, mantineHtmlProps } from "@mantine/core";
import type { Metadata, Viewport } from "next";
import { headers } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { AppFrame } from "../frame/app-frame.tsx";
import { htmlLanguages } from "../i18n/locales.ts";
import { askViewer } from "../session/ask-viewer.ts";
import { FirstPassword } from "../session/first-password.tsx";
import { answerTo } from "../session/form-answer.ts";
import { Providers } from "./providers.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("app");
  return { title: { default: t("name"), template: `%s · ${t("name")}` }, description: t("description") };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function Layout({ children }: { readonly children: ReactNode }) {
  const asked = await headers();
  const nonce = asked.get("x-nonce") ?? "";
  const locale = await getLocale();
  const viewer = await askViewer();
  return (
    <html lang={htmlLanguages[locale]} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript nonce={nonce} defaultColorScheme="auto" />
      </head>
      <body>
        <NextIntlClientProvider>
          <Providers nonce={nonce} viewer={viewer}>
            <AppFrame>
              {viewer.viewer?.mustChangePassword ? (
                <FirstPassword
                  page={asked.get("x-page") ?? "/"}
                  email={viewer.viewer.email ?? ""}
                  answer={await answerTo("change-password")}
                />
              ) : (
                children
              )}
            </AppFrame>
          </Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
