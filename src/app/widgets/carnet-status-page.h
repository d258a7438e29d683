/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** carnet_status_page_describe: says @text (nullable) under the title as it is, though the page reads markup:
 * what went wrong may name « R&D.carnet ». */
void carnet_status_page_describe (AdwStatusPage *page, const char *text);

G_END_DECLS
