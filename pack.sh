#!/usr/bin/env bash
# Packs every package into a folder: pack.sh FOLDER [SYSTEM...]. `showrunner` is packed for each system [linux-x64 osx-arm64 win-x64].
set -euo pipefail
folder=$(realpath -m "$1"); shift
cd "$(dirname "$0")"
systems=("$@"); ((${#systems[@]})) || systems=(linux-x64 osx-arm64 win-x64)

for project in src/*/*.csproj; do
    [ "$project" = src/Showrunner.Cli/Showrunner.Cli.csproj ] || dotnet pack "$project" -c Release -o "$folder" -v q --nologo
done
# The package that users name holds nothing: it points at the one of their system. With PublishAot, pack makes it alone, and builds it
# otherwise than `dotnet build` does, so it is built elsewhere.
apart=$(mktemp -d); trap 'rm -rf "$apart"' EXIT
dotnet pack src/Showrunner.Cli -c Release -o "$folder" -v q --nologo -p:PublishAot=true -p:ArtifactsPath="$apart"
for system in "${systems[@]}"; do
    # Compiled ahead, so that the first command answers in half the time.
    dotnet pack src/Showrunner.Cli -c Release -r "$system" -p:PublishReadyToRun=true -o "$folder" -v q --nologo
done
