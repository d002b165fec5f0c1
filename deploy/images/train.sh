#!/usr/bin/env bash
# Writes the AOT cache of a service (JEP 483, 514 and 515): starts it as the image will, lets it answer a few requests
# and stops it; the JVM then keeps the classes that it has loaded and linked, and which methods were hot.
#
# A build has no database, broker or registry. The service looks for them in vain, as on a bad day, and so the code
# that speaks to them is trained up to the refused connection.
set -euo pipefail

cache="$1"
log=/tmp/training.log
export QUARKUS_FLYWAY_MIGRATE_AT_START=false
export QUARKUS_DATASOURCE_JDBC_URL=jdbc:postgresql://127.0.0.1:9/nobody
export QUARKUS_DATASOURCE_USERNAME=nobody
export QUARKUS_DATASOURCE_PASSWORD=nobody
export KAFKA_BOOTSTRAP_SERVERS=127.0.0.1:9
export FLEET_MESSAGING_REGISTRY_URL=http://127.0.0.1:9/apis/registry/v3
export MP_JWT_VERIFY_PUBLICKEY_LOCATION=file:/tmp/training/public/public-key.pem

fail() {
  cat "$log" >&2
  echo "$*" >&2
  exit 1
}

answer() {
  exec 3<>"/dev/tcp/127.0.0.1/$1"
  printf 'GET %s HTTP/1.0\r\nAuthorization: Bearer %s\r\n\r\n' "$2" "$token" >&3
  cat <&3 >/dev/null
}

setup() {
  java -XX:TieredStopAtLevel=1 -cp '/training/lib/*' org.fleetrental.local.cli.SetUp "$@"
}

mkdir -p /tmp/training/public
setup keys --keys /tmp/training/keys --public /tmp/training/public
token="$(setup token --keys /tmp/training/keys --role admin --role agent)"
java "-XX:AOTCacheOutput=$cache" @/app/java.options -Djava.util.logging.manager=org.jboss.logmanager.LogManager \
  -jar /app/quarkus-run.jar >"$log" 2>&1 &
service=$!
for ((tries = 0; ; tries++)); do
  /app/ready.sh /q/health/live 2>/dev/null && break
  kill -0 "$service" || fail "The service ended in training."
  ((tries < 240)) || fail "The service did not start in training."
  sleep 0.5
done
for path in /q/health/ready /q/metrics /q/openapi; do
  answer "$QUARKUS_MANAGEMENT_PORT" "$path"
done
for path in /v1/vehicles /v1/rentals /v1/maintenance-jobs /v1/charges /v1/messaging; do
  answer "$QUARKUS_HTTP_PORT" "$path"
done
kill -TERM "$service"
wait "$service" || true
[[ -s "$cache" ]] || fail "The JVM wrote no cache."
rm -rf /tmp/training*
