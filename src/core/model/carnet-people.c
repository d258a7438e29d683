/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "model/carnet-person.h"
#include "model/carnet-territory.h"
#include "model/carnet-theme.h"

/* -- People ------------------------------------------------------------------------------ */

CarnetPerson *
carnet_person_new (const CarnetId *id, const char *name, const char *role, const char *organisation)
{
  CarnetPerson *self = g_new0 (CarnetPerson, 1);

  self->id = *id;
  self->name = g_strdup (name);
  self->role = g_strdup (role);
  self->organisation = g_strdup (organisation);
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

/* -- Territories --------------------------------------------------------------------------- */

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
  CarnetTerritory *copy = g_new0 (CarnetTerritory, 1);

  copy->id = self->id;
  copy->name = g_strdup (self->name);
  copy->kind = g_strdup (self->kind);
  copy->code = g_strdup (self->code);
  copy->vintage = g_strdup (self->vintage);
  copy->departement = g_strdup (self->departement);
  copy->region = g_strdup (self->region);
  copy->departement_name = g_strdup (self->departement_name);
  copy->population = self->population;
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
  static const struct
  {
    const char *kind;
    const char *label;
  } labels[] = {
    { "region", NC_ ("territory", "region") },
    { "departement", NC_ ("territory", "departement") },
    { "arrondissement", NC_ ("territory", "arrondissement") },
    { "epci", NC_ ("territory", "intercommunality") },
    { "ept", NC_ ("territory", "territorial public body") },
    { "commune", NC_ ("territory", "commune") },
    { "free", NC_ ("territory", "free name") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].kind, kind))
      return g_dpgettext2 (GETTEXT_PACKAGE, "territory", labels[i].label);
  return kind;
}

CarnetId
carnet_territory_id_for (const char *vintage, const char *kind, const char *code)
{
  g_autofree char *name = g_strdup_printf ("cog:%s:%s:%s", vintage, kind, code);

  return carnet_id_from_name (name);
}

/* -- Themes ----------------------------------------------------------------------------------- */

CarnetTheme *
carnet_theme_new (const CarnetId *id, const char *label)
{
  CarnetTheme *self = g_new0 (CarnetTheme, 1);

  self->id = *id;
  self->label = g_strdup (label);
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
