#!/bin/sh
# The browser that the tests bring along, with the libraries and the font that a bare machine lacks.
here=$(dirname "$(realpath "$0")")
export LD_LIBRARY_PATH="$here/node_modules/.unpacked/al2023/lib"
export FONTCONFIG_FILE="$here/fonts.conf"
exec "$here/node_modules/.unpacked/chromium" "$@"
