#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# fresh-machine.sh [KEEP]: `./run` and `./run test` in a bare Debian 12, from a clean clone of the
# commit checked out, each twice and from another folder. As root; needs debootstrap. About
# ten minutes. With an argument, the folder of that machine is kept.
set -euo pipefail
# shellcheck source=tests/machine.sh
. "$(dirname "$(readlink -f "$0")")/machine.sh"

make_machine bookworm "${1:-}"

in_machine test ! -e /usr/bin/gcc
in_machine /clone/run | tee "$machine/first"
grep -q 'Installing [0-9]* packages' "$machine/first"
in_machine /clone/run | tee "$machine/second"
if grep -q 'Installing' "$machine/second"; then
  echo "the second run installs again" >&2
  exit 1
fi
in_machine test -s /clone/build/exemple/exemple-2018-12.xml
in_machine /clone/.ci/run
in_machine /clone/.ci/run | tail -n 1
echo "a bare Debian 12 passes"
