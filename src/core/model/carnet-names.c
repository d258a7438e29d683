/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "model/carnet-names.h"

#include <glib/gi18n-lib.h>

#include "model/carnet-kinds.h"

/* So many digits tell two apart. */
#define DIGITS 8

/* -- The rule ------------------------------------------------------------------------------ */

static const struct
{
  const char *kind;
  gboolean    feminine; /* in French */
  const char *unknown;
} kinds[] = {
  { CARNET_KIND_THEME, FALSE, N_ ("unknown theme") },
  { CARNET_KIND_ACTOR, FALSE, N_ ("unknown actor") },
  { CARNET_KIND_PERSON, TRUE, N_ ("unknown person") },
  { CARNET_KIND_TERRITORY, FALSE, N_ ("unknown territory") },
  { CARNET_KIND_MILESTONE, FALSE, N_ ("unknown milestone") },
  { CARNET_KIND_PROGRAMME, FALSE, N_ ("unknown programme") },
  { CARNET_KIND_OBSERVATION, TRUE, N_ ("unknown observation") },
  { CARNET_NAME_SECTION, TRUE, N_ ("Section of another programme") },
};

static guint
find_kind (const char *kind)
{
  guint i = 0;

  while (i < G_N_ELEMENTS (kinds) && !g_str_equal (kinds[i].kind, kind))
    i++;
  return i;
}

static char *
dup_unknown (const char *kind, const CarnetId *apart)
{
  const guint i = find_kind (kind);
  const char *unknown = i < G_N_ELEMENTS (kinds) ? _ (kinds[i].unknown) : _ ("unknown");
  char        hex[CARNET_ID_HEX + 1];

  if (apart == NULL)
    return g_strdup (unknown);
  carnet_id_to_hex (apart, hex);
  return g_strdup_printf ("%s %.*s", unknown, DIGITS, hex);
}

char *
carnet_name_dup_shown (const char *kind, const char *name, gboolean deleted, const CarnetId *apart)
{
  const guint i = find_kind (kind);

  if (name == NULL || *name == '\0')
    return dup_unknown (kind, apart);
  if (!deleted)
    return g_strdup (name);
  return i < G_N_ELEMENTS (kinds) && kinds[i].feminine
             /* Translators: a person or an observation that was deleted. */
             ? g_strdup_printf (C_ ("feminine", "%s (deleted)"), name)
             /* Translators: a theme, an actor, a territory, a milestone that was deleted. */
             : g_strdup_printf (C_ ("masculine", "%s (deleted)"), name);
}

/* -- All of them --------------------------------------------------------------------------- */

struct _CarnetNames
{
  int         ref_count; /* atomic: they are read on one thread, shown on another */
  GPtrArray  *all;       /* CarnetName */
  GHashTable *by_id;     /* CarnetId → CarnetName, of @all */
  gboolean    deleted;   /* any of them */
};

static void
name_free (gpointer data)
{
  CarnetName *name = data;

  g_free (name->name);
  g_free (name);
}

CarnetNames *
carnet_names_new (void)
{
  CarnetNames *self = g_new0 (CarnetNames, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->all = g_ptr_array_new_with_free_func (name_free);
  self->by_id = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  return self;
}

CarnetNames *
carnet_names_ref (CarnetNames *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
carnet_names_unref (CarnetNames *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->all);
  g_free (self);
}

void
carnet_names_add (CarnetNames *self, const CarnetName *name)
{
  CarnetName *copy = g_memdup2 (name, sizeof *name);

  copy->name = g_strdup (name->name);
  g_ptr_array_add (self->all, copy);
  g_hash_table_insert (self->by_id, &copy->id, copy);
  self->deleted = self->deleted || name->deleted;
}

gboolean
carnet_names_have_deleted (const CarnetNames *self)
{
  return self->deleted;
}

static gboolean
name_equal (const CarnetName *a, const CarnetName *b)
{
  return carnet_id_equal (&a->id, &b->id) && a->deleted == b->deleted && g_str_equal (a->kind, b->kind)
         && g_str_equal (a->name, b->name)
         && (!a->deleted || (a->n_observations > 0) == (b->n_observations > 0));
}

gboolean
carnet_names_equal (const CarnetNames *a, const CarnetNames *b)
{
  if (a->all->len != b->all->len)
    return FALSE;
  for (guint i = 0; i < a->all->len; i++)
    if (!name_equal (a->all->pdata[i], b->all->pdata[i]))
      return FALSE;
  return TRUE;
}

const CarnetName *
carnet_names_find (const CarnetNames *self, const char *kind, const CarnetId *id)
{
  const CarnetName *name = g_hash_table_lookup (self->by_id, id);

  return name != NULL && g_str_equal (name->kind, kind) ? name : NULL;
}

static gboolean
is_unknown (const CarnetNames *self, const char *kind, const CarnetId *id)
{
  const CarnetName *name = carnet_names_find (self, kind, id);

  return name == NULL || *name->name == '\0';
}

static gboolean
is_alone (const CarnetNames *self, const char *kind, const CarnetId *id, const GArray *among)
{
  for (guint i = 0; among != NULL && i < among->len; i++)
    {
      const CarnetId *other = &g_array_index (among, CarnetId, i);

      if (!carnet_id_equal (other, id) && is_unknown (self, kind, other))
        return FALSE;
    }
  return TRUE;
}

char *
carnet_names_dup (const CarnetNames *self, const char *kind, const CarnetId *id, const GArray *among)
{
  const CarnetName *name = carnet_names_find (self, kind, id);

  if (is_unknown (self, kind, id))
    return carnet_name_dup_shown (kind, NULL, FALSE, is_alone (self, kind, id, among) ? NULL : id);
  return carnet_name_dup_shown (kind, name->name, name->deleted, NULL);
}

GPtrArray *
carnet_names_list (const CarnetNames *self, const char *kind, gboolean deleted)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < self->all->len; i++)
    {
      CarnetName *name = self->all->pdata[i];

      if (g_str_equal (name->kind, kind) && name->deleted == deleted)
        g_ptr_array_add (list, name);
    }
  return list;
}
