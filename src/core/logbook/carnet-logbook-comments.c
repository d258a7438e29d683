/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-comments.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "logbook/carnet-logbook-private.h"

GPtrArray *
carnet_logbook_list_comments (CarnetLogbook *self, const CarnetId *observation, GError **error)
{
  return carnet_store_list_comments (self->store, observation, error);
}

CarnetComment *
carnet_logbook_find_comment (CarnetLogbook  *self,
                             const CarnetId *observation,
                             const char     *text,
                             GError        **error)
{
  g_autoptr (GPtrArray) comments = carnet_logbook_list_comments (self, observation, error);
  guint found = 0, n = 0;

  if (comments == NULL)
    return NULL;
  for (guint i = 0; i < comments->len; i++)
    {
      g_autofree char *hex = carnet_id_to_string (&((CarnetComment *)comments->pdata[i])->id);

      if (*text == '\0' || !g_str_has_prefix (hex, text))
        continue;
      found = i;
      n++;
    }
  if (n == 1)
    return g_ptr_array_steal_index (comments, found);
  if (n == 0)
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                 _ ("No comment on this observation has an id that begins with “%s”."), text);
  else
    g_set_error (error, CARNET_ERROR, CARNET_ERROR_AMBIGUOUS,
                 ngettext ("%u comment has an id that begins with “%s”: give more digits.",
                           "%u comments have an id that begins with “%s”: give more digits.", n),
                 n, text);
  return NULL;
}

/* -- Writing -------------------------------------------------------------------------------------- */

static CarnetWrites *
writes_of (const CarnetId *observation, const char *text)
{
  CarnetWrites *writes = carnet_writes_new ();

  carnet_writes_set_id (writes, CARNET_KEY_SUBJECT, observation);
  carnet_writes_set_text (writes, CARNET_KEY_TEXT, text);
  carnet_writes_set_text (writes, CARNET_KEY_STATE, CARNET_COMMENT_OPEN);
  return writes;
}

static gboolean
write_comment (CarnetLogbook *self, CarnetId *id, const CarnetWrites *writes, GError **error)
{
  return carnet_logbook_write (self, id, CARNET_KIND_COMMENT, NULL, writes, NULL, error);
}

gboolean
carnet_logbook_comment (CarnetLogbook  *self,
                        const CarnetId *observation,
                        const char     *text,
                        CarnetId       *id,
                        GError        **error)
{
  g_autoptr (CarnetWrites) writes = writes_of (observation, text);
  CarnetId fresh = { { 0 } };

  if (!write_comment (self, &fresh, writes, error))
    return FALSE;
  if (id != NULL)
    *id = fresh;
  return TRUE;
}

gboolean
carnet_logbook_settle_comment (CarnetLogbook *self, const CarnetId *comment, gboolean settled, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = *comment;

  carnet_writes_set_text (writes, CARNET_KEY_STATE, settled ? CARNET_COMMENT_SETTLED : CARNET_COMMENT_OPEN);
  return write_comment (self, &id, writes, error);
}

gboolean
carnet_logbook_delete_comment (CarnetLogbook *self, const CarnetComment *comment, GError **error)
{
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  CarnetId id = comment->id;

  if (!carnet_id_equal (&comment->author, &carnet_logbook_get_owner (self)->id))
    {
      g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
                   _ ("Only who wrote a comment can delete it; it can be settled."));
      return FALSE;
    }
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, 1);
  return write_comment (self, &id, writes, error);
}

/* -- What is being written --------------------------------------------------------------------------- */

static gboolean
is_about (const CarnetDraft *draft, const CarnetId *observation)
{
  CarnetValue value;
  CarnetId    subject;

  if (!g_str_equal (draft->kind, CARNET_KIND_COMMENT)
      || !carnet_writes_find (draft->writes, CARNET_KEY_SUBJECT, &value))
    return FALSE;
  subject = carnet_value_get_id (&value);
  return carnet_id_equal (&subject, observation);
}

gboolean
carnet_logbook_find_comment_draft (CarnetLogbook  *self,
                                   const CarnetId *observation,
                                   CarnetDraft   **draft,
                                   GError        **error)
{
  g_autoptr (GPtrArray) drafts = carnet_logbook_list_drafts (self, error);

  *draft = NULL;
  for (guint i = drafts != NULL ? drafts->len : 0; i > 0 && *draft == NULL; i--)
    if (is_about (drafts->pdata[i - 1], observation))
      *draft = g_ptr_array_steal_index (drafts, i - 1);
  return drafts != NULL;
}

gboolean
carnet_logbook_save_comment_draft (CarnetLogbook  *self,
                                   const CarnetId *observation,
                                   const char     *text,
                                   CarnetId       *comment,
                                   gint64         *stamp,
                                   GError        **error)
{
  g_autoptr (CarnetWrites) writes = writes_of (observation, text);

  if (text[strspn (text, " \n\t")] == '\0')
    {
      const gint64 known = *stamp;

      *stamp = 0;
      return known == 0 || carnet_logbook_discard_draft (self, comment, known, error);
    }
  if (carnet_id_is_nil (comment))
    *comment = carnet_id_random (self->sources.random, self->sources.random_data);
  return carnet_logbook_save_draft (self, comment, CARNET_KIND_COMMENT, NULL, writes, stamp, NULL, error);
}
