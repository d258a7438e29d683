/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who keeps what was made private since it was sent to them. */
#include <glib/gi18n-lib.h>

#include "logbook/carnet-logbook-private.h"
#include "logbook/carnet-logbook-send.h"
#include "store/carnet-store-held.h"
#include "store/carnet-store-sent.h"

/* More of them are counted. */
#define NAMED_MAX 3

/* When this logbook had @revision: written here, or received with a file. */
static gboolean
find_known_ms (CarnetLogbook *self, const CarnetRevision *revision, gint64 *ms, GError **error)
{
  g_autoptr (GPtrArray) batches = carnet_store_list_revision_batches (self->store, &revision->id, error);

  if (batches == NULL)
    return FALSE;
  *ms = batches->len > 0 ? ((CarnetBatch *)batches->pdata[0])->received_ms : revision->recorded_ms;
  return TRUE;
}

static gint64 *
list_known_ms (CarnetLogbook *self, GPtrArray *revisions, GError **error)
{
  g_autofree gint64 *known = g_new0 (gint64, revisions->len);

  for (guint i = 0; i < revisions->len; i++)
    if (!find_known_ms (self, revisions->pdata[i], &known[i], error))
      return NULL;
  return g_steal_pointer (&known);
}

/* Whether it was there then, and not private, which only a copy of everything brings along. */
static gboolean
was_shared (GPtrArray *revisions, const gint64 *known, const CarnetSent *copy)
{
  g_autoptr (GPtrArray) then = g_ptr_array_new ();
  g_autoptr (CarnetHistory) history = NULL;

  for (guint i = 0; i < revisions->len; i++)
    if (known[i] <= copy->sent_ms)
      g_ptr_array_add (then, revisions->pdata[i]);
  if (then->len == 0)
    return FALSE;
  if (copy->content == CARNET_SEND_ALL)
    return TRUE;
  history = carnet_history_new (then);
  return !carnet_history_is_private (history);
}

GPtrArray *
carnet_logbook_list_holders_of (CarnetLogbook   *self,
                                CarnetHistory   *history,
                                const GPtrArray *sent,
                                GError         **error)
{
  g_autoptr (GPtrArray) holders = g_ptr_array_new_with_free_func (g_free);
  GPtrArray         *revisions = carnet_history_get_sorted (history);
  g_autofree gint64 *known = sent->len > 0 ? list_known_ms (self, revisions, error) : NULL;

  if (sent->len > 0 && known == NULL)
    return NULL;
  for (guint i = 0; i < sent->len; i++)
    {
      const CarnetSent *copy = sent->pdata[i];

      if (copy->content != CARNET_SEND_STARTER
          && !g_ptr_array_find_with_equal_func (holders, copy->recipient, g_str_equal, NULL)
          && was_shared (revisions, known, copy))
        g_ptr_array_add (holders, g_strdup (copy->recipient));
    }
  return g_steal_pointer (&holders);
}

GPtrArray *
carnet_logbook_list_holders (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  g_autoptr (GPtrArray) sent = carnet_store_list_sent (self->store, error);
  g_autoptr (CarnetHistory) history
      = sent != NULL ? carnet_store_load_history (self->store, observation, error) : NULL;

  return history != NULL ? carnet_logbook_list_holders_of (self, history, sent, error) : NULL;
}

/* « A, B et C » */
static char *
join (const GPtrArray *names)
{
  g_autoptr (GString) first = g_string_new (names->pdata[0]);

  for (guint i = 1; i + 1 < names->len; i++)
    g_string_append_printf (first, ", %s", (const char *)names->pdata[i]);
  if (names->len == 1)
    return g_strdup (first->str);
  /* Translators: all names but the last, with commas, and the last. */
  return g_strdup_printf (_ ("%s and %s"), first->str, (const char *)names->pdata[names->len - 1]);
}

char *
carnet_holders_describe (const GPtrArray *holders)
{
  g_autofree char *names = NULL;

  if (holders->len == 0)
    return NULL;
  if (holders->len > NAMED_MAX)
    return g_strdup_printf (ngettext ("Already sent to %u person, who keeps it.",
                                      "Already sent to %u people: they keep it.", holders->len),
                            holders->len);
  names = join (holders);
  return g_strdup_printf (ngettext ("Already sent to %s, who keeps it.",
                                    "Already sent to %s: these people keep it.", holders->len),
                          names);
}
