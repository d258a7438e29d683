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

static void
test_signal_cancels (gconstpointer number)
{
  g_autoptr (CliTask) task = cli_task_begin ("test", TRUE);

  g_assert_false (g_cancellable_is_cancelled (cli_task_get_cancellable (task)));
  raise (GPOINTER_TO_INT (number));
  wait_until_cancelled (cli_task_get_cancellable (task));
}

/* A task that ends leaves the signals as they were: the next one kills, as it should. */
static void
test_gives_signals_back (void)
{
  struct sigaction action;

  cli_task_end (cli_task_begin ("test", TRUE));
  g_assert_no_errno (sigaction (SIGINT, NULL, &action));
  g_assert_true (action.sa_handler == SIG_DFL);
}

static void
test_second_signal_is_ordinary (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (CliTask) task = cli_task_begin ("test", TRUE);

      raise (SIGINT);
      wait_until_cancelled (cli_task_get_cancellable (task));
      /* The handler is given back by the watching thread after it has cancelled. */
      for (;;)
        raise (SIGINT);
    }
  g_test_trap_subprocess (NULL, 60 * G_USEC_PER_SEC, G_TEST_SUBPROCESS_DEFAULT);
  g_assert_false (g_test_trap_has_passed ());
  g_assert_false (g_test_trap_reached_timeout ());
}

/* Begun and ended at once, many times: ending never waits for a loop that has not begun. */
static void
test_short_tasks (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (CliTask) task = cli_task_begin ("test", TRUE);

      cli_task_progress ((guint64)i, 0, task);
      cli_task_progress ((guint64)i, 200, task);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/cli/task/interrupt", GINT_TO_POINTER (SIGINT), test_signal_cancels);
  g_test_add_data_func ("/cli/task/terminate", GINT_TO_POINTER (SIGTERM), test_signal_cancels);
  g_test_add_func ("/cli/task/gives-signals-back", test_gives_signals_back);
  g_test_add_func ("/cli/task/second-signal", test_second_signal_is_ordinary);
  g_test_add_func ("/cli/task/short", test_short_tasks);
  return g_test_run ();
}
