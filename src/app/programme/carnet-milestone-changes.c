/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-changes-private.h"

#include "programme/carnet-milestone-words.h"
#include "session/carnet-session-calendar.h"
#include "session/carnet-session-writes.h"

G_DEFINE_FINAL_TYPE (CarnetMilestoneChanges, carnet_milestone_changes, G_TYPE_OBJECT)

enum
{
  WRITTEN,
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void start_next (CarnetMilestoneChanges *self);

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
  CarnetMilestoneChange *change = g_steal_pointer (&op->change);

  change->id = op->id;
  if (op->kind != OP_UNDO && op->kind != OP_REDO)
    g_ptr_array_set_size (self->undone, 0);
  /* What was new is there already: doing it again only brings it back. */
  if (op->kind == OP_UNDO && change->after && carnet_writes_find (change->after, CARNET_KEY_PROGRAMME, NULL))
    {
      carnet_writes_unref (change->after);
      change->after = carnet_milestone_op_writes_of_deletion (FALSE);
    }
  g_ptr_array_add (op->kind == OP_UNDO ? self->undone : self->done, change);
}

static void
remember_plan (CarnetMilestoneChanges *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const CarnetCalendarChange *change = changes->pdata[i];

      if (change->heads)
        g_hash_table_replace (self->heads, carnet_id_copy (&change->id), g_array_ref (change->heads));
    }
}

static void
done (CarnetMilestoneChanges *self, Op *op)
{
  g_autofree char *sentence = g_strdup (op->kind == OP_UNDO ? op->change->undone : op->change->done);

  if (op->change->plan)
    {
      remember_plan (self, op->change->plan->changes);
      remember_plan (self, op->change->plan->notes);
    }
  else
    remember_heads (self, &op->id);
  keep_change (self, op);
  g_signal_emit (self, signals[WRITTEN], 0, &op->id, sentence, op->kind != OP_UNDO);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CarnetMilestoneChanges) self = user_data;
  CarnetSession *session = CARNET_SESSION (source);
  Op            *op = g_steal_pointer (&self->current);
  g_autoptr (GError) error = NULL;

  if (op->change->plan ? carnet_session_write_calendar_finish (session, result, &error)
                       : carnet_session_write_finish (session, result, &op->id, &error))
    done (self, op);
  else
    fail (self, op, error);
  carnet_milestone_op_free (op);
  start_next (self);
}

static void
write_op (CarnetMilestoneChanges *self, Op *op)
{
  const gboolean undo = op->kind == OP_UNDO;

  if (op->change->plan)
    carnet_session_write_calendar_async (self->session, op->change->plan, undo, written_cb,
                                         g_object_ref (self));
  else
    carnet_session_write_async (self->session, &op->id, CARNET_KIND_MILESTONE, op->heads,
                                undo ? op->change->before : op->change->after, NULL, written_cb,
                                g_object_ref (self));
}

static void
start_next (CarnetMilestoneChanges *self)
{
  while (!self->current && (self->current = g_queue_pop_head (&self->waiting)))
    {
      Op *op = self->current;
      g_autoptr (GError) error = NULL;

      if (carnet_milestone_op_prepare (self, op, &error))
        write_op (self, op);
      else
        {
          fail (self, op, error);
          g_clear_pointer (&self->current, carnet_milestone_op_free);
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

  g_queue_clear_full (&self->waiting, carnet_milestone_op_free);
  g_clear_pointer (&self->current, carnet_milestone_op_free);
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
  self->done = g_ptr_array_new_with_free_func (carnet_milestone_change_free);
  self->undone = g_ptr_array_new_with_free_func (carnet_milestone_change_free);
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
  Op *op = carnet_milestone_op_new (OP_WRITE, &wanted->id);

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
  op = carnet_milestone_op_new (OP_MOVE, id);
  op->steps = steps;
  add (self, op);
}

void
carnet_milestone_changes_delete (CarnetMilestoneChanges *self, const CarnetId *id)
{
  add (self, carnet_milestone_op_new (OP_DELETE, id));
}

void
carnet_milestone_changes_take (CarnetMilestoneChanges *self, CarnetCalendarPlan *plan)
{
  const CarnetCalendarChange *first = plan->changes->len > 0 ? plan->changes->pdata[0] : NULL;
  Op                         *op = carnet_milestone_op_new (OP_TAKE, first ? &first->id : NULL);

  op->change = g_new0 (CarnetMilestoneChange, 1);
  op->change->id = op->id;
  op->change->plan = plan;
  op->change->done = carnet_milestone_dup_taken (plan->n_new, plan->n_changed, plan->n_deleted);
  op->change->undone = carnet_milestone_dup_taken_back ();
  add (self, op);
}

void
carnet_milestone_changes_undo (CarnetMilestoneChanges *self)
{
  add (self, carnet_milestone_op_new (OP_UNDO, NULL));
}

void
carnet_milestone_changes_redo (CarnetMilestoneChanges *self)
{
  add (self, carnet_milestone_op_new (OP_REDO, NULL));
}

gboolean
carnet_milestone_changes_is_busy (CarnetMilestoneChanges *self)
{
  return self->current != NULL;
}
