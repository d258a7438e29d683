/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE /* F_SETPIPE_SZ */
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/carnet-i18n.h"
#include "carnet-confine.h"
#include "carnet-file-reader.h"

#define PIPE_SIZE (1 << 20)

/* carnet-reader NAME <FILE >FRAMES: says what a received file holds (merge/carnet-frames.h); NAME is what the
 * file is called in sentences. */
int
main (int argc, char **argv)
{
  g_auto (CarnetFileReader) reader = { .name = argc > 1 ? argv[1] : "-" };
  g_autoptr (CarnetFrameWriter) writer = carnet_frame_writer_new (STDOUT_FILENO);
  g_autoptr (GError) error = NULL;

  carnet_confine_files ();
  carnet_i18n_init ();
  signal (SIGPIPE, SIG_IGN);
  fcntl (STDOUT_FILENO, F_SETPIPE_SZ, PIPE_SIZE);
  if (isatty (STDOUT_FILENO))
    {
      g_printerr ("%s\n", _ ("carnet-reader is started by Carnet de bord alone."));
      return EXIT_FAILURE;
    }
  if (carnet_file_reader_load (&reader, STDIN_FILENO, &error)
      && carnet_file_reader_run (&reader, writer, &error))
    return EXIT_SUCCESS;
  carnet_frame_writer_refusal (writer, error, NULL);
  return EXIT_FAILURE;
}
