/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window/carnet-window.h"

G_BEGIN_DECLS

/** bench_stalls_start: does what a person does in @window, whose Carnet view is painted, and measures how
 * long the main loop answers to nothing; prints, for each thing done, its name, the median and the worst of
 * its stalls in milliseconds; then ends the program. */
void bench_stalls_start (CarnetWindow *window, const char *set);

G_END_DECLS
