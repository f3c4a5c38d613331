# Sourced by run.sh: what the wanted suites need and the machine lacks.

retry() { local n; for n in 1 2 3; do "$@" && return 0; echo "(try $n of 3 failed: $1 ${2:-})" >&2; sleep $((n * 5)); done; return 1; }

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

has() { command -v "$1" >/dev/null 2>&1; }

apt_updated=
apt_install() {
  has apt-get || return 1
  [ -n "$apt_updated" ] || { retry as_root apt-get -qq -o Acquire::Retries=3 update >/dev/null || return 1; apt_updated=yes; }
  echo "installing $*"
  retry as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -y -o Acquire::Retries=3 -o Dpkg::Use-Pty=0 --no-install-recommends install "$@" >"$work/apt.log" 2>&1 || { tail -20 "$work/apt.log"; return 1; }
}

# Where initdb and pg_ctl are; Debian keeps them out of the path.
postgresql_bin() {
  local bin
  for bin in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -Vr) /usr/pgsql-*/bin; do [ -x "$bin/initdb" ] && { echo "$bin"; return 0; }; done
  has initdb && has pg_ctl && dirname "$(command -v initdb)"
}

node_major() { has node && node --version | sed -E 's/v([0-9]+).*/\1/' || echo 0; }

# The clients need Node 20; distributions ship older ones, but npm has the plain program as a package.
newer_node() {
  local arch=x64 home=$work/node
  [ "$(uname -m)" = aarch64 ] && arch=arm64
  mkdir -p "$home" && retry npm install --silent --no-save --prefix "$home" "node-linux-$arch@22" >/dev/null || return 1
  PATH=$home/node_modules/node-linux-$arch/bin:$PATH
}

install_missing() {
  if { wants Browser || wants Server; } && ! has chromium; then apt_install chromium || problems+=("chromium could not be installed"); fi
  if { wants Clients || wants Server; } && ! has aws; then apt_install awscli || problems+=("awscli could not be installed"); fi
  if { wants PostgreSql || wants Data; } && ! postgresql_bin >/dev/null; then apt_install postgresql || problems+=("postgresql could not be installed"); fi
  # The browser's tests want axe-core, which npm has too.
  if wants Clients || wants Browser; then has npm || apt_install nodejs npm || problems+=("npm could not be installed"); fi
  if wants Clients; then
    [ "$(node_major)" -ge 20 ] || newer_node || problems+=("Node 20 could not be installed")
    python3 -c 'import boto3' 2>/dev/null || apt_install python3-boto3 || problems+=("boto3 could not be installed")
  fi
  return 0
}
