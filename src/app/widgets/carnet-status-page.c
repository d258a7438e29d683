/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "widgets/carnet-status-page.h"

void
carnet_status_page_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *escaped = text ? g_markup_escape_text (text, -1) : NULL;

  adw_status_page_set_description (page, escaped);
}
