/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "programme/carnet-milestone-changes.h"

G_BEGIN_DECLS

/* What was done: writing @before undoes it, writing @after does it again. Of a calendar, @plan does both. */
typedef struct
{
  CarnetId            id;
  CarnetWrites       *before;
  CarnetWrites       *after;
  CarnetCalendarPlan *plan;
  char               *done;   /* in a sentence */
  char               *undone; /* the same */
} CarnetMilestoneChange;

typedef enum
{
  OP_WRITE,
  OP_MOVE,
  OP_DELETE,
  OP_TAKE, /* a calendar */
  OP_UNDO,
  OP_REDO,
} OpKind;

typedef struct
{
  OpKind                 kind;
  CarnetId               id;
  int                    steps;
  CarnetMilestone       *seen;
  CarnetMilestone       *wanted;
  GArray                *heads;
  CarnetMilestoneChange *change;
} Op;

struct _CarnetMilestoneChanges
{
  GObject parent_instance;

  /* Owned */
  CarnetSession *session;
  GQueue         waiting; /* Op */
  Op            *current; /* being written */
  GPtrArray     *done;    /* CarnetMilestoneChange */
  GPtrArray     *undone;  /* the same */
  GHashTable    *heads;   /* CarnetId → GArray: as seen after the last change */
};

/* carnet-milestone-operation.c */
void          carnet_milestone_change_free (gpointer data);
Op           *carnet_milestone_op_new (OpKind kind, const CarnetId *id);
void          carnet_milestone_op_free (gpointer data);
CarnetWrites *carnet_milestone_op_writes_of_deletion (gboolean deleted);
/** carnet_milestone_op_prepare: what it will write, and upon what. Returns: %FALSE also when there is nothing
 * to do. */
gboolean carnet_milestone_op_prepare (CarnetMilestoneChanges *self, Op *op, GError **error);

G_END_DECLS
