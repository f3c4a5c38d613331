#!/usr/bin/env bash
# After a change of the model: bash src/CognitoConsole.Data/migrate.sh NAME
# adds the migration NAME for the three databases, and compiles the model anew. Until 1.0 there is one, Initial, which is made anew: migrate.sh Initial
set -euo pipefail
cd "$(dirname "$0")/.."
name=${1:?name of the migration}
dotnet tool restore >/dev/null
# The model of SQLite as code may not fit the classes any more.
rm -rf CognitoConsole.Data.Sqlite/CompiledModel
for provider in Sqlite SqlServer PostgreSql; do
  project=CognitoConsole.Data.$provider
  [ "$name" = Initial ] && rm -rf "$project/Migrations"
  dotnet build "$project" --nologo -v quiet
  dotnet ef migrations add "$name" --project "$project" --startup-project "$project" --no-build
done

project=CognitoConsole.Data.Sqlite
dotnet build "$project" --nologo -v quiet
dotnet ef dbcontext optimize --project "$project" --startup-project "$project" --no-build --output-dir CompiledModel --namespace CognitoConsole.Data.Sqlite.CompiledModel --suffix .g
