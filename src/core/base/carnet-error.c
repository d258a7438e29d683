/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-error.h"

G_DEFINE_QUARK (carnet - error - quark, carnet_error)
