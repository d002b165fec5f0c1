#!/usr/bin/env bash
# Writes .env beside docker-compose.yml: every variable of .env.example, each with a password of its own. It never
# overwrites one: the databases know the passwords that are in it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

[[ ! -e .env ]] || {
  echo ".env is there already; it stays as it is." >&2
  exit 1
}
umask 077
while IFS= read -r line; do
  if [[ "$line" == *= ]]; then
    line+="$(od -An -tx1 -N24 /dev/urandom | tr -d ' \n')"
  fi
  echo "$line"
done <.env.example >.env
echo "Written: .env. Keep it: it is needed again as long as the volumes live."
