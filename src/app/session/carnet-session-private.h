/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session/carnet-session.h"

G_BEGIN_DECLS

/** CarnetWork: what a worker takes from its queue. @run is called on the worker's thread, @logbook is
 * %NULL when the logbook cannot be written to (the writer's), or opened (the reader's). */
typedef struct
{
  void (*run) (gpointer data, CarnetLogbook *logbook);
  gpointer data;
} CarnetWork;

typedef enum
{
  CARNET_WORKER_WRITER,
  CARNET_WORKER_READER,
  CARNET_N_WORKERS,
} CarnetWorkerKind;

/** carnet_session_push: Returns: %FALSE after carnet_session_close(). */
gboolean carnet_session_push (CarnetSession   *self,
                              CarnetWorkerKind kind,
                              void (*run) (gpointer, CarnetLogbook *),
                              gpointer data);

G_END_DECLS
