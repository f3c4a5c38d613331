#!/usr/bin/env bash
# Writes NotYet.txt anew: the operations of the AWS models that have no class here yet, one "service:Operation" per line, sorted.
# After writing an operation:  bash src/CognitoConsole.Engine/not-yet.sh   (Architecture.Tests compares; a line that has gone may not come back)
set -euo pipefail
cd "$(dirname "$0")"
sed -nE 's/.*new\(\) \{ Service = "([^"]+)", Name = "([^"]+)".*/\1 \2/p' ../CognitoConsole.Contracts/Operations.g.cs | while read -r service name; do
  case $service in
    cognito-idp) folder=UserPools ;;
    cognito-identity) folder=IdentityPools ;;
    cognito-sync) folder=Sync ;;
    *) folder=${service^} ;;
  esac
  if [ -z "$(find "$folder" -name "$name.cs" -print -quit 2>/dev/null)" ]; then echo "$service:$name"; fi
done | LC_ALL=C sort >NotYet.txt
echo "$(wc -l <NotYet.txt) operations left in NotYet.txt"
