#!/usr/bin/env bash
# Renders the overlays into rendered/, which is committed: what is reviewed and tested is what is applied.
set -euo pipefail

folder="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
for overlay in dev production first-site second-site; do
  kubectl kustomize "$folder/overlays/$overlay" >"$folder/rendered/$overlay.yaml"
done
