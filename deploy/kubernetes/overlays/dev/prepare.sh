#!/usr/bin/env bash
# Once per cluster, before kubectl apply -k deploy/kubernetes/overlays/dev: the namespace, a made-up password for every
# role of the database, and the public key of the tokens that ./fleet token makes. What is there already stays.
set -euo pipefail

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../../../.." && pwd)"
namespace=fleet-rental-dev

exists() {
  kubectl --namespace "$namespace" get "$@" >/dev/null 2>&1
}

kubectl get namespace "$namespace" >/dev/null 2>&1 || kubectl create namespace "$namespace"
for role in registry {fleet,rentals,maintenance,accounting}{,_owner}; do
  name="postgres-${role//_/-}"
  # By files and not by arguments, which everybody on the machine can see.
  exists secret "$name" ||
    kubectl --namespace "$namespace" create secret generic "$name" --type kubernetes.io/basic-auth \
      --from-file=username=<(printf '%s' "$role") \
      --from-file=password=<(head -c 24 /dev/urandom | base64 | tr -d '\n')
done
exists secret registry-deployer ||
  kubectl --namespace "$namespace" create secret generic registry-deployer --from-literal=token=
"$root/fleet" token --role agent >/dev/null
exists configmap token-public-key ||
  kubectl --namespace "$namespace" create configmap token-public-key \
    --from-file=public-key.pem="$root/.fleet/keys/public-key.pem"
