/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "writing/carnet-spell-worker.h"

#include "writing/carnet-dictionary.h"

struct _CarnetSpellWorker
{
  GThreadPool *pool; /* one thread */
  char        *path;

  CarnetDictionary *dictionary; /* the thread's alone */
};

static void
job_free (gpointer data)
{
  CarnetSpellJob *job = data;

  g_strfreev (job->words);
  g_strfreev (job->languages);
  g_free (job->right);
  g_free (job);
}

/* -- On the thread ------------------------------------------------------------------- */

static void
open_language (CarnetSpellWorker *self, CarnetSpellJob *job)
{
  job->found = carnet_dictionary_open (self->dictionary, job->words[0]);
  job->languages = carnet_dictionary_list (self->dictionary);
}

static void
check (CarnetSpellWorker *self, CarnetSpellJob *job)
{
  const guint n = g_strv_length (job->words);

  job->right = g_new0 (gboolean, n);
  for (guint i = 0; i < n; i++)
    job->right[i] = carnet_dictionary_check (self->dictionary, job->words[i]);
}

static void
suggest (CarnetSpellWorker *self, GTask *task, CarnetSpellJob *job)
{
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, carnet_dictionary_suggest (self->dictionary, job->words[0]),
                           (GDestroyNotify)g_strfreev);
}

static void
add (CarnetSpellWorker *self, GTask *task, CarnetSpellJob *job)
{
  GError *error = NULL;

  if (carnet_dictionary_add (self->dictionary, job->words[0], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
remove_word (CarnetSpellWorker *self, GTask *task, CarnetSpellJob *job)
{
  GError *error = NULL;

  if (carnet_dictionary_remove (self->dictionary, job->words[0], &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
work_cb (gpointer data, gpointer user_data)
{
  g_autoptr (GTask) task = data;
  CarnetSpellWorker *self = user_data;
  CarnetSpellJob    *job = g_task_get_task_data (task);

  if (!self->dictionary)
    self->dictionary = carnet_dictionary_new (self->path);
  switch (job->kind)
    {
    case CARNET_SPELL_SUGGEST:
      suggest (self, task, job);
      return;
    case CARNET_SPELL_ADD:
      add (self, task, job);
      return;
    case CARNET_SPELL_REMOVE:
      remove_word (self, task, job);
      return;
    case CARNET_SPELL_WORDS:
      g_task_return_pointer (task, carnet_dictionary_list_added (self->dictionary),
                             (GDestroyNotify)g_strfreev);
      return;
    case CARNET_SPELL_OPEN:
      open_language (self, job);
      break;
    case CARNET_SPELL_CHECK:
      check (self, job);
      break;
    case CARNET_SPELL_IGNORE:
      carnet_dictionary_ignore (self->dictionary, job->words[0]);
      break;
    default:
      g_assert_not_reached ();
    }
  g_task_return_boolean (task, TRUE);
}

/* -- On the main thread -------------------------------------------------------------- */

CarnetSpellWorker *
carnet_spell_worker_new (void)
{
  CarnetSpellWorker *self = g_new0 (CarnetSpellWorker, 1);

  self->path = g_build_filename (g_get_user_data_dir (), "carnet-de-bord", "dictionary.txt", NULL);
  self->pool = g_thread_pool_new (work_cb, self, 1, FALSE, NULL);
  return self;
}

void
carnet_spell_worker_give (CarnetSpellWorker *self,
                          GTask             *task,
                          CarnetSpellTask    kind,
                          char             **words,
                          guint              generation)
{
  CarnetSpellJob *job = g_new0 (CarnetSpellJob, 1);

  job->kind = kind;
  job->words = words;
  job->generation = generation;
  g_task_set_task_data (task, job, job_free);
  g_thread_pool_push (self->pool, task, NULL);
}
