/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/carnet-ahead.h"

#define N_JOBS 1000

typedef struct
{
  guint    number;
  gboolean prepared;
  GThread *by;
} Job;

static guint n_freed;

static void
prepare_cb (gpointer job, gpointer data)
{
  Job *self = job;

  self->prepared = TRUE;
  self->by = g_thread_self ();
  (*(guint *)data)++;
}

static void
free_cb (gpointer job)
{
  n_freed++;
  g_free (job);
}

static void
push (CarnetAhead *ahead, guint number)
{
  Job *job = g_new0 (Job, 1);

  job->number = number;
  carnet_ahead_push (ahead, job);
}

static void
test_in_order (void)
{
  guint n_prepared = 0, n_pushed = 0;
  g_autoptr (CarnetAhead) ahead = carnet_ahead_new (prepare_cb, &n_prepared, free_cb);

  for (guint i = 0; i < N_JOBS; i++)
    {
      g_autofree Job *job = NULL;

      while (n_pushed < N_JOBS && carnet_ahead_get_n (ahead) < 3)
        push (ahead, n_pushed++);
      job = carnet_ahead_pop (ahead);
      g_assert_cmpuint (job->number, ==, i);
      g_assert_true (job->prepared);
      g_assert_true (job->by != g_thread_self ());
    }
  g_assert_null (carnet_ahead_pop (ahead));
  g_assert_cmpuint (n_prepared, ==, N_JOBS);
}

/* Whatever was prepared by then, or not. */
static void
test_left_over (void)
{
  guint        n_prepared = 0;
  CarnetAhead *ahead = carnet_ahead_new (prepare_cb, &n_prepared, free_cb);

  n_freed = 0;
  for (guint i = 0; i < N_JOBS; i++)
    push (ahead, i);
  free_cb (carnet_ahead_pop (ahead));
  carnet_ahead_free (ahead);
  g_assert_cmpuint (n_freed, ==, N_JOBS);
  g_assert_cmpuint (n_prepared, <=, N_JOBS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ahead/in-order", test_in_order);
  g_test_add_func ("/ahead/left-over", test_left_over);
  return g_test_run ();
}
