#!/usr/bin/env bash
# Runs `npm start`, then `npm test`, in a bare Debian: no more than its smallest system, and this machine's Node and npm.
# scripts/bare-machine.sh [FOLDER [STEP…]]: in a folder that is kept, with these steps of `npm test` alone. As root, with
# debootstrap and a network; nothing outside of the folder is changed.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=${1:-$(mktemp -d)}
[ $# -gt 0 ] || trap 'rm -rf --one-file-system "$folder"' EXIT
shift $(($# > 0))
system=$folder/debian-$(uname -m)

if [ ! -e "$system/.whole" ]; then
  debootstrap --variant=minbase "${BARE_SUITE:-trixie}" "$system"
  chroot "$system" useradd --create-home tester
  cp "$(readlink -f "$(command -v node)")" "$system/usr/local/bin/node"
  mkdir -p "$system/usr/local/lib/node_modules"
  cp -r "$(npm root --global)/npm" "$system/usr/local/lib/node_modules/npm"
  ln -s ../lib/node_modules/npm/bin/npm-cli.js "$system/usr/local/bin/npm"
  ln -s ../lib/node_modules/npm/bin/npx-cli.js "$system/usr/local/bin/npx"
  touch "$system/.whole"
fi

# What this machine knows of its network: names, and whom to trust on the way to the registry.
cp /etc/resolv.conf /etc/hosts "$system/etc/"
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  mkdir -p "$system/etc/ssl/certs"
  cp -L /etc/ssl/certs/ca-certificates.crt "$system/etc/ssl/certs/"
fi

# The tree as it stands, committed or not, and nothing of what was installed or built in it.
work=$system/home/tester/beian-rules
rm -rf "$work" && mkdir "$work"
git ls-files -z --cached --others --exclude-standard | tar --create --null --files-from=- | tar --extract --directory="$work"
chroot "$system" chown -R tester: /home/tester

# In namespaces of its own, so that mounts and processes are gone with it. A user, not root: nothing here needs root.
inside() {
  unshare --mount --pid --fork --kill-child bash -c '
    mount --make-rprivate /
    mount -t proc proc "$0/proc"
    mount -t tmpfs tmpfs "$0/dev"
    for name in null zero full random urandom tty; do touch "$0/dev/$name" && mount --bind "/dev/$name" "$0/dev/$name"; done
    mkdir "$0/dev/shm" && mount -t tmpfs tmpfs "$0/dev/shm"
    exec chroot --userspec=tester:tester "$0" /usr/bin/env -i HOME=/home/tester PATH=/usr/local/bin:/usr/bin:/bin \
      ${NODE_EXTRA_CA_CERTS:+NODE_EXTRA_CA_CERTS=/etc/ssl/certs/ca-certificates.crt} \
      ${NODE_EXTRA_CA_CERTS:+SSL_CERT_FILE=/etc/ssl/certs/ca-certificates.crt} \
      "API_PORT=${API_PORT:-4000}" "ADMIN_PORT=${ADMIN_PORT:-3000}" \
      bash -ec "cd ~/beian-rules; $1"' "$system" "$1"
}

echo "── npm start"
inside '
  npm start > start.log 2>&1 &
  until grep -sq Ctrl-C start.log; do kill -0 $! || { cat start.log; exit 1; }; sleep 1; done
  cat start.log
  for url in http://127.0.0.1:$ADMIN_PORT/provinces/ZJ http://127.0.0.1:$API_PORT/health/ready; do
    node -e "fetch(process.argv[1]).then(({ status, url }) => { console.log(status, url); process.exitCode = status === 200 ? 0 : 1; })" $url
  done
  [ ! -e browser/node_modules ]
  kill %1
  wait %1 || true
'
echo "── npm test${*:+ -- $*}"
inside "npm test${*:+ -- $*}"
