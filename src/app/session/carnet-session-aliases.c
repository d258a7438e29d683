/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-aliases.h"

#include "session/carnet-job.h"

void
carnet_session_list_aliases_async (CarnetSession      *self,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  carnet_job_list_async (self, carnet_logbook_list_aliases, cancellable, callback, user_data);
}

GPtrArray *
carnet_session_list_aliases_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_list_finish (self, result, error);
}

typedef struct
{
  CarnetId         a, b;
  CarnetAliasState verdict;
} Judgement;

/* Lists, filters and counts are of what is the same. */
static gboolean
judge_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Judgement *judgement = data;

  if (!carnet_logbook_judge_alias (logbook, &judgement->a, &judgement->b, judgement->verdict, error))
    return FALSE;
  carnet_job_wrote (job, NULL, NULL);
  return TRUE;
}

void
carnet_session_judge_alias_async (CarnetSession      *self,
                                  const CarnetId     *a,
                                  const CarnetId     *b,
                                  CarnetAliasState    verdict,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Judgement *judgement = g_new0 (Judgement, 1);

  *judgement = (Judgement){ *a, *b, verdict };
  carnet_job_run_async (self, judge_job, judgement, g_free, NULL, NULL, callback, user_data);
}

gboolean
carnet_session_judge_alias_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  return carnet_job_run_finish (self, result, error);
}
