/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store/carnet-store-sent.h"

#include "store/carnet-store-private.h"
#include "store/carnet-store-rows.h"

void
carnet_sent_free (CarnetSent *self)
{
  g_free (self->name);
  g_free (self->recipient);
  g_free (self);
}

static const char *const content_words[] = { "shared", "all", "starter" };

const char *
carnet_send_content_to_word (CarnetSendContent content)
{
  return content_words[content];
}

static CarnetSendContent
parse_content (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (content_words); i++)
    if (g_str_equal (word, content_words[i]))
      return (CarnetSendContent)i;
  return CARNET_SEND_SHARED;
}

/* -- The list of what was sent ------------------------------------------------------------ */

gboolean
carnet_store_add_sent (CarnetStore *self, const CarnetSent *sent, GError **error)
{
  g_autoptr (CarnetStatement) insert = carnet_db_prepare (
      self->db,
      "INSERT INTO sent (name, hash, recipient, sent_ms, content, n_observations, n_private)"
      " VALUES (:name, :hash, :recipient, :now, :content, :observations, :private)",
      error);

  if (insert == NULL)
    return FALSE;
  carnet_statement_bind_text (insert, ":name", sent->name);
  carnet_statement_bind_hash (insert, ":hash", &sent->hash);
  carnet_statement_bind_text (insert, ":recipient", sent->recipient);
  carnet_statement_bind_integer (insert, ":now", sent->sent_ms);
  carnet_statement_bind_text (insert, ":content", carnet_send_content_to_word (sent->content));
  carnet_statement_bind_integer (insert, ":observations", sent->n_observations);
  carnet_statement_bind_integer (insert, ":private", sent->n_private);
  return carnet_statement_run (insert, error);
}

GPtrArray *
carnet_store_list_sent (CarnetStore *self, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_sent_free);
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT name, hash, recipient, sent_ms, content, n_observations, n_private FROM sent ORDER BY seq DESC",
      error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetSent *sent = g_new0 (CarnetSent, 1);

      sent->name = g_strdup (carnet_statement_get_text (select, 0));
      sent->hash = carnet_statement_get_hash (select, 1);
      sent->recipient = g_strdup (carnet_statement_get_text (select, 2));
      sent->sent_ms = carnet_statement_get_integer (select, 3);
      sent->content = parse_content (carnet_statement_get_text (select, 4));
      sent->n_observations = carnet_statement_get_integer (select, 5);
      sent->n_private = carnet_statement_get_integer (select, 6);
      g_ptr_array_add (list, sent);
    }
  return step == CARNET_STEP_DONE ? g_steal_pointer (&list) : NULL;
}

/* -- The copy --------------------------------------------------------------------------------- */

gboolean
carnet_store_count_kind (CarnetStore *self,
                         GHashTable  *entities,
                         const char  *kind,
                         guint       *count,
                         GError     **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT id FROM %s WHERE deleted <> 1", carnet_kind_get_table (kind));
  g_autoptr (CarnetStatement) select = carnet_db_prepare (self->db, sql, error);
  CarnetStep step;

  *count = 0;
  if (select == NULL)
    return FALSE;
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    {
      CarnetId id = carnet_statement_get_id (select, 0);

      *count += g_hash_table_contains (entities, &id);
    }
  return step == CARNET_STEP_DONE;
}

gboolean
carnet_store_count_deleted (CarnetStore *self, gboolean with_private, CarnetDeleted *deleted, GError **error)
{
  g_autoptr (CarnetStatement) select = carnet_db_prepare (
      self->db,
      "SELECT (SELECT count(*) FROM observation WHERE deleted = 1 AND visibility >= :least),"
      " (SELECT count(*) FROM comment AS c LEFT JOIN observation AS o ON o.id = c.subject"
      "  WHERE c.deleted = 1 AND coalesce (o.visibility, :least) >= :least)",
      error);

  if (select == NULL)
    return FALSE;
  carnet_statement_bind_integer (select, ":least",
                                 with_private ? CARNET_VISIBILITY_PRIVATE : CARNET_VISIBILITY_COORDINATION);
  if (carnet_statement_step (select, error) != CARNET_STEP_ROW)
    return FALSE;
  deleted->n_observations = (guint)carnet_statement_get_integer (select, 0);
  deleted->n_comments = (guint)carnet_statement_get_integer (select, 1);
  return TRUE;
}

/* Without a mark, which is random: two copies of the same are the same file. */
gboolean
carnet_store_clear_owner (CarnetStore *self, GError **error)
{
  return carnet_db_exec (
      self->db,
      "DELETE FROM meta WHERE key NOT IN ('" CARNET_META_PROGRAMME "', 'count', 'xor', 'payloads');"
      "INSERT INTO meta (key, value) VALUES ('" CARNET_META_DERIVED "', '" CARNET_DERIVED_AS_OF "')",
      error);
}

static gboolean
copy_entity (CarnetStore *self, const CarnetId *entity, CarnetIntake *intake, GError **error)
{
  g_autoptr (CarnetHistory) history = carnet_store_load_history (self, entity, error);
  GPtrArray *revisions;

  if (history == NULL)
    return FALSE;
  if (carnet_history_get_deletion (history) == CARNET_DELETION_DELETED)
    return TRUE;
  revisions = carnet_history_get_sorted (history);
  for (guint i = 0; i < revisions->len; i++)
    if (!carnet_intake_add (intake, revisions->pdata[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
copy_kind (CarnetStore      *self,
           const char       *kind,
           GHashTable       *withheld,
           CarnetIntake     *intake,
           const CarnetWork *work,
           GError          **error)
{
  g_autoptr (GPtrArray) entities = carnet_store_list_entities (self, kind, error);

  if (entities == NULL)
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    if ((!g_hash_table_contains (withheld, entities->pdata[i])
         && !copy_entity (self, entities->pdata[i], intake, error))
        || !carnet_work_step (work, i + 1, entities->len, error))
      return FALSE;
  return TRUE;
}

gboolean
carnet_store_copy_kinds (CarnetStore       *self,
                         CarnetStore       *to,
                         GHashTable        *withheld,
                         const char *const *kinds,
                         const CarnetWork  *work,
                         GError           **error)
{
  g_autoptr (CarnetIntake) intake = carnet_intake_begin (to, NULL, NULL, 0, error);

  if (intake == NULL)
    return FALSE;
  for (; *kinds != NULL; kinds++)
    if (!copy_kind (self, *kinds, withheld, intake, work, error))
      return FALSE;
  return carnet_intake_finish (g_steal_pointer (&intake), NULL, error);
}
