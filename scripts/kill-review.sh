#!/bin/sh
# Kills a review at 200 random moments (or as many as given) and checks that no acknowledged row is lost.
# Usage: scripts/kill-review.sh [KILLS]
set -eu
cd "$(dirname "$0")/.."
FLECK_KILLS=${1:-200} exec swift test --filter KillTests.reviewKilled
