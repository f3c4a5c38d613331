# Sourced by run.sh: a PostgreSQL of our own in the work folder, reached by a socket there, so no port can be taken.

as_postgres() { if [ "$(id -u)" -eq 0 ]; then (cd / && setpriv --reuid=postgres --regid=postgres --clear-groups env HOME="$work/postgresql" "$@"); else "$@"; fi; }

start_postgresql() {
  [ -n "${COGNITO_TEST_POSTGRESQL:-}" ] && return 0
  local bin home=$work/postgresql
  bin=$(postgresql_bin) || return 1
  if [ "$(id -u)" -eq 0 ] && ! id postgres >/dev/null 2>&1; then useradd --system --home-dir "$home" --shell /bin/sh postgres; fi
  mkdir -p "$home"
  [ "$(id -u)" -eq 0 ] && chown postgres "$home"
  as_postgres "$bin/initdb" -D "$home/data" -U postgres --auth=trust --encoding=UTF8 --locale=C.UTF-8 --no-sync >"$work/initdb.log" 2>&1 || { cat "$work/initdb.log"; return 1; }
  # Nothing here outlives the run, so nothing need be flushed.
  as_postgres "$bin/pg_ctl" -D "$home/data" -l "$home/server.log" -w -t 60 start \
    -o "-c listen_addresses='' -c unix_socket_directories='$home' -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=400 -c shared_buffers=128MB" \
    >"$work/pg_ctl.log" 2>&1 || { cat "$work/pg_ctl.log" "$home/server.log"; return 1; }
  postgresql_running=$bin
  export COGNITO_TEST_POSTGRESQL="Host=$home;Username=postgres"
}

stop_postgresql() {
  [ -n "${postgresql_running:-}" ] || return 0
  as_postgres "$postgresql_running/pg_ctl" -D "$work/postgresql/data" -m immediate -w stop >/dev/null 2>&1
}
