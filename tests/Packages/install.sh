#!/usr/bin/env bash
# Packs, and installs into an empty folder what a user installs: libraries into applications, and the tool. Each is run.
# Prints "N passed, M failed" and fails if one failed.
set -uo pipefail
root=$(realpath "$(dirname "$0")/../..")
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
system=linux-x64
[ "$(uname)" != Darwin ] || system=osx-arm64

"$root/pack.sh" "$folder/feed" "$system" >"$folder/log" 2>&1 || { cat "$folder/log"; echo "Packing failed." >&2; exit 1; }
# Packages of this repository come from the feed alone, and into a cache of their own: another version of the same number may be cached.
cat >"$folder/nuget.config" <<CONFIG
<configuration>
  <packageSources><add key="feed" value="$folder/feed" /></packageSources>
  <packageSourceMapping>
    <packageSource key="feed"><package pattern="Showrunner*" /><package pattern="Tunewright*" /></packageSource>
    <packageSource key="nuget.org"><package pattern="*" /></packageSource>
  </packageSourceMapping>
</configuration>
CONFIG
cache=$(dotnet nuget locals global-packages --list | sed 's/.*: //')
export NUGET_PACKAGES="$folder/packages" NUGET_FALLBACK_PACKAGES="$cache"

passed=0 failed=0
check() { # NAME COMMAND...
    local name=$1; shift
    if (cd "$folder" && "$@") >"$folder/log" 2>&1; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1)); echo "failed: $name"; cat "$folder/log"
    fi
}

# Builds and runs samples/NAME as an application that references packages, and expects a line of its output.
quickstart() { # NAME EXPECTED PACKAGE...
    local name=$1 expected=$2; shift 2
    mkdir "$name"
    cp "$root/samples/$name/Program.cs" "$name/"
    cp "$root"/data/the-other-side/0[1-4]*.txt "$name/"
    {
        echo '<Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><OutputType>Exe</OutputType><TargetFramework>net10.0</TargetFramework>'
        echo '<ImplicitUsings>enable</ImplicitUsings><Nullable>enable</Nullable><InvariantGlobalization>true</InvariantGlobalization>'
        echo '<UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier></PropertyGroup><ItemGroup>'
        printf '<PackageReference Include="%s" Version="*" />\n' "$@"
        echo '</ItemGroup></Project>'
    } >"$name/$name.csproj"
    cd "$name" && dotnet run -c Release | tee output && grep -q "$expected" output
}

# An application that only writes, with the model that another trained.
writer() {
    mkdir writer
    cat >writer/Program.cs <<'CODE'
using Showrunner;

foreach (var piece in new ScriptWriter(ScriptModel.Load(args[0])).Write("agnes:", new WritingOptions { Words = 20 }))
    Console.Write(piece);
CODE
    sed 's/Showrunner\.Training/Showrunner/; /Showrunner\.Libtorch/d' Quickstart/Quickstart.csproj >writer/writer.csproj
    cd writer && dotnet run -c Release -- ../Quickstart/quickstart.show | tee output && grep -q '^agnes:' output
}

tool() {
    dotnet tool install Showrunner.Cli --tool-path tool --configfile nuget.config
    tool/showrunner train Quickstart/0*.txt --epochs 1 --embedding 16 --out tool.show
    tool/showrunner write tool.show --words 20 | tee output && [ -s output ]
}

search_tool() {
    dotnet tool install Tunewright.Cli --tool-path tool --configfile nuget.config
    tool/tunewright run --storage sqlite:///tool.db --param x=float:0:1 --trials 5 --parallel 2 -- echo {x} | tee output
    grep -q '^best: Trial' output && tool/tunewright trials --storage sqlite:///tool.db --format csv | grep -c COMPLETE | grep -qx 5
}

check "Tunewright from a package" quickstart TunewrightQuickstart 'of 100 trials' Tunewright
check "Showrunner.Training from a package" quickstart Quickstart '^epoch 4: perplexity' Showrunner.Training Showrunner.Libtorch
check "Showrunner from a package" writer
check "the tool from a package" tool
check "Tunewright's tool from a package" search_tool
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
