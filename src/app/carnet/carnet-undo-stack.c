/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-undo-stack.h"

#include <string.h>

typedef struct
{
  guint field;
  guint offset;
  char *removed;
  char *inserted;
} Edit;

struct _CarnetUndoStack
{
  GObject parent_instance;

  /* Owned: (element-type GPtrArray of Edit); those before @done are undone next, the others redone. */
  GPtrArray *steps;
  GPtrArray *group;

  guint    done;
  guint    depth;
  gboolean closed; /* the last step takes no more typing */
  gboolean replaying;
  gboolean could_undo;
  gboolean could_redo;
};

G_DEFINE_FINAL_TYPE (CarnetUndoStack, carnet_undo_stack, G_TYPE_OBJECT)

enum
{
  PROP_CAN_UNDO = 1,
  PROP_CAN_REDO,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
edit_free (gpointer data)
{
  Edit *edit = data;

  g_free (edit->removed);
  g_free (edit->inserted);
  g_free (edit);
}

static gboolean
can_redo (CarnetUndoStack *self)
{
  return self->done < self->steps->len;
}

static void
notify_changes (CarnetUndoStack *self)
{
  gboolean undo = self->done > 0, redo = can_redo (self);

  if (undo != self->could_undo)
    {
      self->could_undo = undo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
    }
  if (redo != self->could_redo)
    {
      self->could_redo = redo;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
    }
}

/* A letter right after the last one continues its step, unless it begins a word. */
static gboolean
join_typing (Edit *last, const Edit *edit)
{
  glong       length = g_utf8_strlen (last->inserted, -1);
  gunichar    before, after = g_utf8_get_char (edit->inserted);
  char       *joined;
  const char *end;

  if (length == 0 || *last->removed || *edit->removed || g_utf8_strlen (edit->inserted, -1) != 1
      || edit->offset != last->offset + (guint)length)
    return FALSE;
  end = last->inserted + strlen (last->inserted);
  before = g_utf8_get_char (g_utf8_prev_char (end));
  if (after == '\n' || (g_unichar_isspace (before) && !g_unichar_isspace (after)))
    return FALSE;
  joined = g_strconcat (last->inserted, edit->inserted, NULL);
  g_free (last->inserted);
  last->inserted = joined;
  return TRUE;
}

/* Backspace and Delete, held down. */
static gboolean
join_erasing (Edit *last, const Edit *edit)
{
  gboolean backwards = edit->offset + 1 == last->offset, forwards = edit->offset == last->offset;
  char    *joined;

  if (*last->inserted || *edit->inserted || g_utf8_strlen (edit->removed, -1) != 1
      || (!backwards && !forwards))
    return FALSE;
  joined = backwards ? g_strconcat (edit->removed, last->removed, NULL)
                     : g_strconcat (last->removed, edit->removed, NULL);
  g_free (last->removed);
  last->removed = joined;
  last->offset = edit->offset;
  return TRUE;
}

static gboolean
join (CarnetUndoStack *self, GPtrArray *group)
{
  GPtrArray  *step = self->done > 0 ? self->steps->pdata[self->done - 1] : NULL;
  Edit       *last;
  const Edit *edit;

  if (self->closed || !step || step->len != 1 || group->len != 1)
    return FALSE;
  last = step->pdata[0];
  edit = group->pdata[0];
  return last->field == edit->field && (join_typing (last, edit) || join_erasing (last, edit));
}

/* More than one letter at once was pasted or cut: typing does not continue it. */
static gboolean
is_typing (const GPtrArray *group)
{
  const Edit *edit = group->pdata[0];

  return group->len == 1 && g_utf8_strlen (edit->removed, -1) + g_utf8_strlen (edit->inserted, -1) == 1;
}

static void
push (CarnetUndoStack *self, GPtrArray *group)
{
  g_ptr_array_set_size (self->steps, (int)self->done);
  if (!join (self, group))
    {
      g_ptr_array_add (self->steps, g_ptr_array_ref (group));
      self->done++;
      self->closed = !is_typing (group);
    }
  notify_changes (self);
}

static void
get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CarnetUndoStack *self = CARNET_UNDO_STACK (object);

  switch (id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, self->done > 0);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, can_redo (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
finalize (GObject *object)
{
  CarnetUndoStack *self = CARNET_UNDO_STACK (object);

  g_ptr_array_unref (self->steps);
  g_clear_pointer (&self->group, g_ptr_array_unref);
  G_OBJECT_CLASS (carnet_undo_stack_parent_class)->finalize (object);
}

static void
carnet_undo_stack_class_init (CarnetUndoStackClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = finalize;
  object_class->get_property = get_property;
  properties[PROP_CAN_UNDO]
      = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CAN_REDO]
      = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
carnet_undo_stack_init (CarnetUndoStack *self)
{
  self->steps = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
}

CarnetUndoStack *
carnet_undo_stack_new (void)
{
  return g_object_new (CARNET_TYPE_UNDO_STACK, NULL);
}

void
carnet_undo_stack_begin (CarnetUndoStack *self)
{
  g_return_if_fail (CARNET_IS_UNDO_STACK (self));

  if (self->depth++ == 0)
    self->group = g_ptr_array_new_with_free_func (edit_free);
}

void
carnet_undo_stack_end (CarnetUndoStack *self)
{
  g_autoptr (GPtrArray) group = NULL;

  g_return_if_fail (CARNET_IS_UNDO_STACK (self));
  g_return_if_fail (self->depth > 0);

  if (--self->depth > 0)
    return;
  group = g_steal_pointer (&self->group);
  if (group->len > 0)
    push (self, group);
}

void
carnet_undo_stack_record (CarnetUndoStack *self,
                          guint            field,
                          guint            offset,
                          const char      *removed,
                          const char      *inserted)
{
  Edit *edit;

  g_return_if_fail (CARNET_IS_UNDO_STACK (self));

  if (self->replaying || (*removed == '\0' && *inserted == '\0'))
    return;
  edit = g_new0 (Edit, 1);
  edit->field = field;
  edit->offset = offset;
  edit->removed = g_strdup (removed);
  edit->inserted = g_strdup (inserted);
  carnet_undo_stack_begin (self);
  g_ptr_array_add (self->group, edit);
  carnet_undo_stack_end (self);
}

void
carnet_undo_stack_break (CarnetUndoStack *self)
{
  g_return_if_fail (CARNET_IS_UNDO_STACK (self));

  self->closed = TRUE;
}

gboolean
carnet_undo_stack_undo (CarnetUndoStack *self, CarnetUndoFunc func, gpointer user_data)
{
  GPtrArray *step;

  g_return_val_if_fail (CARNET_IS_UNDO_STACK (self), FALSE);

  if (self->done == 0)
    return FALSE;
  step = self->steps->pdata[--self->done];
  self->closed = TRUE;
  self->replaying = TRUE;
  for (guint i = step->len; i > 0; i--)
    {
      const Edit *edit = step->pdata[i - 1];
      func (edit->field, edit->offset, edit->inserted, edit->removed, user_data);
    }
  self->replaying = FALSE;
  notify_changes (self);
  return TRUE;
}

gboolean
carnet_undo_stack_redo (CarnetUndoStack *self, CarnetUndoFunc func, gpointer user_data)
{
  GPtrArray *step;

  g_return_val_if_fail (CARNET_IS_UNDO_STACK (self), FALSE);

  if (!can_redo (self))
    return FALSE;
  step = self->steps->pdata[self->done++];
  self->closed = TRUE;
  self->replaying = TRUE;
  for (guint i = 0; i < step->len; i++)
    {
      const Edit *edit = step->pdata[i];
      func (edit->field, edit->offset, edit->removed, edit->inserted, user_data);
    }
  self->replaying = FALSE;
  notify_changes (self);
  return TRUE;
}

gboolean
carnet_undo_stack_is_replaying (CarnetUndoStack *self)
{
  g_return_val_if_fail (CARNET_IS_UNDO_STACK (self), FALSE);

  return self->replaying;
}

void
carnet_undo_stack_clear (CarnetUndoStack *self)
{
  g_return_if_fail (CARNET_IS_UNDO_STACK (self));

  g_ptr_array_set_size (self->steps, 0);
  self->done = 0;
  self->closed = TRUE;
  notify_changes (self);
}
