#!/bin/sh
# Installs OpenTOE from its archive, or removes it again. Needs sh, tar and a program that hashes.
set -eu

usage() {
  cat <<'TEXT'
Usage: install.sh [options] <archive>
       install.sh --uninstall [--prefix <folder>] [--state <folder>]

Unpacks an archive of OpenTOE once its checksum is right, and links the command.
The archive is a file, or an address that begins with https://, http:// or s3://.

  --sha256 <hex>     What the archive must hash to.
                     Default: what <archive>.sha256 says.
  --prefix <folder>  Where to unpack. An older OpenTOE there is replaced.
                     Default: /opt/opentoe.
  --bin <folder>     Where the command is linked; '' for nowhere.
                     Default: /usr/local/bin.
  --awstoe           Link it under the name awstoe, too.
  --uninstall        Remove all that was installed, and the state of runs. Logs stay.
  --state <folder>   Where runs keep their state.
                     Default: /var/lib/opentoe.
  -h, --help         Show this text.
TEXT
}

say() {
  printf 'install.sh: %s\n' "$*" >&2
}

fail() {
  say "$@"
  exit 1
}

value() {
  [ "$2" -ge 2 ] || fail "$1 needs a value"
}

archive=
hash=
prefix=/opt/opentoe
bin=/usr/local/bin
names=opentoe
state=/var/lib/opentoe
uninstall=

while [ $# -gt 0 ]; do
  case $1 in
    --sha256) value "$1" $# && hash=$2 && shift ;;
    --prefix) value "$1" $# && prefix=$2 && shift ;;
    --bin) value "$1" $# && bin=$2 && shift ;;
    --state) value "$1" $# && state=$2 && shift ;;
    --awstoe) names='opentoe awstoe' ;;
    --uninstall) uninstall=yes ;;
    -h | --help) usage && exit 0 ;;
    -*) fail "unknown option $1; --help shows all" ;;
    *)
      [ -z "$archive" ] || fail "one archive only, not both $archive and $1"
      archive=$1
      ;;
  esac
  shift
done

prefix=${prefix%/}
case $prefix in
  /*) ;;
  *) fail "--prefix must be an absolute path other than /" ;;
esac
# What it installed, a line for each link; it marks the folder as one that may be removed.
record=$prefix/installed
if [ -e "$prefix" ] && [ ! -f "$record" ]; then
  fail "$prefix is there already and was not installed by this program: choose another --prefix"
fi

remove() {
  while read -r link; do
    [ "$(readlink "$link" 2>/dev/null)" != "$prefix/bin/opentoe" ] || rm -f "$link"
  done <"$record"
  rm -rf "$prefix"
}

if [ -n "$uninstall" ]; then
  [ -z "$archive" ] || fail "--uninstall takes no archive"
  [ -f "$record" ] || fail "nothing is installed in $prefix"
  remove
  case $state in
    /?*) rm -rf "$state" ;;
  esac
  say "removed $prefix"
  exit 0
fi
[ -n "$archive" ] || {
  usage >&2
  exit 1
}

# --- fetch and check ---------------------------------------------------------------------------

fetch() {
  case $1 in
    s3://*)
      command -v aws >/dev/null || fail "s3:// needs the AWS CLI"
      aws s3 cp --only-show-errors "$1" "$2"
      ;;
    http://* | https://*)
      if command -v curl >/dev/null; then
        curl -fsSL --retry 3 -o "$2" "$1"
      elif command -v wget >/dev/null; then
        wget -q -O "$2" "$1"
      else
        fail "neither curl nor wget is there to fetch $1"
      fi
      ;;
    *) [ -f "$1" ] && cp "$1" "$2" ;;
  esac
}

sha256() {
  if command -v sha256sum >/dev/null; then
    sha256sum "$1"
  elif command -v shasum >/dev/null; then
    shasum -a 256 "$1"
  elif command -v openssl >/dev/null; then
    openssl dgst -sha256 -r "$1"
  else
    fail "no sha256sum, shasum or openssl is there to check the archive with"
  fi | cut -d ' ' -f 1
}

parent=$(dirname "$prefix")
mkdir -p "$parent"
work=$(mktemp -d "$parent/.opentoe.XXXXXX") || fail "cannot write to $parent"
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

fetch "$archive" "$work/archive" || fail "cannot fetch $archive"
if [ -z "$hash" ]; then
  fetch "$archive.sha256" "$work/expected" ||
    fail "cannot fetch $archive.sha256: give the checksum with --sha256"
  hash=$(cut -d ' ' -f 1 "$work/expected")
fi
hash=$(printf '%s' "$hash" | tr 'A-F' 'a-f')
case $hash in
  *[!0-9a-f]* | '') fail "a SHA-256 checksum is 64 hexadecimal digits, not '$hash'" ;;
esac
actual=$(sha256 "$work/archive")
[ "$actual" = "$hash" ] || fail "the checksum of $archive is $actual, not $hash: nothing is installed"

# --- unpack beside the place, then rename ------------------------------------------------------

mkdir "$work/opentoe"
tar -xf "$work/archive" -C "$work/opentoe" --strip-components=1 || fail "cannot unpack $archive"
[ -x "$work/opentoe/bin/opentoe" ] || fail "$archive is no archive of OpenTOE: nothing is installed"
"$work/opentoe/bin/opentoe" --version >/dev/null ||
  fail "the OpenTOE in $archive does not run on this machine: nothing is installed"
chmod 755 "$work/opentoe"
: >"$work/opentoe/installed"
if [ -n "$bin" ]; then
  mkdir -p "$bin"
  for name in $names; do
    if [ -e "$bin/$name" ] && [ "$(readlink "$bin/$name" 2>/dev/null)" != "$prefix/bin/opentoe" ]; then
      fail "$bin/$name is there already: choose another --bin"
    fi
    printf '%s\n' "$bin/$name" >>"$work/opentoe/installed"
  done
fi
[ ! -f "$record" ] || remove
mv "$work/opentoe" "$prefix"
while read -r link; do
  ln -sf "$prefix/bin/opentoe" "$link"
done <"$record"
say "installed $("$prefix/bin/opentoe" --version) in $prefix"
