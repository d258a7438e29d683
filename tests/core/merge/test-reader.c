/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The side that started carnet-reader trusts nothing of what it is told. */
#include <glib/gstdio.h>
#include <string.h>

#include "logbook/carnet-logbook-merge.h"
#include "merge/carnet-reception.h"
#include "support/carnet-child-use.h"
#include "support/carnet-hostile.h"

#if defined(__linux__) && !CARNET_SANITIZED
#  define CONFINED 1
#else
#  define CONFINED 0
#endif

/* -- Frames ---------------------------------------------------------------------------- */

static gboolean
take_bytes (const void *bytes, gsize size, guint64 max, CarnetFrame *frame)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (bytes, (gssize)size, NULL);
  g_autoptr (CarnetFrameReader) reader = carnet_frame_reader_new (stream, max);
  g_autoptr (GError) error = NULL;
  gboolean taken = carnet_frame_reader_next (reader, frame, NULL, &error);

  g_assert_true (taken == (error == NULL));
  return taken;
}

static void
test_bad_frames (void)
{
#define ZEROS_16 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define ZEROS_32 "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"
#define FRAME(text)                                                                                          \
  {                                                                                                          \
    text, sizeof text - 1                                                                                    \
  }
  static const struct
  {
    const char *bytes;
    gsize       size;
  } bad[] = {
    FRAME (""),
    FRAME ("R"),
    FRAME ("R\0\0\0"),
    FRAME ("X\0\0\0\0"),
    FRAME ("D\0\0\0\x20"
           "too short"),
    FRAME ("D\0\0\0\x1f" ZEROS_32),
    FRAME ("D\0\0\0\x21" ZEROS_32 "\0"),
    FRAME ("R\xff\xff\xff\xff" ZEROS_32),
    FRAME ("B\x02\0\0\x21" ZEROS_32),
    FRAME ("B\0\0\0\x1f" ZEROS_32),
    FRAME ("R\0\0\0\x24" ZEROS_32 "\0\0\0\0"),
    FRAME ("R\0\0\0\x25" ZEROS_32 "\0\0\0\0a"),
    FRAME ("R\0\0\0\x25" ZEROS_32 "\0\0\0\2a"),
    FRAME ("R\0\0\0\x25" ZEROS_32 "\xff\xff\xff\xff"
           "a"),
    FRAME ("P\0\0\0\x10"
           "\0\0\0\0\0\0\0\2\0\0\0\0\0\0\0\1"),
    FRAME ("F\0\0\0\x31" ZEROS_32 "\0" ZEROS_16),
    FRAME ("F\0\0\0\x31" ZEROS_32 "\3" ZEROS_16),
    FRAME ("F\0\0\0\x21" ZEROS_32 "\2"),
    FRAME ("F\0\0\0\x32" ZEROS_32 "\2" ZEROS_16 "\0"),
    FRAME ("E\0\0\0\4"
           "\0\0\0\0"),
    FRAME ("E\0\0\0\5"
           "\0\0\0\x63"
           "a"),
    FRAME ("E\0\0\0\5"
           "\0\0\0\0\xff"),
    FRAME ("E\0\0\0\6"
           "\0\0\0\0a\0"),
    FRAME ("E\0\0\x10\5"
           "\0\0\0\0a"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      CarnetFrame frame;

      g_test_message ("%u", i);
      g_assert_false (take_bytes (bad[i].bytes, bad[i].size, 1 << 20, &frame));
    }
}

static void
test_good_frames (void)
{
  static const char revision[] = "R\0\0\0\x26" ZEROS_32 "\0\0\0\1ab";
  static const char end[] = "F\0\0\0\x31" ZEROS_32 "\2"
                            "\1\2\3\4\5\6\7\x08\x09\x0a\x0b\x0c\x0d\x0e\x0f\x10";
  CarnetFrame       frame;

  g_assert_true (take_bytes (revision, sizeof revision - 1, 1000, &frame));
  g_assert_cmpint (frame.tag, ==, CARNET_FRAME_REVISION);
  g_assert_cmpuint (frame.header_size, ==, 1);
  g_assert_cmpuint (frame.size, ==, 1);
  g_assert_true (take_bytes (end, sizeof end - 1, 1000, &frame));
  g_assert_cmpint (frame.kind, ==, CARNET_FILE_XML);
  g_assert_cmpint (frame.sender.bytes[15], ==, 16);
  /* More than was to be said of the file. */
  g_assert_false (take_bytes (revision, sizeof revision - 1, 42, &frame));
}

/* -- Readers that are broken --------------------------------------------------------------- */

/* A folder with a carnet-reader of our own. */
static char *
make_reader (CarnetWorld *world, const char *script)
{
  g_autofree char *path = carnet_world_path (world, "carnet-reader");
  g_autofree char *text = g_strdup_printf ("#!/bin/sh\n%s\n", script);
  char            *kept = g_strdup (g_getenv ("CARNET_LIBEXEC_DIR"));

  carnet_test_write_file (path, text, strlen (text));
  g_assert_cmpint (g_chmod (path, 0700), ==, 0);
  g_setenv ("CARNET_LIBEXEC_DIR", world->folder, TRUE);
  return kept;
}

static gboolean
read_with (const char *script, const CarnetWork *work, GError **error)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char     *path = carnet_world_path (world, "x.carnet");
  g_autofree char     *kept = make_reader (world, script);
  CarnetHostileCounts  counts;
  CarnetReceiver       receiver = carnet_hostile_receiver (&counts);
  CarnetReceptionFacts facts;
  gboolean             taken;

  carnet_hostile_good (path);
  taken = carnet_reception_read (path, &receiver, &facts, work, error);
  g_setenv ("CARNET_LIBEXEC_DIR", kept, TRUE);
  return taken;
}

static void
test_broken_readers (void)
{
  static const char *const scripts[] = {
    "exit 0",
    "exit 1",
    "kill -9 $$",
    "kill -SEGV $$",
    "echo Bonjour",
    "printf 'P\\0\\0\\0\\020\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1'",
    "printf 'P\\0\\0\\0'",
    "exec cat /dev/zero",
    "exec yes",
    "while :; do printf 'D\\0\\0\\0\\040012345678901234567890123456789ab' || exit; done",
  };

  for (guint i = 0; i < G_N_ELEMENTS (scripts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", scripts[i]);
      g_assert_false (read_with (scripts[i], NULL, &error));
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "“x.carnet”"));
      g_assert_nonnull (strstr (error->message, "within the limits of memory and time"));
      carnet_hostile_assert_sentence (error->message);
    }
}

/* A sentence of several lines is shown as one. */
static void
test_refusal (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (read_with ("printf 'E\\0\\0\\0\\010\\0\\0\\0\\6a\\n\\nb'", NULL, &error));
  g_assert_error (error, CARNET_ERROR, CARNET_ERROR_NOT_A_LOGBOOK);
  g_assert_cmpstr (error->message, ==, "a b");
}

static void
test_no_reader (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) of_all = NULL;

  g_assert_false (read_with ("\nrm \"$0\"", NULL, NULL));
  {
    g_autoptr (CarnetWorld) world = carnet_world_new (1);
    g_autofree char *path = carnet_world_path (world, "x.carnet");
    g_autofree char *kept = g_strdup (g_getenv ("CARNET_LIBEXEC_DIR"));
    g_autoptr (CarnetLogbook) logbook = carnet_world_logbook (world, "mine");
    const char          *paths[] = { path, path, path, path, NULL };
    CarnetReceiver       receiver = { 0 };
    CarnetReceptionFacts facts;

    carnet_hostile_good (path);
    g_setenv ("CARNET_LIBEXEC_DIR", world->folder, TRUE);
    g_assert_false (carnet_reception_read (path, &receiver, &facts, NULL, &error));
    g_assert_null (
        carnet_logbook_prepare_merge (logbook, paths, CARNET_MERGE_DEFAULT, NULL, NULL, NULL, &of_all));
    g_setenv ("CARNET_LIBEXEC_DIR", kept, TRUE);
  }
  g_assert_error (error, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED);
  /* Not the fault of any file: none is refused, the work is. */
  g_assert_error (of_all, G_SPAWN_ERROR, G_SPAWN_ERROR_FAILED);
}

static void
cancel_cb (guint64 done, guint64 total, gpointer cancellable)
{
  g_assert_cmpuint (total, ==, 1);
  g_cancellable_cancel (cancellable);
}

/* It says how far it is, and then nothing for ever. */
static void
test_cancelled (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  CarnetWork work = { cancel_cb, cancellable, cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_false (read_with ("printf 'P\\0\\0\\0\\020\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\0\\1'\n"
                             "exec tail -f /dev/null",
                             &work, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#if CONFINED
static void
assert_line (pid_t pid, const char *file, const char *pattern)
{
  g_autofree char *path = g_strdup_printf ("/proc/%d/%s", (int)pid, file);
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_test_message ("%s", text);
  g_assert_true (g_regex_match_simple (pattern, text, G_REGEX_MULTILINE, 0));
}

/* Once it has begun to tell, it is confined: looked at while it waits for somebody to listen. */
static void
test_confined (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char *path = carnet_world_path (world, "x.carnet");
  g_autofree char *program = g_build_filename (g_getenv ("CARNET_LIBEXEC_DIR"), "carnet-reader", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) reader = NULL;
  char  first;
  pid_t pid;

  carnet_hostile_good (path);
  carnet_hostile_add_chain (path, 20000); /* more than the pipe holds */
  g_subprocess_launcher_set_stdin_file_path (launcher, path);
  reader = g_subprocess_launcher_spawn (launcher, NULL, program, "x", NULL);
  g_assert_cmpint (g_input_stream_read (g_subprocess_get_stdout_pipe (reader), &first, 1, NULL, NULL), ==, 1);
  pid = (pid_t)g_ascii_strtoll (g_subprocess_get_identifier (reader), NULL, 10);
  assert_line (pid, "status", "^NoNewPrivs:\\s*1$");
#  if defined(__x86_64__) || defined(__aarch64__)
  assert_line (pid, "status", "^Seccomp:\\s*2$");
#  endif
  assert_line (pid, "limits", "^Max address space +[0-9]{9} ");
  assert_line (pid, "limits", "^Max cpu time +[0-9]{1,2} ");
  assert_line (pid, "limits", "^Max core file size +0 ");
  assert_line (pid, "limits", "^Max file size +0 ");
  assert_line (pid, "limits", "^Max processes +0 ");
  assert_line (pid, "limits", "^Max open files +32 ");
  g_subprocess_force_exit (reader);
  g_subprocess_wait (reader, NULL, NULL);
}

/* The real one, with less memory than it takes, or less time. */
static void
test_limits (void)
{
  static const char *const limits[] = { "ulimit -v 30000", "ulimit -v 90000", "ulimit -t 0" };

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_autofree char *script = g_strdup_printf ("%s\nexec '%s/carnet-reader' \"$@\"", limits[i],
                                                 g_getenv ("CARNET_LIBEXEC_DIR"));
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", limits[i]);
      if (read_with (script, NULL, &error)) /* enough for so small a file */
        continue;
      g_assert_error (error, CARNET_ERROR, CARNET_ERROR_TOO_LARGE);
      g_assert_nonnull (strstr (error->message, "“x.carnet”"));
    }
  /* The first is too little whatever the system. */
  g_assert_false (read_with ("ulimit -v 10000", NULL, NULL));
}
#endif

/* Sentences are in the language of whoever asks. */
static void
test_language (void)
{
  g_autoptr (CarnetWorld) world = carnet_world_new (1);
  g_autofree char     *path = carnet_world_path (world, "x.carnet");
  CarnetReceiver       receiver = { 0 };
  CarnetReceptionFacts facts;
  g_autoptr (GError) error = NULL;

  carnet_test_write_file (path, "Bonjour", 7);
  /* Newer versions of the C library translate nothing in C.UTF-8. */
  g_setenv ("LC_ALL", "fr_FR.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_false (carnet_reception_read (path, &receiver, &facts, NULL, &error));
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_setenv ("LANGUAGE", "C", TRUE);
  g_assert_cmpstr (error->message, ==,
                   "« x.carnet » ne peut pas être pris : ce n’est ni un carnet ni un fichier d’échange.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/bad-frames", test_bad_frames);
  g_test_add_func ("/reader/good-frames", test_good_frames);
  g_test_add_func ("/reader/broken", test_broken_readers);
  g_test_add_func ("/reader/refusal", test_refusal);
  g_test_add_func ("/reader/none", test_no_reader);
  g_test_add_func ("/reader/cancelled", test_cancelled);
  g_test_add_func ("/reader/language", test_language);
#if CONFINED
  g_test_add_func ("/reader/confined", test_confined);
  g_test_add_func ("/reader/limits", test_limits);
#endif
  return g_test_run ();
}
