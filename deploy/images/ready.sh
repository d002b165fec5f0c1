#!/usr/bin/env bash
# Whether the service answers 200 at its management port; bash alone, so that no image needs curl.
# Usage: ready.sh [PATH]
set -euo pipefail

exec 3<>"/dev/tcp/127.0.0.1/$QUARKUS_MANAGEMENT_PORT"
printf 'GET %s HTTP/1.0\r\n\r\n' "${1:-/q/health/ready}" >&3
read -r _ status _ <&3
[[ "$status" == 200 ]]
