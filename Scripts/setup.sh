#!/usr/bin/env bash
# Installs the system libraries that are missing: setup.sh [test].
set -euo pipefail
command -v swift >/dev/null || { echo "Swift 6 is needed: https://www.swift.org/install/linux" >&2; exit 69; }
packages=(libgumbo-dev libsqlite3-dev zlib1g-dev)
[ "${1:-}" = test ] && packages+=(chromium fonts-noto-core)
missing=()
for package in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=(); [ "$(id -u)" -eq 0 ] || as_root=(sudo)
echo "Installing ${missing[*]}"
"${as_root[@]}" apt-get update -qq
DEBIAN_FRONTEND=noninteractive "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
