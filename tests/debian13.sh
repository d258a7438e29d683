#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
#
# debian13.sh [KEEP]: the same source builds in Debian 13 without a warning and passes there.
# As root; needs debootstrap. With an argument, the folder of that machine is kept.
set -euo pipefail
# shellcheck source=tests/machine.sh
. "$(dirname "$(readlink -f "$0")")/machine.sh"

make_machine trixie "${1:-}"
in_machine /clone/.ci/run
echo "Debian 13 passes"
