#!/usr/bin/env bash
# Installs what the tests need (on Debian and Ubuntu, through apt), checks formatting, builds, runs every test, and installs the packages.
# The last line counts all of them.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

# Debian packages that the interoperability tests run: PyTorch and Optuna are the peers that ours are judged by; Optuna needs scikit-learn for importances.
packages=(python3-torch libopenblas0-pthread python3-optuna python3-sklearn python3-docx python3-pdfminer gcc libc6-dev)
# The database servers are started by the tests, on ports and in folders of their own.
packages+=(postgresql mariadb-server python3-psycopg2 python3-pymysql python3-pandas python3-plotly python3-cmaes python3-scipy)

# The client of Optuna's storage protocol.
packages+=(python3-grpcio python3-protobuf)

# The dashboard's pages are tested in a real browser.
packages+=(chromium)

# The tests of cultures need ICU. Its library has its version in its name, these tools have not.
packages+=(icu-devtools)

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if ((${#missing[@]})); then
    sudo=""; [ "$(id -u)" = 0 ] || sudo="sudo -n"
    echo "Installing ${missing[*]}"
    if ! { command -v apt-get >/dev/null && $sudo apt-get update -qq &&
           DEBIAN_FRONTEND=noninteractive $sudo apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null; }; then
        echo "Not installed: ${missing[*]}. Install them by hand; tests that need them are skipped and say so." >&2
        [ -z "${CI:-}" ] || exit 1
    fi
fi

# Screenplay parsers from npm judge the exports; without Node.js those tests are skipped and say so.
if command -v npm >/dev/null; then
    npm ci --prefix tests/Support/node --ignore-scripts --no-audit --no-fund --loglevel=error
    # The sources of the pages that are committed as built: a test builds them again and compares.
    npm ci --prefix web --no-audit --no-fund --loglevel=error
fi

dotnet restore Showrunner.slnx
dotnet tool restore
dotnet csharpier check .
dotnet build Showrunner.slnx -c Release --no-restore

log=$(mktemp); trap 'rm -f "$log" "$log.packages"' EXIT
status=0
# What a script starts in the background ignores Ctrl-C, and so would the programs that the tests interrupt.
heeding_interrupts=(env --default-signal=INT)
"${heeding_interrupts[@]}" true 2> /dev/null || heeding_interrupts=(env)
"${heeding_interrupts[@]}" dotnet test --solution Showrunner.slnx -c Release --no-build --max-parallel-test-modules 1 2>&1 | tee "$log" || status=$?

# Packages are packed, installed into an empty folder and run; each is a test.
tests/Packages/install.sh 2>&1 | tee "$log.packages" || status=$?

count() { awk -v key="$1" '$1 == key ":" { n = $2 } END { print n + 0 }' "$log"; }
packages() { awk -v key="$1" '{ for (i = 2; i <= NF; i++) if ($i ~ "^" key) n = $(i - 1) } END { print n + 0 }' "$log.packages"; }
skipped=$(count skipped)
if [ -n "${CI:-}" ] && [ "$skipped" != 0 ]; then
    echo "Skipped tests fail the run in CI." >&2
    status=1
fi
echo "$(($(count succeeded) + $(packages passed))) passed, $(($(count failed) + $(packages failed))) failed, $skipped skipped"
exit "$status"
