/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/carnet-person.h"
#include "model/carnet-territory.h"
#include "model/carnet-theme.h"

static const struct
{
  const char *kind;
  const char *label;
} territory_kinds[] = {
  { "region", NC_ ("kind of territory", "region") },
  { "departement", NC_ ("kind of territory", "département") },
  { "arrondissement", NC_ ("kind of territory", "arrondissement") },
  { "epci", NC_ ("kind of territory", "intercommunality") },
  { "ept", NC_ ("kind of territory", "public territorial body") },
  { "commune", NC_ ("kind of territory", "commune") },
};

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

const char *
carnet_role_get_label (const char *role)
{
  if (g_strcmp0 (role, CARNET_ROLE_CATALYST) == 0)
    return _ ("catalyst");
  if (g_strcmp0 (role, CARNET_ROLE_COORDINATOR) == 0)
    return _ ("coordinator");
  return role;
}

CarnetPerson *
carnet_person_new (const CarnetId *id, const char *name, const char *role, const char *organisation)
{
  CarnetPerson *self = g_new0 (CarnetPerson, 1);

  self->id = *id;
  self->name = dup_or_empty (name);
  self->role = dup_or_empty (role);
  self->organisation = dup_or_empty (organisation);
  return self;
}

void
carnet_person_free (CarnetPerson *self)
{
  g_free (self->name);
  g_free (self->role);
  g_free (self->organisation);
  g_free (self);
}

CarnetTerritory *
carnet_territory_new (void)
{
  CarnetTerritory *self = g_new0 (CarnetTerritory, 1);

  self->name = g_strdup ("");
  self->kind = g_strdup ("");
  self->code = g_strdup ("");
  self->vintage = g_strdup ("");
  self->departement = g_strdup ("");
  self->region = g_strdup ("");
  self->departement_name = g_strdup ("");
  self->population = -1;
  return self;
}

CarnetTerritory *
carnet_territory_copy (const CarnetTerritory *self)
{
  CarnetTerritory *copy = g_new (CarnetTerritory, 1);

  *copy = (CarnetTerritory){
    .id = self->id,
    .name = g_strdup (self->name),
    .kind = g_strdup (self->kind),
    .code = g_strdup (self->code),
    .vintage = g_strdup (self->vintage),
    .departement = g_strdup (self->departement),
    .region = g_strdup (self->region),
    .departement_name = g_strdup (self->departement_name),
    .population = self->population,
  };
  return copy;
}

void
carnet_territory_free (CarnetTerritory *self)
{
  g_free (self->name);
  g_free (self->kind);
  g_free (self->code);
  g_free (self->vintage);
  g_free (self->departement);
  g_free (self->region);
  g_free (self->departement_name);
  g_free (self);
}

const char *
carnet_territory_kind_get_label (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (territory_kinds); i++)
    if (g_strcmp0 (territory_kinds[i].kind, kind) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, "kind of territory", territory_kinds[i].label);
  return C_ ("kind of territory", "territory");
}

CarnetId
carnet_territory_id_for (const char *vintage, const char *kind, const char *code)
{
  g_autofree char *name = g_strdup_printf ("cog:%s:%s:%s", vintage, kind, code);

  return carnet_id_from_name (name);
}

CarnetTheme *
carnet_theme_new (const CarnetId *id, const char *label)
{
  CarnetTheme *self = g_new0 (CarnetTheme, 1);

  self->id = *id;
  self->label = dup_or_empty (label);
  self->definition = g_strdup ("");
  self->colour = g_strdup ("");
  return self;
}

void
carnet_theme_free (CarnetTheme *self)
{
  g_free (self->label);
  g_free (self->definition);
  g_free (self->colour);
  g_free (self);
}
