# A PostgreSQL server of a benchmark's own, as durable as it is by default. Sourced, not run.
# shellcheck shell=bash

# start_postgres FOLDER PORT: leaves its process in $database_pid and the way to an empty database in $database.
start_postgres() {
    local programs as_user=()
    programs=$(find /usr/lib/postgresql -maxdepth 3 -name postgres | sort -V | tail -n 1)
    programs=${programs%/*}
    if [[ $EUID -eq 0 ]]; then
        as_user=(setpriv --reuid=postgres --regid=postgres --init-groups)
        chmod o+x "$(dirname "$1")"
    fi
    mkdir "$1"
    [[ $EUID -ne 0 ]] || chown postgres "$1"
    "${as_user[@]}" "$programs/initdb" -D "$1" -U tessera -A trust -E UTF8 --locale=C.UTF-8 >/dev/null
    "${as_user[@]}" "$programs/postgres" -D "$1" -p "$2" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=256MB >"$1.log" 2>&1 &
    database_pid=$!
    until "$programs/pg_isready" -q -U tessera -h 127.0.0.1 -p "$2"; do sleep 0.1; done
    "$programs/createdb" -h 127.0.0.1 -p "$2" -U tessera tessera
    database="Host=127.0.0.1;Port=$2;Database=tessera;Username=tessera"
}
