/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "session/carnet-session-send.h"

#include "session/carnet-job.h"

/* -- What to choose from ------------------------------------------------------------------- */

#define RECIPIENTS_MAX 12

void
carnet_send_facts_free (CarnetSendFacts *self)
{
  g_strfreev (self->recipients);
  g_free (self);
}

static char **
dup_recipients (GPtrArray *sent)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sent->len && names->len < RECIPIENTS_MAX; i++)
    {
      const CarnetSent *one = sent->pdata[i];

      if (!g_ptr_array_find_with_equal_func (names, one->recipient, g_str_equal, NULL))
        g_ptr_array_add (names, one->recipient);
    }
  g_ptr_array_add (names, NULL);
  return g_strdupv ((char **)names->pdata);
}

/* The facts are owned until they are asked for. */
static void
facts_box_free (gpointer data)
{
  CarnetSendFacts **box = data;

  g_clear_pointer (box, carnet_send_facts_free);
  g_free (box);
}

static gboolean
facts_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  CarnetSendFacts **box = data;
  g_autoptr (CarnetSendFacts) facts = g_new0 (CarnetSendFacts, 1);
  g_autoptr (GPtrArray) sent = NULL;

  if (!carnet_logbook_count_observations (logbook, NULL, &facts->n_observations, error)
      || !carnet_logbook_count_private (logbook, &facts->n_private, &facts->n_once_private, error)
      || !carnet_logbook_count_deleted (logbook, FALSE, &facts->deleted, error)
      || !carnet_logbook_count_deleted (logbook, TRUE, &facts->deleted_with_private, error)
      || (sent = carnet_logbook_list_sent (logbook, error)) == NULL)
    return FALSE;
  facts->recipients = dup_recipients (sent);
  *box = g_steal_pointer (&facts);
  return TRUE;
}

void
carnet_session_load_send_facts_async (CarnetSession      *self,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  carnet_job_read_async (self, facts_job, g_new0 (CarnetSendFacts *, 1), facts_box_free, cancellable,
                         callback, user_data);
}

CarnetSendFacts *
carnet_session_load_send_facts_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer ((CarnetSendFacts **)carnet_job_get_data (result));
}

/* -- Sending --------------------------------------------------------------------------------- */

typedef struct
{
  char             *path;
  char             *recipient;
  CarnetSendContent content;
  CarnetSendReport  report;
} Sending;

static void
sending_free (gpointer data)
{
  Sending *sending = data;

  g_free (sending->path);
  g_free (sending->recipient);
  carnet_send_report_clear (&sending->report);
  g_free (sending);
}

static gboolean
send_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Sending       *sending = data;
  const gboolean sent = carnet_logbook_send (logbook, sending->path, sending->recipient, sending->content,
                                             &sending->report, carnet_job_progress, job, cancellable, error);

  /* Drafts stay sealed, whatever became of the copy. */
  carnet_job_wrote (job, NULL, NULL);
  return sent;
}

void
carnet_session_send_async (CarnetSession      *self,
                           const char         *path,
                           const char         *recipient,
                           CarnetSendContent   content,
                           GCancellable       *cancellable,
                           CarnetProgressFunc  progress,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  Sending *sending = g_new0 (Sending, 1);

  sending->path = g_strdup (path);
  sending->recipient = g_strdup (recipient);
  sending->content = content;
  carnet_job_run_async (self, send_job, sending, sending_free, cancellable, progress, callback, user_data);
}

gboolean
carnet_session_send_finish (CarnetSession    *self,
                            GAsyncResult     *result,
                            CarnetSendReport *report,
                            GError          **error)
{
  Sending *sending;

  if (!carnet_job_run_finish (self, result, error))
    return FALSE;
  sending = carnet_job_get_data (result);
  *report = sending->report;
  sending->report = (CarnetSendReport){ 0 };
  return TRUE;
}

/* -- Who keeps what was sent ---------------------------------------------------------------- */

typedef struct
{
  CarnetId   observation;
  GPtrArray *holders; /* (nullable) */
} Holding;

static void
holding_free (gpointer data)
{
  Holding *holding = data;

  g_clear_pointer (&holding->holders, g_ptr_array_unref);
  g_free (holding);
}

static gboolean
hold_job (CarnetJob *job, CarnetLogbook *logbook, gpointer data, GCancellable *cancellable, GError **error)
{
  Holding *holding = data;

  holding->holders = carnet_logbook_list_holders (logbook, &holding->observation, error);
  return holding->holders != NULL;
}

void
carnet_session_list_holders_async (CarnetSession      *self,
                                   const CarnetId     *observation,
                                   GCancellable       *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  Holding *holding = g_new0 (Holding, 1);

  holding->observation = *observation;
  carnet_job_read_async (self, hold_job, holding, holding_free, cancellable, callback, user_data);
}

GPtrArray *
carnet_session_list_holders_finish (CarnetSession *self, GAsyncResult *result, GError **error)
{
  if (!carnet_job_run_finish (self, result, error))
    return NULL;
  return g_steal_pointer (&((Holding *)carnet_job_get_data (result))->holders);
}
