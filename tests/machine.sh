# SPDX-License-Identifier: GPL-3.0-or-later
# shellcheck shell=bash
# A bare Debian in a folder, for fresh-machine.sh and debian13.sh.

source_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

unmount_machine () {
  local place
  for place in dev/pts dev/shm dev sys proc; do
    ! mountpoint -q "$machine/$place" || umount "$machine/$place"
  done
  ! mountpoint -q "$machine" || umount "$machine"
}

remove_machine () {
  unmount_machine
  # Never through a mount that would not go.
  rm -rf --one-file-system "$machine"
}

# The machine reaches its packages the way this one does: same mirror, proxy and credentials.
copy_apt_settings () {
  apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries|ForceIP)' >"$machine/etc/apt/apt.conf.d/99host" || true
  [ ! -f /etc/apt/auth.conf ] || cp /etc/apt/auth.conf "$machine/etc/apt/"
  cp /etc/resolv.conf /etc/hosts "$machine/etc/"
}

# make_machine SUITE [FOLDER]: sets $machine, with a clone of HEAD in /clone.
make_machine () {
  local suite=$1
  local mirror=${CARNET_MIRROR:-http://deb.debian.org/debian}
  [ "$(id -u)" = 0 ] || { echo "only root can make a machine" >&2; exit 1; }
  if [ -n "${2:-}" ]; then
    machine=$(mkdir -p "$2" && cd "$2" && pwd)
    trap unmount_machine EXIT
  else
    machine=$(mktemp -d)
    trap remove_machine EXIT
  fi
  debootstrap --variant=minbase "$suite" "$machine" "$mirror" >"$machine.log" 2>&1 ||
    { tail "$machine.log" >&2; exit 1; }
  rm -f "$machine.log"
  copy_apt_settings
  # Tests that mount need a root that is a mount of its own.
  mount --bind "$machine" "$machine"
  mount -t proc proc "$machine/proc"
  mount --bind /dev "$machine/dev"
  mount --bind /dev/pts "$machine/dev/pts"
  mount --bind /dev/shm "$machine/dev/shm"
  git clone -q --no-hardlinks "$source_root" "$machine/clone"
}

# In another folder than the clone, with nothing of this machine's environment.
in_machine () {
  env -i HOME=/root PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb \
    ${http_proxy:+http_proxy="$http_proxy"} ${https_proxy:+https_proxy="$https_proxy"} \
    chroot "$machine" /bin/sh -c 'cd /var && exec "$@"' sh "$@"
}
