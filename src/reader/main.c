/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/carnet-i18n.h"
#include "carnet-calendar-reader.h"
#include "carnet-confine.h"
#include "carnet-file-reader.h"
#include "merge/carnet-reception.h"

#define PIPE_SIZE (1 << 20)

static gboolean
run (CarnetFileReader *file, char **how, CarnetFrameWriter *writer, GError **error)
{
  if (g_strv_length (how) == 3 && g_str_equal (how[0], CARNET_READER_CALENDAR))
    return carnet_calendar_reader_run (file, how[1], how[2], writer, error);
  return carnet_file_reader_run (file, writer, error);
}

/* carnet-reader NAME [calendar FIRST LAST] <FILE >FRAMES: says what a received file holds
 * (merge/carnet-frames.h); NAME is what the file is called in sentences. */
int
main (int argc, char **argv)
{
  g_auto (CarnetFileReader) reader = { .name = argv[1] };
  g_autoptr (CarnetFrameWriter) writer = carnet_frame_writer_new (STDOUT_FILENO);
  g_autoptr (GError) error = NULL;

  carnet_confine_files ();
  carnet_i18n_init ();
  signal (SIGPIPE, SIG_IGN);
  fcntl (STDOUT_FILENO, F_SETPIPE_SZ, PIPE_SIZE);
  if (argc < 2 || isatty (STDOUT_FILENO))
    {
      g_printerr ("%s\n", _ ("carnet-reader is started by Carnet de bord alone."));
      return EXIT_FAILURE;
    }
  if (carnet_file_reader_load (&reader, STDIN_FILENO, &error) && run (&reader, argv + 2, writer, &error))
    return EXIT_SUCCESS;
  carnet_frame_writer_refusal (writer, error, NULL);
  return EXIT_FAILURE;
}
