/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-changes.h"

#include "programme/carnet-milestone-words.h"
#include "session/carnet-session-writes.h"

/* What was done: writing @before undoes it, writing @after does it again. */
typedef struct
{
  CarnetId      id;
  CarnetWrites *before;
  CarnetWrites *after;
  char         *done;   /* in a sentence */
  char         *undone; /* the same */
} Change;

typedef enum
{
  OP_WRITE,
  OP_MOVE,
  OP_DELETE,
  OP_UNDO,
  OP_REDO,
} OpKind;

typedef struct
{
  OpKind           kind;
  CarnetId         id;
  int              steps;
  CarnetMilestone *seen;
  CarnetMilestone *wanted;
  GArray          *heads;
  Change          *change;
} Op;

struct _CarnetMilestoneChanges
{
  GObject parent_instance;

  /* Owned */
  CarnetSession *session;
  GQueue         waiting; /* Op */
  Op            *current; /* being written */
  GPtrArray     *done;    /* Change */
  GPtrArray     *undone;  /* Change */
  GHashTable    *heads;   /* CarnetId → GArray: as seen after the last change */
};

G_DEFINE_FINAL_TYPE (CarnetMilestoneChanges, carnet_milestone_changes, G_TYPE_OBJECT)

enum
{
  WRITTEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next (CarnetMilestoneChanges *self);

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->before, carnet_writes_unref);
  g_clear_pointer (&change->after, carnet_writes_unref);
  g_free (change->done);
  g_free (change->undone);
  g_free (change);
}

static Change *
change_new (const CarnetId *id, CarnetWrites *before, CarnetWrites *after, char *done, char *undone)
{
  Change *change = g_new0 (Change, 1);

  change->id = *id;
  change->before = before;
  change->after = after;
  change->done = done;
  change->undone = undone;
  return change;
}

static Op *
op_new (OpKind kind, const CarnetId *id)
{
  Op *op = g_new0 (Op, 1);

  op->kind = kind;
  if (id)
    op->id = *id;
  return op;
}

static void
op_free (gpointer data)
{
  Op *op = data;

  g_clear_pointer (&op->seen, carnet_milestone_free);
  g_clear_pointer (&op->wanted, carnet_milestone_free);
  g_clear_pointer (&op->heads, g_array_unref);
  g_clear_pointer (&op->change, change_free);
  g_free (op);
}

static CarnetWrites *
writes_of_deletion (gboolean deleted)
{
  CarnetWrites *writes = carnet_writes_new ();

  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, deleted ? 1 : 0);
  return writes;
}

/* -- What an operation writes ------------------------------------------------------------- */

static gboolean
load (CarnetMilestoneChanges *self, Op *op, GError **error)
{
  op->seen = carnet_logbook_load_milestone (carnet_session_get_logbook (self->session), &op->id, &op->heads,
                                            error);
  return op->seen != NULL;
}

static void
prepare_wanted (Op *op, gboolean moved)
{
  CarnetWrites *after = carnet_milestone_list_changes (op->seen, op->wanted);

  op->id = op->wanted->id;
  if (!op->seen)
    op->change = change_new (&op->id, writes_of_deletion (TRUE), after, carnet_milestone_dup_added (FALSE),
                             carnet_milestone_dup_added (TRUE));
  else
    op->change = change_new (
        &op->id, carnet_milestone_list_changes (op->wanted, op->seen), after,
        moved ? carnet_milestone_dup_moved (&op->wanted->when) : carnet_milestone_dup_changed (FALSE),
        moved ? carnet_milestone_dup_moved (&op->seen->when) : carnet_milestone_dup_changed (TRUE));
}

static gboolean
says_something (Op *op)
{
  return carnet_writes_size (op->change->after) > 0;
}

static gboolean
prepare_move (CarnetMilestoneChanges *self, Op *op, GError **error)
{
  if (!load (self, op, error))
    return FALSE;
  op->wanted = carnet_milestone_copy (op->seen);
  op->wanted->when = carnet_when_move (&op->seen->when, op->steps);
  prepare_wanted (op, TRUE);
  return says_something (op);
}

static gboolean
prepare_deletion (CarnetMilestoneChanges *self, Op *op, GError **error)
{
  if (!load (self, op, error))
    return FALSE;
  op->change = change_new (&op->id, writes_of_deletion (FALSE), writes_of_deletion (TRUE),
                           carnet_milestone_dup_deleted (op->seen->n_observations),
                           carnet_milestone_dup_restored ());
  return TRUE;
}

static gboolean
prepare_past (CarnetMilestoneChanges *self, Op *op, GPtrArray *past)
{
  GArray *heads;

  if (past->len == 0)
    return FALSE;
  op->change = g_ptr_array_steal_index (past, past->len - 1);
  op->id = op->change->id;
  heads = g_hash_table_lookup (self->heads, &op->id);
  op->heads = heads ? g_array_ref (heads) : NULL;
  return TRUE;
}

/* Returns: %FALSE also when there is nothing to do. */
static gboolean
prepare (CarnetMilestoneChanges *self, Op *op, GError **error)
{
  switch (op->kind)
    {
    case OP_WRITE:
      prepare_wanted (op, FALSE);
      return carnet_milestone_check (op->wanted, error) && says_something (op);
    case OP_MOVE:
      return prepare_move (self, op, error);
    case OP_DELETE:
      return prepare_deletion (self, op, error);
    case OP_UNDO:
      return prepare_past (self, op, self->done);
    case OP_REDO:
      return prepare_past (self, op, self->undone);
    }
  return FALSE;
}

/* -- Writing --------------------------------------------------------------------------------- */

static void
fail (CarnetMilestoneChanges *self, Op *op, const GError *error)
{
  /* It can be tried again. */
  if (op->kind == OP_UNDO && op->change)
    g_ptr_array_add (self->done, g_steal_pointer (&op->change));
  else if (op->kind == OP_REDO && op->change)
    g_ptr_array_add (self->undone, g_steal_pointer (&op->change));
  if (error)
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
remember_heads (CarnetMilestoneChanges *self, const CarnetId *id)
{
  GArray *heads = NULL;
  g_autoptr (CarnetMilestone) milestone
      = carnet_logbook_load_milestone (carnet_session_get_logbook (self->session), id, &heads, NULL);

  if (milestone)
    g_hash_table_replace (self->heads, carnet_id_copy (id), heads);
}

static void
keep_change (CarnetMilestoneChanges *self, Op *op)
{
  Change *change = g_steal_pointer (&op->change);

  change->id = op->id;
  if (op->kind != OP_UNDO && op->kind != OP_REDO)
    g_ptr_array_set_size (self->undone, 0);
  /* What was new is there already: doing it again only brings it back. */
  if (op->kind == OP_UNDO && carnet_writes_find (change->after, CARNET_KEY_PROGRAMME, NULL))
    {
      carnet_writes_unref (change->after);
      change->after = writes_of_deletion (FALSE);
    }
  g_ptr_array_add (op->kind == OP_UNDO ? self->undone : self->done, change);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMilestoneChanges) self = user_data;
  Op *op = g_steal_pointer (&self->current);
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (carnet_session_write_finish (CARNET_SESSION (source), result, &op->id, &error))
    {
      sentence = g_strdup (op->kind == OP_UNDO ? op->change->undone : op->change->done);
      remember_heads (self, &op->id);
      keep_change (self, op);
      g_signal_emit (self, signals[WRITTEN], 0, &op->id, sentence, op->kind != OP_UNDO);
    }
  else
    fail (self, op, error);
  op_free (op);
  start_next (self);
}

static void
start_next (CarnetMilestoneChanges *self)
{
  while (!self->current && (self->current = g_queue_pop_head (&self->waiting)))
    {
      Op *op = self->current;
      g_autoptr (GError) error = NULL;

      if (prepare (self, op, &error))
        carnet_session_write_async (self->session, &op->id, CARNET_KIND_MILESTONE, op->heads,
                                    op->kind == OP_UNDO ? op->change->before : op->change->after, NULL,
                                    written_cb, g_object_ref (self));
      else
        {
          fail (self, op, error);
          g_clear_pointer (&self->current, op_free);
        }
    }
}

static void
add (CarnetMilestoneChanges *self, Op *op)
{
  g_queue_push_tail (&self->waiting, op);
  start_next (self);
}

/* -- Object ------------------------------------------------------------------------------------ */

static void
finalize (GObject *object)
{
  CarnetMilestoneChanges *self = CARNET_MILESTONE_CHANGES (object);

  g_queue_clear_full (&self->waiting, op_free);
  g_clear_pointer (&self->current, op_free);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_hash_table_unref (self->heads);
  g_object_unref (self->session);
  G_OBJECT_CLASS (carnet_milestone_changes_parent_class)->finalize (object);
}

static void
carnet_milestone_changes_class_init (CarnetMilestoneChangesClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  signals[WRITTEN] = g_signal_new ("written", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3,
                                   G_TYPE_POINTER, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[FAILED]
      = g_signal_new ("failed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
carnet_milestone_changes_init (CarnetMilestoneChanges *self)
{
  g_queue_init (&self->waiting);
  self->done = g_ptr_array_new_with_free_func (change_free);
  self->undone = g_ptr_array_new_with_free_func (change_free);
  self->heads = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free,
                                       (GDestroyNotify)g_array_unref);
}

CarnetMilestoneChanges *
carnet_milestone_changes_new (CarnetSession *session)
{
  CarnetMilestoneChanges *self = g_object_new (CARNET_TYPE_MILESTONE_CHANGES, NULL);

  self->session = g_object_ref (session);
  return self;
}

void
carnet_milestone_changes_write (CarnetMilestoneChanges *self,
                                const CarnetMilestone  *seen,
                                const GArray           *heads,
                                const CarnetMilestone  *wanted)
{
  Op *op = op_new (OP_WRITE, &wanted->id);

  op->seen = seen ? carnet_milestone_copy (seen) : NULL;
  op->heads = heads ? g_array_ref ((GArray *)heads) : NULL;
  op->wanted = carnet_milestone_copy (wanted);
  if (!seen)
    op->wanted->programme = carnet_session_get_programme (self->session)->id;
  add (self, op);
}

void
carnet_milestone_changes_move (CarnetMilestoneChanges *self, const CarnetId *id, int steps)
{
  Op *last = g_queue_peek_tail (&self->waiting);
  Op *op;

  if (last && last->kind == OP_MOVE && carnet_id_equal (&last->id, id))
    {
      last->steps += steps;
      return;
    }
  op = op_new (OP_MOVE, id);
  op->steps = steps;
  add (self, op);
}

void
carnet_milestone_changes_delete (CarnetMilestoneChanges *self, const CarnetId *id)
{
  add (self, op_new (OP_DELETE, id));
}

void
carnet_milestone_changes_undo (CarnetMilestoneChanges *self)
{
  add (self, op_new (OP_UNDO, NULL));
}

void
carnet_milestone_changes_redo (CarnetMilestoneChanges *self)
{
  add (self, op_new (OP_REDO, NULL));
}

gboolean
carnet_milestone_changes_is_busy (CarnetMilestoneChanges *self)
{
  return self->current != NULL;
}
