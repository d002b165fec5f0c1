#!/usr/bin/env bash
# The topics of the system, by owner, and a dead-letter topic per service. Doing it again changes nothing.
# The same as TopicProvisioning of deploy/local.
set -euo pipefail

create() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$1" --partitions "$2" --replication-factor 1 --config retention.ms=2592000000
}

for topic in vehicles rentals maintenance accounting; do
  create "fleet.$topic" 6
done
for service in fleet rentals maintenance accounting; do
  create "fleet.dlq.$service" 1
done
