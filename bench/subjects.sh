# What bench/run puts under load, all of it on this machine. Sourced, not run. A start_ function leaves a subject's
# processes in pid[NAME] and its address in url[NAME]; ports are counted from $PORT. Needs $work, $bench and the array pids.
# shellcheck shell=bash disable=SC2034,SC2154

port=${PORT:-24601}
declare -A pid url log
key_of_nobody=bench
prompt=$(printf 'a%.0s' $(seq 1 900))

wait_for() {
    for _ in $(seq 1 600); do
        curl -fsS -o /dev/null "$1" 2>/dev/null && return 0
        sleep 0.1
    done
    tail -n 5 "$work"/*.log >&2
    echo "$1 did not answer" >&2
    exit 1
}

next_port() { port=$((port + 1)); }

# The vendor that all others call.
start_upstream() {
    upstream=http://127.0.0.1:$port
    dotnet "$bench" upstream $port & pids+=($!)
    pid[upstream]=$!
    next_port
}

# Bytes through, and beside it what a gateway does at least: JSON read and written both ways.
start_forwarder() {
    dotnet "$bench" forwarder $port "$upstream" & pids+=($!)
    pid[bare]=$! url[bare]=http://127.0.0.1:$port/v1/chat/completions
    pid[json]=$! url[json]=http://127.0.0.1:$port/rewritten/chat/completions
    bare=http://127.0.0.1:$port
    wait_for "$bare/json"
    next_port
}

# start_tessera NAME SERVER [OPTION ...]: with one account on one key that its plan does not limit, in key[NAME], and the models that the loads ask for.
declare -A key
start_tessera() {
    local name=$1 server=$2
    shift 2
    mkdir -p "$work/$name/catalog.d"
    cat >"$work/$name/catalog.d/bench.json" <<'JSON'
{
  "plans": [{ "slug": "elite", "max_pending": 100000 }],
  "models": [
    { "slug": "gpt-5-nano", "routes": [{ "provider": "openai", "model": "slow-200" }] },
    { "slug": "gpt-5.2", "routes": [{ "provider": "openai", "model": "after-200" }] }
  ]
}
JSON
    log[$name]=$work/$name.log
    TESSERA_BOOTSTRAP_KEY_FILE=$work/$name.key OPENAI_API_KEY=bench OPENAI_BASE_URL=$upstream/v1 \
        dotnet "$server" --urls http://127.0.0.1:$port --data "$work/$name" --Logging:LogLevel:Tessera.Server.Storage=Debug "$@" \
        >"${log[$name]}" 2>&1 & pids+=($!)
    pid[$name]=$! url[$name]=http://127.0.0.1:$port/api/v2/generate
    wait_for http://127.0.0.1:$port/health/ready
    key[$name]=$(cat "$work/$name.key")
    admin "$name" accounts/1/grant '{"tokens":1000000000000}' >/dev/null
    next_port
}

# admin NAME ROUTE JSON: what `tessera admin` sends, without a process for each.
admin() {
    curl -fsS --unix-socket "$work/$1/admin.sock" -H 'Content-Type: application/json' -d "$3" "http://localhost/_admin/$2"
}

# add_accounts NAME COUNT: their keys, one a line.
add_accounts() {
    local turn
    for turn in $(seq 1 "$2"); do
        admin "$1" accounts "{\"email\":\"bench$turn@example.org\",\"plan\":\"elite\"}" >/dev/null
        admin "$1" "accounts/bench$turn@example.org/grant" "{\"tokens\":1000000000000}" >/dev/null
        admin "$1" keys "{\"account\":\"bench$turn@example.org\",\"name\":\"bench\"}" | sed 's/.*"key":"\([^"]*\)".*/\1/'
        echo
    done
}

# What many put in front of a vendor. Installed if it may be, left out otherwise.
start_nginx() {
    command -v nginx >/dev/null || { [ $EUID = 0 ] && RUNLEVEL=1 apt-get install -y -qq --no-install-recommends nginx-light >/dev/null 2>&1; } \
        || { echo "nginx is not installed: measured without it" >&2; return 0; }
    cat >"$work/nginx.conf" <<CONF
worker_processes 2;
pid $work/nginx.pid;
error_log /dev/null;
daemon off;
events {}
http {
    access_log off;
    client_body_temp_path $work/nginx.body;
    proxy_temp_path $work/nginx.proxy;
    upstream vendor { server ${upstream#http://}; keepalive 64; }
    server {
        listen 127.0.0.1:$port;
        keepalive_requests 1000000;
        location / { proxy_pass http://vendor; proxy_http_version 1.1; proxy_set_header Connection ""; }
    }
}
CONF
    nginx -c "$work/nginx.conf" & pids+=($!)
    sleep 0.5
    pid[nginx]=$(pgrep -P $! | tr '\n' ' ') url[nginx]=http://127.0.0.1:$port/v1/chat/completions
    next_port
}

# A gateway without keys or books, from npm: slow to install, so only with PEERS=1.
start_portkey() {
    [ -n "${PEERS:-}" ] || return 0
    npm install --silent --no-audit --no-fund --prefix "$work/portkey" @portkey-ai/gateway@1.15.2 >&2
    TRUSTED_CUSTOM_HOSTS=127.0.0.1 node "$work/portkey/node_modules/@portkey-ai/gateway/build/start-server.js" --port=$port --headless \
        >"$work/portkey.log" 2>&1 & pids+=($!)
    pid[portkey]=$! url[portkey]=http://127.0.0.1:$port/v1/chat/completions
    sleep 3
    next_port
}

# text FILE KEY MODEL [MEMBERS]: the request that wrk sends again and again, with more members. With more than one key, each connection's requests take them in turn.
text() {
    local keys
    keys=$(printf '"%s", ' $2)
    cat >"$1" <<LUA
wrk.method = "POST"
wrk.headers["Content-Type"] = "application/json"
wrk.headers["x-portkey-provider"] = "openai"
wrk.headers["x-portkey-custom-host"] = "$upstream/v1"
wrk.body = '{"model":"$3","temperature":0.7,"messages":[{"role":"system","content":"You are helpful."},{"role":"user","content":"$prompt"}]${4:-}}'
local keys, requests, turn = { $keys }, {}, 0
function init()
    for each, key in ipairs(keys) do
        wrk.headers["Authorization"] = "Bearer " .. key
        requests[each] = wrk.format()
    end
end
function request()
    turn = turn % #requests + 1
    return requests[turn]
end
LUA
}

# In hundredths of a second: of these processes, and of a shell's children that have ended.
cpu() { local each sum=0; for each in "$@"; do sum=$((sum + $(awk '{ print $14 + $15 }' "/proc/$each/stat"))); done; echo $sum; }
cpu_of_children() { awk '{ print $16 + $17 }' "/proc/$1/stat"; }
rss() { awk '/VmRSS/ { sum += $2 } END { printf "%d", sum / 1024 }' $(printf '/proc/%s/status ' "$@"); }

# Of the whole machine, in hundredths of a second: busy, stolen by its neighbours, and all.
machine() { awk '/^cpu /{ print $2 + $3 + $4 + $7 + $8, $9, $2 + $3 + $4 + $5 + $6 + $7 + $8 + $9 }' /proc/stat; }

# quiet: says whether anything else ran in the last three seconds.
quiet() {
    local before after
    before=$(machine); sleep 3; after=$(machine)
    echo "$before $after $(cut -d' ' -f1 /proc/loadavg) $(nproc)" | awk '{
        busy = 100 * ($4 - $1) / ($6 - $3); stolen = 100 * ($5 - $2) / ($6 - $3)
        printf "machine: %d processors, load %s, %.0f %% busy and %.0f %% stolen before the start: %s\n", $8, $7, busy, stolen,
            busy < 5 && stolen < 2 ? "quiet" : "NOT QUIET, trust the processor time a call and ratios, not requests/s" }'
}

# groups NAME: "writes commits" since its start, from the next line that it logs; nothing of a build that does not.
groups() {
    [ -f "${log[$1]:-}" ] || return 0
    grep -q 'writes in .* commits' "${log[$1]}" || return 0
    local lines
    lines=$(grep -c 'writes in .* commits' "${log[$1]}")
    for _ in $(seq 1 30); do
        [ "$(grep -c 'writes in .* commits' "${log[$1]}")" -gt "$lines" ] && break
        sleep 0.1
    done
    grep 'writes in .* commits' "${log[$1]}" | tail -n 1 | sed 's/.* \([0-9]*\) writes in \([0-9]*\) commits.*/\1 \2/'
}
