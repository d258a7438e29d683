/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "programme/carnet-milestone-changes-private.h"
#include "programme/carnet-milestone-words.h"
#include "session/carnet-session-writes.h"

void
carnet_milestone_change_free (gpointer data)
{
  CarnetMilestoneChange *change = data;

  g_clear_pointer (&change->before, carnet_writes_unref);
  g_clear_pointer (&change->after, carnet_writes_unref);
  g_clear_pointer (&change->plan, carnet_calendar_plan_free);
  g_free (change->done);
  g_free (change->undone);
  g_free (change);
}

static CarnetMilestoneChange *
change_new (const CarnetId *id, CarnetWrites *before, CarnetWrites *after, char *done, char *undone)
{
  CarnetMilestoneChange *change = g_new0 (CarnetMilestoneChange, 1);

  change->id = *id;
  change->before = before;
  change->after = after;
  change->done = done;
  change->undone = undone;
  return change;
}

Op *
carnet_milestone_op_new (OpKind kind, const CarnetId *id)
{
  Op *op = g_new0 (Op, 1);

  op->kind = kind;
  if (id)
    op->id = *id;
  return op;
}

void
carnet_milestone_op_free (gpointer data)
{
  Op *op = data;

  g_clear_pointer (&op->seen, carnet_milestone_free);
  g_clear_pointer (&op->wanted, carnet_milestone_free);
  g_clear_pointer (&op->heads, g_array_unref);
  g_clear_pointer (&op->change, carnet_milestone_change_free);
  g_free (op);
}

CarnetWrites *
carnet_milestone_op_writes_of_deletion (gboolean deleted)
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
    op->change = change_new (&op->id, carnet_milestone_op_writes_of_deletion (TRUE), after,
                             carnet_milestone_dup_added (FALSE), carnet_milestone_dup_added (TRUE));
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
  op->change = change_new (
      &op->id, carnet_milestone_op_writes_of_deletion (FALSE), carnet_milestone_op_writes_of_deletion (TRUE),
      carnet_milestone_dup_deleted (op->seen->n_observations), carnet_milestone_dup_restored ());
  return TRUE;
}

/* What was written to a milestone since is what the plan is written upon. */
static void
follow_heads (CarnetMilestoneChanges *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      CarnetCalendarChange *change = changes->pdata[i];
      GArray               *heads = g_hash_table_lookup (self->heads, &change->id);

      if (!heads)
        continue;
      g_clear_pointer (&change->heads, g_array_unref);
      change->heads = g_array_ref (heads);
    }
}

static gboolean
prepare_past (CarnetMilestoneChanges *self, Op *op, GPtrArray *past)
{
  GArray *heads;

  if (past->len == 0)
    return FALSE;
  op->change = g_ptr_array_steal_index (past, past->len - 1);
  op->id = op->change->id;
  if (op->change->plan)
    {
      follow_heads (self, op->change->plan->changes);
      follow_heads (self, op->change->plan->notes);
    }
  heads = g_hash_table_lookup (self->heads, &op->id);
  op->heads = heads ? g_array_ref (heads) : NULL;
  return TRUE;
}

gboolean
carnet_milestone_op_prepare (CarnetMilestoneChanges *self, Op *op, GError **error)
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
    case OP_TAKE:
      return op->change->plan->changes->len > 0;
    case OP_UNDO:
      return prepare_past (self, op, self->done);
    case OP_REDO:
      return prepare_past (self, op, self->undone);
    }
  return FALSE;
}
