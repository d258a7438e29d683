/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/** CarnetWork: what the worker takes from its queue. @run is called on the worker's thread, @logbook is
 * %NULL when the logbook cannot be written to. */
typedef struct
{
  void (*run) (gpointer data, CarnetLogbook *logbook);
  gpointer data;
} CarnetWork;

/** carnet_session_push: Returns: %FALSE after carnet_session_close(). */
gboolean carnet_session_push (CarnetSession *self, void (*run) (gpointer, CarnetLogbook *), gpointer data);

G_END_DECLS
