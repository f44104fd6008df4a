// Unpacks the browser and its libraries to the temporary folder, which the caller chooses by TMPDIR.
import { fileURLToPath } from "node:url";
import { inflate } from "@sparticuz/chromium";

const packed = new URL("../bin/", import.meta.resolve("@sparticuz/chromium"));
await Promise.all(["chromium.br", "al2023.tar.br"].map((name) => inflate(fileURLToPath(new URL(name, packed)))));
