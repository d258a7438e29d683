/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-comment.h"
#include "store/carnet-store-private.h"

static CarnetComment *
read_comment (CarnetStatement *select)
{
  CarnetComment *comment = carnet_comment_new ();

  comment->id = carnet_statement_get_id (select, 0);
  comment->author = carnet_statement_get_id (select, 1);
  g_free (comment->author_name);
  comment->author_name = g_strdup (carnet_statement_get_text (select, 2));
  g_free (comment->text);
  comment->text = g_strdup (carnet_statement_get_text (select, 3));
  comment->written_ms = carnet_statement_get_integer (select, 4);
  comment->settled = g_str_equal (carnet_statement_get_text (select, 5), CARNET_COMMENT_SETTLED);
  return comment;
}

/* The seq of a row is that of the first revision. */
GPtrArray *
carnet_store_list_comments (CarnetStore *self, const CarnetId *subject, GError **error)
{
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_comment_free);
  g_autoptr (CarnetStatement) select
      = carnet_db_prepare (self->db,
                           "SELECT c.id, r.actor, p.name, c.text, r.recorded_ms, c.state FROM comment AS c"
                           " JOIN revision AS r ON r.seq = c.seq LEFT JOIN person AS p ON p.id = r.actor"
                           " WHERE c.subject = :subject AND c.deleted <> 1 AND c.text <> ''"
                           " ORDER BY r.recorded_ms, c.id",
                           error);
  CarnetStep step;

  if (select == NULL)
    return NULL;
  carnet_statement_bind_id (select, ":subject", subject);
  while ((step = carnet_statement_step (select, error)) == CARNET_STEP_ROW)
    g_ptr_array_add (comments, read_comment (select));
  return step == CARNET_STEP_DONE ? g_steal_pointer (&comments) : NULL;
}
