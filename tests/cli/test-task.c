/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>

#include "carnet-task.h"

/* Waits for the watching thread: the descriptor becomes readable when it cancels. */
static void
wait_until_cancelled (GCancellable *cancellable)
{
  GPollFD fd;

  g_assert_true (g_cancellable_make_pollfd (cancellable, &fd));
  g_assert_cmpint (g_poll (&fd, 1, 60 * 1000), ==, 1);
  g_cancellable_release_fd (cancellable);
  g_assert_true (g_cancellable_is_cancelled (cancellable));
}

/* Each test is a process of its own: a task watches until its process ends. */
static gboolean
in_subprocess (void)
{
  if (g_test_subprocess ())
    return TRUE;
  g_test_trap_subprocess (NULL, 20 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_assert_false (g_test_trap_reached_timeout ());
  return FALSE;
}

static void
test_signal_cancels (gconstpointer number)
{
  CliTask *task;

  if (!in_subprocess ())
    {
      g_test_trap_assert_passed ();
      return;
    }
  task = cli_task_begin ("test", TRUE);
  g_assert_false (g_cancellable_is_cancelled (cli_task_get_cancellable (task)));
  raise (GPOINTER_TO_INT (number));
  wait_until_cancelled (cli_task_get_cancellable (task));
}

/* Between the end of the work and the end of the program. */
static void
test_late_signal_is_taken (void)
{
  CliTask *task;

  if (!in_subprocess ())
    {
      g_test_trap_assert_passed ();
      return;
    }
  task = cli_task_begin ("test", TRUE);
  cli_task_end (task);
  raise (SIGINT);
  wait_until_cancelled (cli_task_get_cancellable (task));
}

static void
test_second_signal_is_ordinary (void)
{
  CliTask *task;

  if (!in_subprocess ())
    {
      g_assert_false (g_test_trap_has_passed ());
      return;
    }
  task = cli_task_begin ("test", TRUE);
  raise (SIGINT);
  wait_until_cancelled (cli_task_get_cancellable (task));
  /* The watching thread gives the signal back after it has cancelled. */
  for (;;)
    raise (SIGINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli/task/interrupt", GINT_TO_POINTER (SIGINT), test_signal_cancels);
  g_test_add_data_func ("/cli/task/terminate", GINT_TO_POINTER (SIGTERM), test_signal_cancels);
  g_test_add_func ("/cli/task/late-signal", test_late_signal_is_taken);
  g_test_add_func ("/cli/task/second-signal", test_second_signal_is_ordinary);
  return g_test_run ();
}
