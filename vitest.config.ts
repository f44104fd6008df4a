import { defineConfig } from "vitest/config";

export default defineConfig({
  // Without "development": GraphQL.js would otherwise be loaded in two builds, which refuse each other's schemas.
  ssr: {
    resolve: {
      conditions: ["node", "module-sync", "default"],
      externalConditions: ["node", "module-sync"],
    },
  },
  test: {
    pool: "forks",
    maxWorkers: 2,
    // Files share what they import, which takes longer to load than most of them run: nothing may be kept in a module.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: [
            "shared/**/*.test.ts",
            "drizzle/**/*.test.ts",
            "bench/oracle/**/*.test.ts",
            "scripts/**/*.test.ts",
            "admin/**/*.test.ts",
          ],
          exclude: ["**/node_modules/**", "**/.next/**", "**/*.e2e.test.ts", "admin/e2e/**"],
          // Property tests run hundreds of cases, beside others on two cores.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        // Real servers and processes, two files at a time on two cores: the limits catch what hangs, not what is slow.
        test: {
          name: "api",
          include: ["api/**/*.test.ts"],
          globalSetup: "api/test/global-setup.ts",
          testTimeout: 180_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        // The suite's reads once more where every answer is yoga's: nobody is to need the short way.
        extends: true,
        test: {
          name: "api-long-way",
          include: ["api/test/{rules,connections,timeline,validation,strangers}.test.ts"],
          globalSetup: "api/test/global-setup.ts",
          env: { BEIAN_TEST_LONG_WAY: "1" },
          testTimeout: 180_000,
          hookTimeout: 240_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        // One browser and one pair of servers at a time: two cores carry no more, two files at once take longer than in turn.
        extends: true,
        test: {
          name: "browser",
          include: ["admin/e2e/**/*.test.ts", "scripts/**/*.e2e.test.ts"],
          globalSetup: "admin/e2e/global-setup.ts",
          fileParallelism: false,
          // What hangs ends by the waits' own minute; a test of many of them takes long where others have the processor.
          testTimeout: 600_000,
          hookTimeout: 600_000,
          expect: { poll: { timeout: 60_000 } },
        },
      },
    ],
  },
});
