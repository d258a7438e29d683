/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "logbook/carnet-logbook-aliases.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook-private.h"
#include "store/carnet-store-aliases.h"

/* Others of the same name that each is put beside: as many as anybody reads, however many a file invents. */
#define SUSPECTS_MAX 8

/* A person or a territory. */
typedef struct
{
  CarnetAliasSide side;
  const char     *kind;
  char           *folded;
  char           *list; /* the official list that it is of; "" */
} Known;

typedef struct
{
  GPtrArray     *all;    /* Known */
  GHashTable    *by_id;  /* CarnetId → Known */
  GHashTable    *judged; /* id of the alias → CarnetAliasPair, of those in @pairs */
  GPtrArray     *pairs;  /* CarnetAliasPair */
  CarnetAliases *aliases;
} Listing;

static void
side_clear (CarnetAliasSide *self)
{
  g_free (self->name);
  g_free (self->role);
  g_free (self->about);
}

void
carnet_alias_pair_free (CarnetAliasPair *self)
{
  side_clear (&self->sides[0]);
  side_clear (&self->sides[1]);
  g_free (self);
}

static void
known_free (gpointer data)
{
  Known *self = data;

  side_clear (&self->side);
  g_free (self->folded);
  g_free (self->list);
  g_free (self);
}

static void
listing_clear (Listing *self)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->by_id, g_hash_table_unref);
  g_clear_pointer (&self->judged, g_hash_table_unref);
  g_clear_pointer (&self->pairs, g_ptr_array_unref);
  g_clear_pointer (&self->aliases, carnet_aliases_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Listing, listing_clear)

/* -- Who and what there is -------------------------------------------------------------- */

static void
add_known (Listing        *self,
           const char     *kind,
           const CarnetId *id,
           const char     *name,
           const char     *role,
           char           *about,
           char           *list)
{
  Known *known = g_new0 (Known, 1);

  known->kind = kind;
  known->side = (CarnetAliasSide){ *id, g_strdup (name), g_strdup (role), about };
  known->folded = carnet_text_fold (name);
  known->list = list;
  g_ptr_array_add (self->all, known);
  g_hash_table_insert (self->by_id, &known->side.id, known);
}

static gboolean
add_people (Listing *self, CarnetStore *store, GError **error)
{
  g_autoptr (GPtrArray) people = carnet_store_list_people (store, FALSE, error);

  for (guint i = 0; people != NULL && i < people->len; i++)
    {
      const CarnetPerson *person = people->pdata[i];

      add_known (self, CARNET_KIND_PERSON, &person->id, person->name, person->role,
                 g_strdup (person->organisation), g_strdup (""));
    }
  return people != NULL;
}

/* The kind tells nothing of one that is of no list. */
static char *
describe_territory (const CarnetTerritory *territory)
{
  if (*territory->code == '\0')
    return g_strdup ("");
  return g_strdup_printf ("%s %s", carnet_territory_kind_get_label (territory->kind), territory->code);
}

static gboolean
add_territories (Listing *self, CarnetStore *store, GError **error)
{
  g_autoptr (GPtrArray) territories = carnet_store_list_territories (store, FALSE, error);

  for (guint i = 0; territories != NULL && i < territories->len; i++)
    {
      const CarnetTerritory *territory = territories->pdata[i];

      add_known (self, CARNET_KIND_TERRITORY, &territory->id, territory->name, "",
                 describe_territory (territory),
                 g_strdup (*territory->code != '\0' ? territory->vintage : ""));
    }
  return territories != NULL;
}

static int
compare_known (gconstpointer a, gconstpointer b)
{
  const Known *first = *(const Known *const *)a, *second = *(const Known *const *)b;
  int          order = strcmp (first->kind, second->kind);

  if (order == 0)
    order = strcmp (first->folded, second->folded);
  return order != 0 ? order : carnet_id_compare (&first->side.id, &second->side.id);
}

static gboolean
load (Listing *self, CarnetStore *store, GError **error)
{
  self->all = g_ptr_array_new_with_free_func (known_free);
  self->by_id = g_hash_table_new (carnet_id_hash_func, carnet_id_equal_func);
  self->judged = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, NULL);
  self->pairs = g_ptr_array_new_with_free_func ((GDestroyNotify)carnet_alias_pair_free);
  self->aliases = carnet_store_load_aliases (store, error);
  if (self->aliases == NULL || !add_people (self, store, error) || !add_territories (self, store, error))
    return FALSE;
  g_ptr_array_sort (self->all, compare_known);
  return TRUE;
}

/* -- Pairs -------------------------------------------------------------------------------- */

/* Whoever judges the same two judges the same thing, on every machine. */
static CarnetId
alias_id (const CarnetId *a, const CarnetId *b)
{
  gboolean         ordered = carnet_id_compare (a, b) < 0;
  g_autofree char *first = carnet_id_to_string (ordered ? a : b);
  g_autofree char *second = carnet_id_to_string (ordered ? b : a);
  g_autofree char *name = g_strdup_printf ("alias:%s:%s", first, second);

  return carnet_id_from_name (name);
}

static void
copy_side (CarnetAliasSide *side, const Known *known)
{
  *side = (CarnetAliasSide){ known->side.id, g_strdup (known->side.name), g_strdup (known->side.role),
                             g_strdup (known->side.about) };
}

static gboolean
stands_first (const Known *a, const Known *b)
{
  int order = g_utf8_collate (a->side.name, b->side.name);

  return order < 0 || (order == 0 && carnet_id_compare (&a->side.id, &b->side.id) < 0);
}

static void
add_pair (Listing *self, const Known *a, const Known *b, CarnetAliasState state)
{
  CarnetId         id = alias_id (&a->side.id, &b->side.id);
  gboolean         ordered = stands_first (a, b);
  CarnetAliasPair *pair = g_hash_table_lookup (self->judged, &id);

  /* Written by another program under another id, one pair may have two judgements. */
  if (pair != NULL)
    {
      if (pair->state != state)
        pair->state = CARNET_ALIAS_DISPUTED;
      return;
    }
  pair = g_new0 (CarnetAliasPair, 1);
  pair->kind = a->kind;
  pair->state = state;
  copy_side (&pair->sides[0], ordered ? a : b);
  copy_side (&pair->sides[1], ordered ? b : a);
  g_hash_table_insert (self->judged, carnet_id_copy (&id), pair);
  g_ptr_array_add (self->pairs, pair);
}

static void
add_judged_cb (const CarnetId *a, const CarnetId *b, gboolean same, gboolean disputed, gpointer data)
{
  Listing     *self = data;
  const Known *first = g_hash_table_lookup (self->by_id, a), *second = g_hash_table_lookup (self->by_id, b);
  CarnetAliasState state = same ? CARNET_ALIAS_SAME : CARNET_ALIAS_DISTINCT;

  if (first == NULL || second == NULL)
    return;
  if (disputed || carnet_aliases_are_contradicted (self->aliases, a, b))
    state = CARNET_ALIAS_DISPUTED;
  add_pair (self, first, second, state);
}

static gboolean
may_be_same (Listing *self, const Known *a, const Known *b)
{
  CarnetId id = alias_id (&a->side.id, &b->side.id);
  CarnetId first = carnet_aliases_get_canonical (self->aliases, &a->side.id);
  CarnetId second = carnet_aliases_get_canonical (self->aliases, &b->side.id);

  return !g_hash_table_contains (self->judged, &id) && !carnet_id_equal (&first, &second)
         && (*a->list == '\0' || !g_str_equal (a->list, b->list));
}

static gboolean
share_name (const Known *a, const Known *b)
{
  return *a->folded != '\0' && g_str_equal (a->kind, b->kind) && g_str_equal (a->folded, b->folded);
}

/* They are sorted: those of one name stand together. */
static void
add_suspected (Listing *self)
{
  for (guint i = 1; i < self->all->len; i++)
    {
      const Known *known = self->all->pdata[i];

      for (guint back = 1; back <= MIN (i, SUSPECTS_MAX); back++)
        {
          const Known *other = self->all->pdata[i - back];

          if (!share_name (known, other))
            break;
          if (may_be_same (self, known, other))
            add_pair (self, known, other, CARNET_ALIAS_SUSPECTED);
        }
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  static const int       ranks[] = { [CARNET_ALIAS_DISPUTED] = 0,
                                     [CARNET_ALIAS_SUSPECTED] = 1,
                                     [CARNET_ALIAS_SAME] = 2,
                                     [CARNET_ALIAS_DISTINCT] = 3 };
  const CarnetAliasPair *first = *(const CarnetAliasPair *const *)a,
                        *second = *(const CarnetAliasPair *const *)b;
  int order = ranks[first->state] - ranks[second->state];

  if (order == 0)
    order = strcmp (first->kind, second->kind);
  if (order == 0)
    order = g_utf8_collate (first->sides[0].name, second->sides[0].name);
  if (order == 0)
    order = carnet_id_compare (&first->sides[0].id, &second->sides[0].id);
  return order != 0 ? order : carnet_id_compare (&first->sides[1].id, &second->sides[1].id);
}

GPtrArray *
carnet_logbook_list_aliases (CarnetLogbook *self, GError **error)
{
  g_auto (Listing) listing = { 0 };

  if (!load (&listing, self->store, error)
      || !carnet_store_foreach_alias (self->store, add_judged_cb, &listing, error))
    return NULL;
  add_suspected (&listing);
  g_ptr_array_sort (listing.pairs, compare_pairs);
  return g_steal_pointer (&listing.pairs);
}

gboolean
carnet_logbook_are_same (CarnetLogbook  *self,
                         const CarnetId *a,
                         const CarnetId *b,
                         gboolean       *same,
                         GError        **error)
{
  g_autoptr (CarnetAliases) aliases = carnet_store_load_aliases (self->store, error);
  CarnetId first, second;

  if (aliases == NULL)
    return FALSE;
  first = carnet_aliases_get_canonical (aliases, a);
  second = carnet_aliases_get_canonical (aliases, b);
  *same = carnet_id_equal (&first, &second);
  return TRUE;
}

GHashTable *
carnet_logbook_map_joined (CarnetLogbook *self, GPtrArray *entities, GError **error)
{
  g_autoptr (CarnetAliases) aliases = carnet_store_load_aliases (self->store, error);
  GHashTable *joined = NULL;

  if (aliases == NULL)
    return NULL;
  joined = g_hash_table_new_full (carnet_id_hash_func, carnet_id_equal_func, g_free, g_free);
  for (guint i = 0; i < entities->len; i++)
    {
      const CarnetId *id = entities->pdata[i]; /* both begin with it */
      CarnetId        canonical = carnet_aliases_get_canonical (aliases, id);

      if (!carnet_id_equal (&canonical, id))
        g_hash_table_insert (joined, carnet_id_copy (id), carnet_id_copy (&canonical));
    }
  return joined;
}

/* -- Judging --------------------------------------------------------------------------------- */

static gboolean
check_pair (Listing *known, const CarnetId *a, const CarnetId *b, GError **error)
{
  const Known *first = g_hash_table_lookup (known->by_id, a), *second = g_hash_table_lookup (known->by_id, b);

  if (first == NULL || second == NULL || first == second || !g_str_equal (first->kind, second->kind))
    {
      g_set_error_literal (error, CARNET_ERROR, CARNET_ERROR_NOT_FOUND,
                           _ ("Name two people, or two territories, of this logbook."));
      return FALSE;
    }
  if (*first->list == '\0' || !g_str_equal (first->list, second->list))
    return TRUE;
  g_set_error (error, CARNET_ERROR, CARNET_ERROR_INVALID,
               _ ("“%s” and “%s” are two territories of the same official list: they are never the same."),
               first->side.about, second->side.about);
  return FALSE;
}

gboolean
carnet_logbook_judge_alias (CarnetLogbook   *self,
                            const CarnetId  *a,
                            const CarnetId  *b,
                            CarnetAliasState verdict,
                            GError         **error)
{
  g_auto (Listing) known = { 0 };
  g_autoptr (CarnetWrites) writes = carnet_writes_new ();
  gboolean ordered = carnet_id_compare (a, b) < 0;
  CarnetId id = alias_id (a, b);

  g_return_val_if_fail (verdict != CARNET_ALIAS_DISPUTED, FALSE);

  if (!load (&known, self->store, error) || !check_pair (&known, a, b, error))
    return FALSE;
  carnet_writes_set_id (writes, CARNET_KEY_A, ordered ? a : b);
  carnet_writes_set_id (writes, CARNET_KEY_B, ordered ? b : a);
  if (verdict != CARNET_ALIAS_SUSPECTED)
    carnet_writes_set_text (writes, CARNET_KEY_VERDICT,
                            verdict == CARNET_ALIAS_SAME ? CARNET_VERDICT_SAME : CARNET_VERDICT_DISTINCT);
  carnet_writes_set_integer (writes, CARNET_KEY_DELETED, verdict == CARNET_ALIAS_SUSPECTED);
  return carnet_logbook_write (self, &id, CARNET_KIND_ALIAS, NULL, writes, NULL, error);
}
