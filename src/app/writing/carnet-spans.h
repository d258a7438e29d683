/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** CarnetSpan: characters of a buffer, by their offsets. */
typedef struct
{
  int first;
  int last;
} CarnetSpan;

/** carnet_spans_show: @spans: (element-type CarnetSpan): what has @tag from now on, from @start to @end. Only
 * what differs is touched: each change has its lines laid out again. */
void carnet_spans_show (GtkTextBuffer     *buffer,
                        GtkTextTag        *tag,
                        const GtkTextIter *start,
                        const GtkTextIter *end,
                        const GArray      *spans);

G_END_DECLS
