# What ./run and ./test share: the Debian packages, the .NET SDK, and the mark that says what is built. Sourced, not run.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
work=$root/artifacts/run
built=$work/built

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1

say() { printf '%s\n' "$*" >&2; }

has_library() {
    compgen -G "/usr/lib/*/$1*" >/dev/null || compgen -G "/usr/lib/$1*" >/dev/null \
        || compgen -G "/usr/lib64/$1*" >/dev/null || compgen -G "/usr/local/lib/$1*" >/dev/null
}

# with_progress WHAT LOG COMMAND…: runs it with its output in LOG, and says every 15 seconds how long it has taken.
with_progress() {
    local what=$1 log=$2 ticker code=0
    shift 2
    (
        seconds=0
        # No `sleep`: it would outlive this loop and keep a caller's pipe open.
        while read -rt 15 <> <(:) || kill -0 $$ 2>/dev/null; do
            seconds=$((seconds + 15))
            say "  $what, $seconds seconds so far"
        done
    ) &
    ticker=$!
    "$@" >"$log" 2>&1 || code=$?
    kill "$ticker" 2>/dev/null || true
    wait "$ticker" 2>/dev/null || true
    return "$code"
}

# The Debian packages that are missing, on one line.
missing_packages() {
    local missing=()
    has_library libicuuc.so || missing+=(libicu72)
    command -v curl >/dev/null || missing+=(curl)
    command -v ffmpeg >/dev/null || missing+=(ffmpeg)
    command -v flite >/dev/null || missing+=(flite)
    command -v espeak-ng >/dev/null || missing+=(espeak-ng)
    command -v pocketsphinx_continuous >/dev/null || missing+=(pocketsphinx)
    [[ -d /usr/share/pocketsphinx/model/en-us ]] || missing+=(pocketsphinx-en-us)
    command -v tesseract >/dev/null || missing+=(tesseract-ocr)
    compgen -G "/usr/share/tesseract-ocr/*/tessdata/rus.traineddata" >/dev/null || missing+=(tesseract-ocr-rus)
    [[ -d /usr/share/fonts/truetype/dejavu ]] || missing+=(fonts-dejavu-core)
    printf '%s' "${missing[*]}"
}

# What only the tests need: a PostgreSQL server, node for an S3-compatible one and for real clients, Python for the README, a C
# compiler for what records the disk, and a browser for the console.
missing_test_packages() {
    local missing=()
    command -v node >/dev/null || missing+=(nodejs)
    command -v npm >/dev/null || missing+=(npm)
    command -v python3 >/dev/null || missing+=(python3)
    python3 -c 'import requests' 2>/dev/null || missing+=(python3-requests)
    compgen -G "/usr/lib/postgresql/*/bin/postgres" >/dev/null || missing+=(postgresql)
    command -v gcc >/dev/null || missing+=(gcc libc6-dev)
    command -v chromium >/dev/null || missing+=(chromium)
    printf '%s' "${missing[*]}"
}

# Installs the packages named, where this user may; what comes of it, missing_packages says.
install_packages() {
    local packages as_root=()
    read -ra packages <<<"$1"
    if [[ $EUID -ne 0 ]]; then
        as_root=(sudo -n)
    fi
    if ! command -v apt-get >/dev/null || { [[ $EUID -ne 0 ]] && ! sudo -n true 2>/dev/null; }; then
        return 0
    fi

    say "Installing $1 (this once, about a minute) …"
    with_progress "Still installing" "$work/packages.log" apt_install || say "That failed; all of it is in $work/packages.log"
}

# Uses the variables of install_packages.
apt_install() {
    "${as_root[@]}" apt-get update \
        && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --yes --no-install-recommends "${packages[@]}"
}

# For what needs all of them: says in one line what is missing and cannot be installed.
require_packages() {
    local missing
    missing=$(all_missing)
    if [[ -n $missing ]]; then
        install_packages "$missing"
        missing=$(all_missing)
    fi
    if [[ -n $missing ]]; then
        say "Missing, and may not be installed by this user: $missing (sudo apt-get install $missing)"
        return 1
    fi
}

all_missing() {
    local missing
    missing="$(missing_packages) $(missing_test_packages)"
    missing=${missing# }
    printf '%s' "${missing% }"
}

# The node packages of the tests, an S3 server and the SDKs of real clients: exactly those of the lock files, kept while
# those are the same. No script of theirs is run.
install_node_packages() {
    local lock folder
    for lock in "$root"/tests/*/package-lock.json; do
        folder=${lock%/*}
        if [[ ! -f $lock ]] || cmp -s "$lock" "$folder/node_modules/.installed"; then
            continue
        fi
        say "Installing the node packages of ${folder#"$root"/} …"
        if ! npm ci --prefix "$folder" --ignore-scripts --no-audit --no-fund >"$work/npm.log" 2>&1; then
            say "That failed; all of it is in $work/npm.log"
            return 1
        fi
        cp "$lock" "$folder/node_modules/.installed"
    done
}

# Whether node is new enough to build the console (console/package.json says which is).
has_console_tools() {
    command -v npm >/dev/null && command -v node >/dev/null \
        && node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'
}

# Whether console/dist is what the sources are now: those of the console, and the documents that its types come from.
is_console_built() {
    [[ -f $root/console/dist/index.html && -f $work/console-built ]] || return 1
    local newer
    newer=$(cd "$root" && find console docs/api \( -name node_modules -o -name dist -o -name '*.d.ts' \) -prune -o -newer "$work/console-built" -print -quit)
    [[ -z $newer ]]
}

# Builds the console into console/dist, unless it is there. Its packages are exactly those of the lock file; no script of theirs is run.
build_console() {
    is_console_built && return
    if ! has_console_tools; then
        say "The web console needs Node.js 20.19 or newer with npm to be built; found $(node --version 2>/dev/null || echo none)."
        return 1
    fi
    say "Building the console …"
    touch "$work/console-building"
    if ! with_progress "Still building the console" "$work/console.log" build_console_now; then
        tail -n 20 "$work/console.log" >&2
        say "The console could not be built; all of it is in $work/console.log"
        return 1
    fi
    # What was saved while it ran is newer than this, so it is built next time.
    mv "$work/console-building" "$work/console-built"
}

build_console_now() {
    local lock=$root/console/package-lock.json installed=$root/console/node_modules/.installed
    if ! cmp -s "$lock" "$installed"; then
        npm ci --prefix "$root/console" --ignore-scripts --no-audit --no-fund || return 1
        cp "$lock" "$installed"
    fi
    npm run build --prefix "$root/console"
}

find_dotnet() {
    local candidate found
    for candidate in "$(command -v dotnet || true)" "${DOTNET_ROOT:-}/dotnet" "$HOME/.dotnet/dotnet" /usr/share/dotnet/dotnet /usr/lib/dotnet/dotnet; do
        if [[ -x $candidate ]]; then
            found=$candidate
            if "$candidate" --list-sdks | grep '^10\.' >/dev/null; then
                printf '%s' "$candidate"
                return
            fi
        fi
    done
    say "Tessera needs the .NET 10 SDK and found ${found:+only $("$found" --list-sdks | cut -d' ' -f1 | paste -sd' ' -) in }${found:-no dotnet}. Install it: https://dotnet.microsoft.com/download/dotnet/10.0"
    return 1
}

# Builds a project or the solution, with the options that follow; prints nothing more unless it fails.
build() {
    local dotnet
    dotnet=$(find_dotnet) || return 1
    if [[ -f $built ]]; then
        say "Building Tessera …"
    else
        say "Building Tessera: the first time it downloads its packages and takes one to two minutes, later starts take seconds …"
    fi
    touch "$work/building"
    if ! with_progress "Still building" "$work/build.log" "$dotnet" build "$@" --configuration Release --verbosity quiet --disable-build-servers --tl:off; then
        grep -E 'error|warning' "$work/build.log" | sort -u | head -n 20 >&2 || true
        say "The build failed; all of it is in $work/build.log"
        return 1
    fi
    # What was saved while it ran is newer than this, so it is built next time.
    mv "$work/building" "$built"
}

mkdir -p "$work"
